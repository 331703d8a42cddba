// Parts of sixteen generations in a row put into one, and sixteen of those into one again, so that the figures of a range cost what
// its length is in such blocks, not in generations. Made as they are asked for, a few at a time.

import { NumberPacker, unpack } from '../../../stats/packedNumbers.ts';
import { type BreakdownPart, FUNCTION, FUNCTION_VALUES, REASON, REASON_VALUES } from '../../closeup/breakdownPart.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type KeyedColumns, KeyedSums } from '../../closeup/keyedSums.ts';

const BLOCK = 16;
/** Made in one asking: ranks of more pieces are as good, only slower. */
const MOST_MADE = 4;

const MERGED = new WeakMap<CloseTrace, MergedParts>();

export function mergedParts(trace: CloseTrace): MergedParts {
  let merged = MERGED.get(trace);
  if (merged === undefined) {
    merged = new MergedParts(trace);
    MERGED.set(trace, merged);
  }
  return merged;
}

export class MergedParts {
  readonly #trace: CloseTrace;
  readonly #packer = new NumberPacker();
  /** By level (blocks of 16, of 256, …), then number of the block. */
  readonly #blocks: (BreakdownPart | undefined)[][] = [];

  constructor(trace: CloseTrace) {
    this.#trace = trace;
  }

  /** Of generations [from, to), all of which have a summary: parts that follow each other, as few as there are. */
  parts(from: number, to: number): readonly BreakdownPart[] {
    const parts: BreakdownPart[] = [];
    let mayMake = MOST_MADE;
    for (let number = from; number < to; ) {
      let level = 0;
      while (number % BLOCK ** (level + 1) === 0 && number + BLOCK ** (level + 1) <= to) level++;
      let part: BreakdownPart | undefined;
      for (; level > 0; level--) {
        const block = number / BLOCK ** level;
        part = this.#block(level, block);
        if (part === undefined && mayMake-- > 0) part = this.#make(level, block);
        if (part !== undefined) break;
      }
      part ??= this.#trace.summary(number)?.breakdown;
      if (part === undefined) throw new Error('A part is asked for of a generation that was not summed up.');
      parts.push(part);
      number += BLOCK ** level;
    }
    return parts;
  }

  #block(level: number, block: number): BreakdownPart | undefined {
    return this.#blocks[level]?.[block];
  }

  /** undefined: not all of what it is made of is there. */
  #make(level: number, block: number): BreakdownPart | undefined {
    const parts: BreakdownPart[] = [];
    for (let child = block * BLOCK; child < (block + 1) * BLOCK; child++) {
      const part = level === 1 ? this.#trace.summary(child)?.breakdown : this.#block(level - 1, child);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    const merged = merge(parts, this.#packer);
    (this.#blocks[level] ??= [])[block] = merged;
    return merged;
  }
}

/** Of all goroutines; what was there when a part began is new of the first one only. */
function merge(parts: readonly BreakdownPart[], packer: NumberPacker): BreakdownPart {
  const [first] = parts;
  const sum = (column: (part: BreakdownPart) => Float64Array): Float64Array => first.kindNs.map((_, kind) => parts.reduce((ns, part) => ns + column(part)[kind], 0));
  const waits = new Uint32Array(parts.reduce((count, part) => count + part.waits.count, 0));
  let filled = 0;
  for (const part of parts) {
    unpack(part.waits, waits, filled);
    filled += part.waits.count;
  }
  return {
    kindNs: sum(({ kindNs }) => kindNs),
    kindBegun: sum(({ kindBegun }) => kindBegun),
    kindFound: first.kindFound,
    functions: mergeColumns(parts.map(({ functions }) => functions), FUNCTION_VALUES, FUNCTION.found),
    unnamed: mergeColumns(parts.map(({ unnamed }) => unnamed), FUNCTION_VALUES, FUNCTION.found),
    reasons: mergeColumns(parts.map(({ reasons }) => reasons), REASON_VALUES, REASON.found),
    sampled: mergeColumns(parts.map(({ sampled }) => sampled), 1, undefined),
    samples: parts.reduce((count, { samples }) => count + samples, 0),
    waits: packer.pack(waits, filled),
    longWaits: Float64Array.from(parts.flatMap(({ longWaits }) => [...longWaits])),
    creations: new Uint32Array(0),
    ran: new Uint32Array(0),
    ranName: new Uint32Array(0),
  };
}

/** `found`: the value that only the first of them adds. */
function mergeColumns(columns: readonly KeyedColumns[], width: number, found: number | undefined): KeyedColumns {
  const sums = new KeyedSums(width);
  for (const [i, { keys, values }] of columns.entries()) {
    for (let place = 0; place < keys.length; place++) {
      const at = sums.at(keys[place]);
      for (let value = 0; value < width; value++) if (i === 0 || value !== found) sums.values[at + value] += values[place * width + value];
    }
  }
  return sums.columns();
}
