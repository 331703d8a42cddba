// Boxes of the flame graph as ranges of sorted samples, found by bisection: opening one costs what is seen of it.
import type { FlameNode } from '../../api.ts';
import type { Stacks } from '../stacks.ts';
import { sortStacks } from './sortStacks.ts';

/** Sorted positions [low, high) whose stacks share their first `depth` frames. */
export interface StackRange {
  readonly low: number;
  readonly high: number;
  readonly depth: number;
}

export class StackRanges {
  readonly stacks: Stacks;
  /** Sorted position → sample. */
  readonly order: Uint32Array;

  constructor(stacks: Stacks, boxCount: number) {
    this.stacks = stacks;
    this.order = sortStacks(stacks, boxCount);
  }

  get root(): StackRange {
    return { low: 0, high: this.order.length, depth: 0 };
  }

  depthAt(position: number): number {
    const sample = this.order[position];
    return this.stacks.start[sample + 1] - this.stacks.start[sample];
  }

  /** Box of a sorted sample `depth` frames below the root; −1: its stack ends before. */
  boxAt(position: number, depth: number): number {
    const sample = this.order[position];
    const at = this.stacks.start[sample] + depth;
    return at < this.stacks.start[sample + 1] ? this.stacks.box[at] : -1;
  }

  /** Root to the node; undefined if there is no such node in this profile. */
  path({ depth, sample }: FlameNode): readonly StackRange[] | undefined {
    if (depth === 0) return [this.root];
    if (!(Number.isInteger(sample) && sample >= 0 && sample < this.order.length && Number.isInteger(depth) && depth > 0 && depth <= this.depthAt(sample))) return undefined;
    const path = [this.root];
    for (let d = 0; d < depth; d++) {
      const { low, high } = path[d];
      const box = this.boxAt(sample, d);
      path.push({ low: this.#groupStart(low, sample, d, box), high: this.#groupEnd(sample, high, d, box), depth: d + 1 });
    }
    return path;
  }

  /** First position of the range whose stack goes on below it; those before end with it. */
  selfEnd({ low, high, depth }: StackRange): number {
    return this.#groupEnd(low, high, depth, -1);
  }

  /** Calls `visit` for each callee, in order of first appearance. */
  eachChild(range: StackRange, visit: (child: StackRange) => void): void {
    const { high, depth } = range;
    for (let low = this.selfEnd(range); low < high; ) {
      const end = this.#groupEnd(low, high, depth, this.boxAt(low, depth));
      visit({ low, high: end, depth: depth + 1 });
      low = end;
    }
  }

  /** End of the run of `box` at `depth` that begins at or before `from`; gallops, for most runs are short. */
  #groupEnd(from: number, high: number, depth: number, box: number): number {
    let step = 1;
    let inside = from - 1;
    let outside = from;
    while (outside < high && this.boxAt(outside, depth) === box) {
      inside = outside;
      outside = Math.min(high, outside + step);
      step *= 2;
    }
    while (outside - inside > 1) {
      const middle = inside + Math.floor((outside - inside) / 2);
      if (this.boxAt(middle, depth) === box) inside = middle;
      else outside = middle;
    }
    return outside;
  }

  /** Start of the run of `box` at `depth` that `inside` is in. */
  #groupStart(low: number, inside: number, depth: number, box: number): number {
    let outside = low - 1;
    let first = inside;
    while (first - outside > 1) {
      const middle = outside + Math.floor((first - outside) / 2);
      if (this.boxAt(middle, depth) === box) first = middle;
      else outside = middle;
    }
    return first;
  }
}

/** Sums of any run of sorted samples in two subtractions. */
export class RunSums {
  /** Σ |value| before each sorted position: what widths are made of. */
  readonly #size: Float64Array;
  /** Σ value before each sorted position: what labels say. */
  readonly #signed: Float64Array;

  constructor(order: Uint32Array, values: ArrayLike<number | bigint>) {
    this.#size = new Float64Array(order.length + 1);
    this.#signed = new Float64Array(order.length + 1);
    for (let i = 0; i < order.length; i++) {
      const value = Number(values[order[i]]);
      this.#size[i + 1] = this.#size[i] + Math.abs(value);
      this.#signed[i + 1] = this.#signed[i] + value;
    }
  }

  size(low: number, high: number): number {
    return this.#size[high] - this.#size[low];
  }

  signed(low: number, high: number): number {
    return this.#signed[high] - this.#signed[low];
  }
}
