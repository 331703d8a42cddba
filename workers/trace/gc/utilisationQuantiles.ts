// How the windowed mean of u is distributed: for how many of all windows of one length, by where they begin, it is no more than some
// value. go tool trace's "percentiles" are its quantiles: at 0.01 one window of a hundred is worse. The mean is linear in pieces, so each
// piece spreads its time evenly over the values it goes through, and the distribution's integral is linear in pieces, too.

import type { Ns } from '../../api.ts';
import { grown } from '../wire/ids.ts';
import type { TakesPieces, UtilisationCurve } from './utilisationCurve.ts';

/** Parts of the scale from 0 to 1 in which time is summed up before any value is found exactly. */
const PARTS = 1024;

/** One value a quantile (0…1). Where no window can move (as long as the recording), the minimum. */
export function utilisationQuantiles(curves: readonly UtilisationCurve[], windowNs: Ns, quantiles: readonly number[], minimum: number): Float64Array {
  const moving = curves.filter((curve) => curve.lengthNs > windowNs);
  const timeNs = moving.reduce((sum, curve) => sum + curve.lengthNs - windowNs, 0);
  if (timeNs === 0 || windowNs <= 0) return new Float64Array(quantiles.length).fill(minimum);
  const spread = new Spread();
  const enoughNs = timeNs * Math.max(0, ...quantiles);
  const bounds = moving.flatMap((curve) => Array.from({ length: curve.blocks }, (_, block) => ({ curve, block, bound: curve.lowerBound(block, windowNs) }))).toSorted((a, b) => a.bound - b.bound);
  for (const { curve, block, bound } of bounds) {
    // What is left lies above all that is asked for.
    if (bound === Infinity || spread.surelyBelow(bound) > enoughNs) break;
    curve.pieces(block, windowNs, spread);
  }
  return Float64Array.from(quantiles, (quantile) => spread.value(timeNs * quantile) ?? minimum);
}

/** Stretches of time, each spread evenly from one value to another. */
class Spread implements TakesPieces {
  #count = 0;
  #low = new Float64Array(1024);
  #high = new Float64Array(1024);
  #ns = new Float64Array(1024);
  /** By part: time of pieces that end in it. */
  readonly #ended = new Float64Array(PARTS);
  #sums: PartSums | undefined;

