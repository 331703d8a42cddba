// What a file is, by its first bytes; its name is never looked at.
import type { Damage } from '../damage.ts';
import type { Bytes } from '../units.ts';
import { describeForeign, isMostlyText, isText } from './foreign.ts';
import { holdsGoroutine, isFolded, legacyCpuWords, type TextForm, titledForm } from './textForm.ts';
import { t } from '../../language/t.ts';

export type Sniffed =
  /** `minor`: the NN of `go 1.NN trace`; undefined if the header does not go on like that (its decoder says what is wrong). */
  | { readonly kind: 'go-trace'; readonly minor: number | undefined }
  | { readonly kind: 'gzip' }
  | { readonly kind: 'zstd' }
  /** A protobuf message whose fields so far could be a profile's; or a profile in an older form. */
  | { readonly kind: 'pprof'; readonly form: TextForm | undefined }
  /** A text whose beginning is no profile. Goroutines or the runtime's records may stand in it; if there are none, `damage` says what it is. */
  | { readonly kind: 'text'; readonly damage: Damage }
  /** What a Windows shell makes of a program's output. A log in it can be read, a recording is destroyed: `damage`. */
  | { readonly kind: 'utf-16'; readonly encoding: 'utf-16le' | 'utf-16be'; readonly damage: Damage }
  | { readonly kind: 'unknown'; readonly damage: Damage };

/** Bytes of the file's start that are enough to tell. Fewer are fine only where the file is shorter. */
export const SNIFF_BYTES: Bytes = 4096;

/** Of every trace; a file that ends within it is a trace cut off, whose decoder says so. */
const HEADER_START = 'go 1.';

/** @param totalBytes size of the whole file when `file` is only its start: a length in it may reach so far. All of a file tells most. */
export function sniff(file: Uint8Array, totalBytes: Bytes = file.length): Sniffed {
  const head = file.subarray(0, SNIFF_BYTES);
  if (head.length === 0) {
    return { kind: 'unknown', damage: { what: 'empty', message: t('This file is empty.'), offset: 0, advice: t('Record it again; a recording is written only when it is stopped.') } };
  }
  if (head[0] === 0x1f && (head.length === 1 || head[1] === 0x8b)) return { kind: 'gzip' };
  if (isZstd(head)) return { kind: 'zstd' };
  if (startsWith(head, '\xff\xfe') || startsWith(head, '\xfe\xff')) return { kind: 'utf-16', encoding: head[0] === 0xff ? 'utf-16le' : 'utf-16be', damage: describeForeign(head) };
  if (startsWith(head, HEADER_START) || HEADER_START.startsWith(new TextDecoder('latin1').decode(head.subarray(0, HEADER_START.length + 1)))) return { kind: 'go-trace', minor: traceMinor(head) };
  const form = legacyCpuWords(head) === undefined ? titledForm(head) : 'legacy CPU';
  if (form !== undefined) return { kind: 'pprof', form };
  const text = isText(head);
  if (!text && !startsWith(head, 'PERFILE2') && couldBeProfile(head, totalBytes)) return { kind: 'pprof', form: undefined };
  const whole = file.length >= totalBytes;
  // A web page is no log of a program, whatever it quotes.
  const isPage = /^\s*<(!doctype|html)/i.test(new TextDecoder('latin1').decode(head));
  if (!isPage && holdsGoroutine(whole ? file : head)) return { kind: 'pprof', form: 'goroutine dump' };
  if (text && isFolded(head, whole && file.length === head.length)) return { kind: 'pprof', form: 'folded' };
  const damage = describeForeign(head);
  const isKnown = damage.what !== 'not-ours' && !/^\s*[{[]/.test(new TextDecoder('latin1').decode(head));
  return !isPage && (text || (!isKnown && isMostlyText(head))) ? { kind: 'text', damage } : { kind: 'unknown', damage };
}

function startsWith(head: Uint8Array, text: string): boolean {
  if (head.length < text.length) return false;
  for (let i = 0; i < text.length; i++) if (head[i] !== text.charCodeAt(i)) return false;
  return true;
}

/** A frame, or a skippable one before it. */
function isZstd(head: Uint8Array): boolean {
  if (head.length < 4) return false;
  const first = head[0];
  return (first === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) || (first >= 0x50 && first <= 0x5f && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18);
}

/** Header: `go 1.NN trace` and zeros up to 16 bytes. */
function traceMinor(head: Uint8Array): number | undefined {
  const header = new TextDecoder('latin1').decode(head.subarray(0, 16));
  const match = /^go 1\.(\d{1,3}) trace\0*$/.exec(header);
  return match === null || header.length < 16 ? undefined : Number(match[1]);
}

const VARINT = 0;
const DELIMITED = 2;
/** Wire type of each top-level field of a profile, by field number; undefined: either. */
const PROFILE_FIELDS: readonly (number | undefined)[] = [
  undefined, DELIMITED, DELIMITED, DELIMITED, DELIMITED, DELIMITED, DELIMITED, VARINT, VARINT,
  VARINT, VARINT, DELIMITED, VARINT, undefined, VARINT, VARINT,
];
/** So many fields in a row are no accident, even if the next one is damaged: the decoder shall say where. */
const CONVINCING_FIELDS = 4;

/** Walks the top-level fields: tags, wire types and lengths. Cheap, and it is right about anything that is not a forgery. */
function couldBeProfile(head: Uint8Array, totalBytes: Bytes): boolean {
  let at = 0;
  let known = 0;
  let unknown = 0;
  const varint = (): number | undefined => {
    let value = 0;
    for (let i = 0; i < 10; i++) {
      const byte = head[at++];
      if (byte === undefined) return undefined;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    return undefined;
  };
  while (at < head.length) {
    const tag = varint();
    if (tag === undefined) break;
    const field = Math.floor(tag / 8);
    const wireType = tag % 8;
    if (field >= 1 && field < PROFILE_FIELDS.length) {
      const expected = PROFILE_FIELDS[field];
      if (expected === undefined ? wireType !== VARINT && wireType !== DELIMITED : wireType !== expected) return known >= CONVINCING_FIELDS;
      known++;
    } else unknown++;
    switch (wireType) {
      case VARINT:
        if (varint() === undefined) return at >= head.length ? known > unknown : known > CONVINCING_FIELDS;
        break;
      case DELIMITED: {
        const length = varint();
        if (length === undefined || at + length > totalBytes) return known > CONVINCING_FIELDS;
        if (field === 1 && !couldBeValueType(head.subarray(at, at + length))) {
          known--;
          unknown++;
        }
        at += length;
        break;
      }
      case 1:
        at += 8;
        break;
      case 5:
        at += 4;
        break;
      default:
        return known >= CONVINCING_FIELDS;
    }
  }
  return known > unknown;
}

/** type and unit, each a field of one small varint. */
function couldBeValueType(body: Uint8Array): boolean {
  return body.length <= 24 && (body.length === 0 || body[0] === 0x08 || body[0] === 0x10);
}
