// Makes a Sample: different values with their counts, and which of them lie in which stretch of the recording's time.

import type { Ns, Sample } from '../api.ts';
import { type Distinct, distinctOfSorted } from './distinct.ts';

/** Stretches of a recording; of few values fewer, so that not all of them hold one or none. */
export const MOST_STRETCHES = 64;
const VALUES_A_STRETCH = 4;
/** Of more different values, stretches tell them in STEPS_AN_OCTAVE steps, or they would take as much as all values each. */
const FINE_UP_TO = 4096;
const STEPS_AN_OCTAVE = 64;

/** Values of the sample by the stretch of time they are in. In any order; the same may stand several times. */
export interface Timed {
  readonly stretch: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  /** undefined: 1 each. */
  readonly count: ArrayLike<number> | undefined;
}

export const EMPTY_SAMPLE: Sample = {
  value: new Float64Array(0),
  count: new Float64Array(0),
  rounded: false,
  blocks: { first: new Uint32Array(1), place: new Uint32Array(0), count: new Float64Array(0) },
};

/** @param atNs when each value was, from 0 to `durationNs`; beyond, and where it is NaN, the nearest stretch. */
export function sampleOf(values: Float64Array, atNs: Float64Array, durationNs: Ns): Sample {
  const stretches = stretchesFor(values.length);
  const perNs = durationNs > 0 ? stretches / durationNs : 0;
  const stretch = Uint8Array.from(atNs, (ns) => Math.max(0, Math.min(stretches - 1, Math.floor(ns * perNs) || 0)));
  return sampleInStretches(distinctOfSorted(values.toSorted()), stretches, [{ stretch, value: values, count: undefined }]);
}

export function stretchesFor(values: number): number {
  return Math.max(1, Math.min(MOST_STRETCHES, Math.floor(values / VALUES_A_STRETCH)));
}

/** `timed`: the same values, or rounded ones: each counts for the nearest. */
export function sampleInStretches({ value, count, rounded }: Distinct, stretches: number, timed: readonly Timed[]): Sample {
  const told = toldPlaces(value, count);
  const byStretch = inStretches(stretches, timed);
  const counts = new Float64Array(value.length);
  const first = new Uint32Array(stretches + 1);
  const rows: { readonly place: Uint32Array; readonly count: Float64Array }[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const { values, weights } = byStretch[stretch];
    const touched: number[] = [];
    for (let i = 0; i < values.length; i++) {
      const place = told[nearestPlace(value, values[i])];
      if (counts[place] === 0) touched.push(place);
      counts[place] += weights?.[i] ?? 1;
    }
    const place = Uint32Array.from(touched).toSorted();
    rows.push({ place, count: Float64Array.from(place, (at) => counts[at]) });
    for (const at of touched) counts[at] = 0;
    first[stretch + 1] = first[stretch] + place.length;
  }
  const blocks = { first, place: new Uint32Array(first[stretches]), count: new Float64Array(first[stretches]) };
  rows.forEach((row, stretch) => {
    blocks.place.set(row.place, first[stretch]);
    blocks.count.set(row.count, first[stretch]);
  });
  return { value, count, rounded, blocks };
}

interface InStretch {
  readonly values: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** A counting sort: samples of millions come as three columns. */
function inStretches(stretches: number, timed: readonly Timed[]): readonly InStretch[] {
  const many = new Uint32Array(stretches);
  for (const { stretch } of timed) for (let i = 0; i < stretch.length; i++) many[stretch[i]]++;
  const weighs = timed.some(({ count }) => count !== undefined);
  const found = Array.from(many, (rows) => ({ values: new Float64Array(rows), weights: weighs ? new Float64Array(rows) : undefined }));
  many.fill(0);
  for (const { stretch, value, count } of timed) {
    for (let i = 0; i < stretch.length; i++) {
      const { values, weights } = found[stretch[i]];
      const at = many[stretch[i]]++;
      values[at] = value[i];
      if (weights !== undefined) weights[at] = count?.[i] ?? 1;
    }
  }
  return found;
}

/** By place: the place that stands for it in stretches. Of values of one step that which is nearest to their mean. */
function toldPlaces(value: Float64Array, count: Float64Array): Uint32Array {
  const places = Uint32Array.from(value.keys());
  if (value.length <= FINE_UP_TO) return places;
  for (let from = 0; from < value.length; ) {
    const limit = value[from] > 0 ? value[from] * 2 ** (1 / STEPS_AN_OCTAVE) : 1;
    let [to, sum, n] = [from, 0, 0];
    for (; to < value.length && (to === from || value[to] < limit); to++) {
      sum += value[to] * count[to];
      n += count[to];
    }
    places.fill(Math.min(to - 1, Math.max(from, nearestPlace(value, n > 0 ? sum / n : value[from]))), from, to);
    from = to;
  }
  return places;
}

function nearestPlace(value: Float64Array, wanted: number): number {
  let low = 0;
  let high = value.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low > 0 && wanted - value[low - 1] < value[low] - wanted ? low - 1 : low;
}
