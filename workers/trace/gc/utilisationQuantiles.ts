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
    this.#sums ??= this.#byPart();
    const { before, touching } = this.#sums;
    let part = 0;
    while (part < PARTS - 1 && (before[part + 1] < ns || touching[part] === 0)) part++;
    return this.#valueIn(part, before[part], ns);
  }

  /** The value at which `ns` lie at or below it, of which `beforeNs` lie below the part. */
  #valueIn(part: number, beforeNs: number, ns: number): number {
    const edges = this.#edges(part);
    let sum = beforeNs;
    let rate = 0;
    let at = part / PARTS;
    for (const { value, rise, jump } of edges) {
      const next = sum + (value - at) * rate;
      if (next >= ns && rate > 0) return Math.min(value, Math.max(at, (ns - sum) / rate + at));
      if (next >= ns || next + jump >= ns) return value;
      sum = next + jump;
      at = value;
      rate += rise;
    }
    return at;
  }

  /** Where time per value changes, within the part, in order of value; what began below it begins with it. */
  #edges(part: number): readonly { readonly value: number; readonly rise: number; readonly jump: number }[] {
    const bottom = part / PARTS;
    const edges: { readonly value: number; readonly rise: number; readonly jump: number }[] = [];
    for (let piece = 0; piece < this.#count; piece++) {
      const low = this.#low[piece];
      const high = this.#high[piece];
      if (partOf(low) > part || partOf(high) < part) continue;
      if (low === high) edges.push({ value: low, rise: 0, jump: this.#ns[piece] });
      else {
        const rise = this.#ns[piece] / (high - low);
        edges.push({ value: Math.max(low, bottom), rise, jump: 0 }, { value: high, rise: -rise, jump: 0 });
      }
    }
    return edges.toSorted((a, b) => a.value - b.value);
  }

  #byPart(): PartSums {
    const before = new Float64Array(PARTS + 1);
    const touching = new Int32Array(PARTS + 1);
    // Time in the first and the last part a piece touches, and evenly in those between: added up by where that begins and ends.
    const evenly = new Float64Array(PARTS + 1);
    for (let piece = 0; piece < this.#count; piece++) {
      const low = this.#low[piece];
      const high = this.#high[piece];
      const from = partOf(low);
      const to = partOf(high);
      touching[from]++;
      touching[to + 1]--;
      if (from === to) {
        before[from + 1] += this.#ns[piece];
        continue;
      }
      const perValue = this.#ns[piece] / (high - low);
      before[from + 1] += perValue * ((from + 1) / PARTS - low);
      before[to + 1] += perValue * (high - to / PARTS);
      evenly[from + 1] += perValue / PARTS;
      evenly[to] -= perValue / PARTS;
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

interface PartSums {
  /** By part: time below it, and pieces that touch it. */
  readonly before: Float64Array;
  readonly touching: Int32Array;
}

function partOf(value: number): number {
  return Math.min(PARTS - 1, Math.max(0, Math.floor(value * PARTS)));
}
