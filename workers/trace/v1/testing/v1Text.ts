// Test only: writes v1 traces from text, a line for each thing in the file, in its order (go-trace.md, section 7).
//
//   P0 at 100                      a batch: P, ticks
//   GoCreate 2 7 1 0               an event: ticks since the one before on its P, arguments, stack id
//   UserLog 1 0 3 0 any words      the message follows the arguments
//   string 3 any words             id, text
//   stack 1: 4096/3/4/30           id, frames of pc/function/file/line
//   bytes 50 0                     as they are
//
// Knows nothing of the decoder but the names of its types.

import { LAST_TYPE, typeName } from '../eventTypes.ts';

const TYPES: ReadonlyMap<string, number> = new Map(Array.from({ length: LAST_TYPE }, (_, i) => [typeName(i + 1), i + 1]));
const BATCH = 1;
const STACK = 3;
const STRING = 37;
const USER_LOG = 48;

export interface V1File {
  readonly bytes: Uint8Array;
  /** Byte at which the first line of that text begins. */
  readonly at: (line: string) => number;
}

/** A whole trace: its clock ticks once a ns, unless the text gives another frequency. */
export function v1File(minor: number, text: string): V1File {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!lines.some((line) => line.startsWith('Frequency'))) lines.push('Frequency 1000000000');
  const out: number[] = [...new TextEncoder().encode(`go 1.${minor} trace`), 0, 0, 0];
  const offsets = new Map<string, number>();
  for (const line of lines) {
    if (!offsets.has(line)) offsets.set(line, out.length);
    out.push(...bytesOf(line));
  }
  return { bytes: Uint8Array.from(out), at: (line) => offsets.get(line) ?? -1 };
}

export function varint(value: bigint | number): number[] {
  const out: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  out.push(Number(rest));
  return out;
}

function bytesOf(line: string): readonly number[] {
  const [word = '', ...rest] = line.split(' ');
  const batch = /^P(-?\d+)$/.exec(word);
  if (batch !== null) return [BATCH | (1 << 6), ...varint(BigInt.asUintN(64, BigInt(batch[1] ?? ''))), ...varint(BigInt(rest[1] ?? ''))];
  if (word === 'bytes') return rest.map(Number);
  if (word === 'string') return [STRING | (2 << 6), ...varint(Number(rest[0])), ...withLength(rest.slice(1).join(' '))];
  if (word === 'stack') {
    const frames = rest.slice(1).map((frame) => frame.split('/').flatMap((part) => varint(BigInt(part))));
    return block(STACK, [...varint(Number.parseInt(rest[0] ?? '', 10)), ...varint(frames.length), ...frames.flat()]);
  }
  const type = TYPES.get(word);
  if (type === undefined) throw new Error(`no such line in a v1 trace: ${line}`);
  if (type === USER_LOG) return [...block(type, rest.slice(0, 4).flatMap((arg) => varint(BigInt(arg)))), ...withLength(rest.slice(4).join(' '))];
  const args = rest.map((arg) => varint(BigInt(arg)));
  return args.length <= 3 ? [type | ((args.length - 1) << 6), ...args.flat()] : block(type, args.flat());
}

function block(type: number, args: readonly number[]): number[] {
  return [type | (3 << 6), ...varint(args.length), ...args];
}

function withLength(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  return [...varint(bytes.length), ...bytes];
}
