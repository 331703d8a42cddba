import { DamageError } from '../../damage.ts';
import { varintEnd } from '../wire/varint.ts';
import { damaged, readNumber } from './arguments.ts';
import { t } from '../../../language/t.ts';

const MAX_TEXT_BYTES = 1_000_000;
const PIECE = 8192;

/** Position after the text read last. */
export let textEnd = 0;

/** The text whose length stands at `pos`, as a binary string (one char per byte). `least`: bytes it must have. */
export function readText(bytes: Uint8Array, pos: number, least: number): string {
  const length = readNumber(bytes, pos, bytes.length);
  if (length < least || length > MAX_TEXT_BYTES) throw damaged(pos, `a string claims ${length} bytes; it has ${least} to ${MAX_TEXT_BYTES}`);
  const start = varintEnd;
  const end = start + length;
  if (end > bytes.length) {
    throw new DamageError({ what: 'cut-off', message: t('The file ends at byte {length}, inside a string.', { length: bytes.length }), offset: bytes.length });
  }
  let text = '';
  // In pieces, since a call takes only so many arguments.
  for (let at = start; at < end; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + PIECE, end)));
  textEnd = end;
  return text;
}
