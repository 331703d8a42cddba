// Parts of sixteen generations in a row put into one, and sixteen of those into one again, so that the figures of a range cost what
// its length is in such blocks, not in generations. Made as they are asked for, a few at a time.

import { NumberPacker } from '../../../stats/packedNumbers.ts';
import type { BreakdownPart } from '../../closeup/breakdownPart.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { mergeParts } from '../../closeup/mergeParts.ts';

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
      part ??= this.#trace.summary(number)?.breakdown.whole;
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
      const part = level === 1 ? this.#trace.summary(child)?.breakdown.whole : this.#block(level - 1, child);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    const merged = mergeParts(parts, this.#packer);
    (this.#blocks[level] ??= [])[block] = merged;
    return merged;
  }
}
