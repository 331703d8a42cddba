// A v2 trace cut to whole generations: its header, and their bytes as they stand. Every generation tells the state of all goroutines and
// Ps anew, so that a trace of some of them is a trace by itself.
import { DamageError } from '../damage.ts';
import { Framer } from '../trace/wire/framing.ts';
import { HEADER_BYTES, readHeader } from '../trace/wire/header.ts';
import { epochOf, readClock } from '../trace/wire/tables.ts';
import type { Ns, TimeRange } from '../units.ts';

export interface Trimmed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Start of what is kept, in time of the whole trace: what was there is at 0 now. */
  readonly startNs: Ns;
  /** Generations kept, and how many there are. */
  readonly kept: number;
  readonly of: number;
}

/**
 * The generations that `range` touches, with all between them. The older formats have none: such a trace stays whole. So does one
 * whose generations the range does not touch.
 * @throws DamageError if there is no whole generation
 */
export function trimTrace(bytes: Uint8Array<ArrayBuffer>, range: TimeRange): Trimmed {
  const { wire, readAs } = readHeader(bytes);
  if (wire === 'v1') return { bytes, startNs: 0, kept: 1, of: 1 };
  const generations = generationsOf(bytes, readAs);
  // Each lasts until the next one starts.
  const touched = generations.filter(({ startNs }, at) => startNs <= range.endNs && (generations[at + 1]?.startNs ?? Number.POSITIVE_INFINITY) > range.startNs);
  const kept = touched.length === 0 ? generations : touched;
  const first = kept[0];
  const last = kept[kept.length - 1];
  const trimmed = new Uint8Array(HEADER_BYTES + last.end - first.start);
  trimmed.set(bytes.subarray(0, HEADER_BYTES));
  trimmed.set(bytes.subarray(first.start, last.end), HEADER_BYTES);
  return { bytes: trimmed, startNs: first.startNs, kept: kept.length, of: generations.length };
}

interface Generation {
  readonly start: number;
  readonly end: number;
  readonly startNs: Ns;
}

/** Those before the first damage. */
function generationsOf(bytes: Uint8Array<ArrayBuffer>, minor: number): readonly Generation[] {
  const part = { bytes, startOffset: 0 };
  const framer = new Framer(minor);
  framer.feed(part, true);
  const found: Generation[] = [];
  let epochNs: Ns | undefined;
  for (;;) {
    const framed = framer.next();
    if (framed.found === 'damage' && found.length === 0) throw new DamageError(framed.damage);
    if (framed.found !== 'generation') return found;
    const { frame } = framed;
    const atNs = epochOf(frame, readClock(part, frame, minor));
    epochNs ??= atNs;
    found.push({ start: frame.startOffset, end: frame.endOffset, startNs: atNs - epochNs });
  }
}
