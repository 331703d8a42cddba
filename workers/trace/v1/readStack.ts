import { varintEnd, varintHi, varintLo } from '../wire/varint.ts';
import { blockEnd, damaged, readNumber } from './arguments.ts';
import type { StackBuilder, V1Texts } from './tables.ts';

const MAX_FRAMES = 1000;

/**
 * Reads the stack whose head stands at `pos`: id n (pc func file line)ⁿ. Returns the position after it. Ids are taken modulo
 * 2^32, and a stack of id 0 or without frames is none.
 */
export function readStack(bytes: Uint8Array, pos: number, texts: V1Texts, stacks: StackBuilder): number {
  const k = bytes[pos] >> 6;
  // Without a block there is room for the id and a depth of 0 only.
  if (k === 0 || k === 2) throw damaged(pos, `a stack has ${k + 1} arguments, which does not fit any depth`);
  const end = k === 3 ? blockEnd(bytes, pos + 1) : bytes.length;
  readNumber(bytes, k === 3 ? varintEnd : pos + 1, end);
  const id = varintLo;
  const depth = readNumber(bytes, varintEnd, end);
  let at = varintEnd;
  if (depth > MAX_FRAMES) throw damaged(pos, `a stack claims ${depth} frames; the most is ${MAX_FRAMES}`);
  if (k === 1) {
    if (depth > 0) throw damaged(pos, 'a stack without frames claims some');
    return at;
  }
  for (let frame = 0; frame < depth; frame++) {
    const pc = readNumber(bytes, at, end);
    const pcLo = varintLo;
    const pcHi = varintHi;
    const func = readNumber(bytes, varintEnd, end);
    const funcSlot = texts.slot(func, varintLo, varintHi);
    const file = readNumber(bytes, varintEnd, end);
    const fileSlot = texts.slot(file, varintLo, varintHi);
    readNumber(bytes, varintEnd, end);
    at = varintEnd;
    if (id !== 0) stacks.frame(pc, pcLo, pcHi, funcSlot, fileSlot, varintLo, varintHi);
  }
  if (at !== end) throw damaged(pos, `a stack has more than its ${depth} frames`);
  if (id !== 0 && depth > 0) stacks.end(id);
  return end;
}