  add(from: number, to: number, ns: Ns): void {
    const at = this.#count++;
    if (at === this.#ns.length) this.#grow(at * 2);
    this.#low[at] = Math.min(from, to);
    this.#high[at] = Math.max(from, to);
    this.#ns[at] = ns;
    this.#ended[partOf(this.#high[at])] += ns;
    this.#sums = undefined;
  }

  /** Time that certainly lies below a value; maybe more does. */
  surelyBelow(value: number): number {
    let sum = 0;
    const end = partOf(value);
    for (let part = 0; part < end; part++) sum += this.#ended[part];
    return sum;
  }

  /** The lowest value so that at least so much time lies at or below it; undefined: there is no time at all. */
  value(ns: number): number | undefined {
    if (this.#count === 0) return undefined;
    this.#sums ??= this.#sumsOf(WHOLE);
    return this.#valueIn(WHOLE, this.#sums, 0, ns);
  }

  /** Looks closer and closer, until there are few enough pieces to put their edges in order. `beforeNs`: time below the scale. */
  #valueIn(scale: Scale, { before, touching }: PartSums, beforeNs: number, ns: number): number {
    let part = 0;
    while (part < PARTS - 1 && (beforeNs + before[part + 1] < ns || touching[part] === 0)) part++;
    const closer = { bottom: scale.bottom + (part * scale.height) / PARTS, height: scale.height / PARTS, depth: scale.depth + 1, pieces: this.#touching(scale, part, touching[part]) };
    const below = beforeNs + before[part];
    if (closer.pieces.length > FEW && closer.depth < DEEPEST) return this.#valueIn(closer, this.#sumsOf(closer), below, ns);
    return this.#valueAtEdges(closer, below, ns);
  }

  #valueAtEdges(scale: CloserScale, beforeNs: number, ns: number): number {
    let sum = beforeNs;
    let rate = 0;
    let at = scale.bottom;
    for (const { value, rise, jump } of this.#edges(scale)) {
      const next = sum + (value - at) * rate;
      if (next >= ns && rate > 0) return Math.min(value, Math.max(at, (ns - sum) / rate + at));
      if (next >= ns || next + jump >= ns) return value;
      sum = next + jump;
      at = value;
      rate += rise;
    }
    return at;
  }

  /** Where time per value changes, in order of value; what began below the scale begins with it. */
  #edges({ bottom, pieces }: CloserScale): readonly { readonly value: number; readonly rise: number; readonly jump: number }[] {
    const edges: { readonly value: number; readonly rise: number; readonly jump: number }[] = [];
    for (const piece of pieces) {
      const low = this.#low[piece];
      const high = this.#high[piece];
      if (low === high) edges.push({ value: low, rise: 0, jump: this.#ns[piece] });
      else {
        const rise = this.#ns[piece] / (high - low);
        edges.push({ value: Math.max(low, bottom), rise, jump: 0 }, { value: high, rise: -rise, jump: 0 });
      }
    }
    return edges.toSorted((a, b) => a.value - b.value);
  }

  #touching(scale: Scale, part: number, count: number): Uint32Array {
    const { pieces } = scale;
    const found = new Uint32Array(count);
    const all = pieces?.length ?? this.#count;
    let next = 0;
    for (let i = 0; i < all; i++) {
      const piece = pieces === undefined ? i : pieces[i];
      if (partIn(scale, this.#low[piece]) <= part && partIn(scale, this.#high[piece]) >= part) found[next++] = piece;
    }
    return found;
  }

  #sumsOf(scale: Scale): PartSums {
    const { bottom, height, pieces } = scale;
    const partHeight = height / PARTS;
    const before = new Float64Array(PARTS + 1);
    const touching = new Int32Array(PARTS + 1);
    // Time in the first and the last part a piece touches, and evenly in those between: added up by where that begins and ends.
    const evenly = new Float64Array(PARTS + 1);
    const all = pieces?.length ?? this.#count;
    for (let i = 0; i < all; i++) {
      const piece = pieces === undefined ? i : pieces[i];
      const wholeLow = this.#low[piece];
      const wholeHigh = this.#high[piece];
      const low = Math.max(wholeLow, bottom);
      const high = Math.min(wholeHigh, bottom + height);
      const from = partIn(scale, low);
      const to = partIn(scale, high);
      touching[from]++;
      touching[to + 1]--;
      const perValue = wholeLow === wholeHigh ? 0 : this.#ns[piece] / (wholeHigh - wholeLow);
      if (from === to) {
        before[from + 1] += low === wholeLow && high === wholeHigh ? this.#ns[piece] : perValue * (high - low);
        continue;
      }
      before[from + 1] += perValue * (bottom + (from + 1) * partHeight - low);
      before[to + 1] += perValue * (high - bottom - to * partHeight);
      evenly[from + 1] += perValue * partHeight;
      evenly[to] -= perValue * partHeight;
    }
    let even = 0;
    for (let part = 0; part < PARTS; part++) {
      even += evenly[part];
      before[part + 1] += before[part] + even;
      if (part > 0) touching[part] += touching[part - 1];
    }
    return { before, touching };
  }

  #grow(length: number): void {
    this.#low = grown(this.#low, length);
    this.#high = grown(this.#high, length);
    this.#ns = grown(this.#ns, length);
  }
}

/** A stretch of values, in PARTS equal parts, and the pieces that touch it; undefined: all. */
interface Scale {
  readonly bottom: number;
  readonly height: number;
  readonly depth: number;
  readonly pieces: Uint32Array | undefined;
}

interface CloserScale extends Scale {
  readonly pieces: Uint32Array;
}

const WHOLE: Scale = { bottom: 0, height: 1, depth: 0, pieces: undefined };
/** So many pieces are put in order at once; and so often the scale is made finer, at most: to a part in 10⁹. */
const FEW = 4096;
const DEEPEST = 3;

interface PartSums {
  /** By part: time below it within the scale, and pieces that touch it. */
  readonly before: Float64Array;
  readonly touching: Int32Array;
}

function partOf(value: number): number {
  return partIn(WHOLE, value);
}

function partIn({ bottom, height }: Scale, value: number): number {
  return Math.min(PARTS - 1, Math.max(0, Math.floor(((value - bottom) / height) * PARTS)));
}
