// Reads the head and arguments of v1 events (go-trace.md, section 7.1). The values of the event read last stay in `argLo` and
// `argHi`, as 64-bit halves: an object per event would cost more than the decoding.

import { DamageError } from '../../damage.ts';
import { readVarint, varintEnd, varintHi, varintLo } from '../wire/varint.ts';
import { ARGUMENT_COUNT, typeName } from './eventTypes.ts';
import { t } from '../../../language/t.ts';

const MAX_BLOCK_BYTES = 2048;
const MOST = ARGUMENT_COUNT.reduce((most, count) => Math.max(most, count));

export const argLo = new Uint32Array(MOST);
export const argHi = new Uint32Array(MOST);

const TWO_32 = 4294967296;

/** Argument as a double: the nearest one past 2^53. */
export function arg(i: number): number {
  return argHi[i] * TWO_32 + argLo[i];
}

/**
 * Reads exactly the arguments that `type` has; `pos` is the byte after the head. Returns the position after them. `head`'s two
 * high bits say how many come, or (3) that their length in bytes does.
 */
export function readArguments(bytes: Uint8Array, pos: number, head: number, type: number): number {
  const expected = ARGUMENT_COUNT[type];
  const k = head >> 6;
  let at = pos;
  let end = bytes.length;
  if (k === 3) {
    end = blockEnd(bytes, at);
    at = varintEnd;
  } else if (k + 1 !== expected) throw wrongCount(pos - 1, type, expected, k + 1);
  for (let i = 0; i < expected; i++) {
    if (at >= end) throw k === 3 ? wrongCount(pos - 1, type, expected, i) : cutOff(bytes.length, type);
    const byte = bytes[at];
    if (byte < 128) {
      argLo[i] = byte;
      argHi[i] = 0;
      at++;
      continue;
    }
    readVarint(bytes, at);
    if (varintEnd < 0 || varintEnd > end) throw badNumber(bytes, at);
    argLo[i] = varintLo;
    argHi[i] = varintHi;
    at = varintEnd;
  }
  if (k === 3 && at !== end) {
    throw damaged(pos - 1, `${typeName(type)} has more than its ${expected} argument${expected === 1 ? '' : 's'}`);
  }
  return at;
}

/** End of an argument block whose length stands at `pos`; the block starts at varintEnd. */
export function blockEnd(bytes: Uint8Array, pos: number): number {
  const length = readVarint(bytes, pos);
  if (varintEnd < 0) throw badNumber(bytes, pos);
  if (length > MAX_BLOCK_BYTES) throw damaged(pos, `an event claims ${length} bytes of arguments; the most is ${MAX_BLOCK_BYTES}`);
  if (varintEnd + length > bytes.length) {
    throw new DamageError({ what: 'cut-off', message: t('The file ends at byte {length}, inside an event.', { length: bytes.length }), offset: bytes.length });
  }
  return varintEnd + length;
}

/** The number at `pos`; its end and halves are in the varint's variables. */
export function readNumber(bytes: Uint8Array, pos: number, end: number): number {
  const value = readVarint(bytes, pos);
  if (varintEnd < 0 || varintEnd > end) throw badNumber(bytes, pos);
  return value;
}

export function damaged(offset: number, what: string): DamageError {
  return new DamageError({ what: 'damaged', message: t('The trace is damaged at byte {offset}: {what}.', { offset, what }), offset });
}

function wrongCount(offset: number, type: number, expected: number, found: number): DamageError {
  return damaged(offset, `${typeName(type)} should have ${expected} argument${expected === 1 ? '' : 's'} but has ${found}`);
}

function badNumber(bytes: Uint8Array, pos: number): DamageError {
  // A number that runs into the end of the file is short, not wrong.
  for (let at = pos; at < bytes.length && at < pos + 10; at++) if (bytes[at] < 128) return damaged(pos, 'a number is malformed');
  return bytes.length < pos + 10 ? cutOff(bytes.length, undefined) : damaged(pos, 'a number is longer than 64 bits');
}

function cutOff(length: number, type: number | undefined): DamageError {
  const where = type === undefined ? 'an event' : `a ${typeName(type)} event`;
  return new DamageError({ what: 'cut-off', message: t('The file ends at byte {length}, inside {where}.', { length, where }), offset: length });
}
