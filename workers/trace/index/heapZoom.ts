// A step series in few points, for pictures in which many of its points share a pixel: by time buckets whose width is a power of
// two of ns, aligned at 0, the first, least, greatest and last point of each. What stays of a generation's heap figures when its
// detail is let go.

import type { Ns } from '../../api.ts';

export interface StepSeries {
  readonly timeNs: Float64Array;
  readonly value: Float64Array;
}

export interface ZoomedSteps extends StepSeries {
  /** log2 of the ns of a bucket. */
  readonly bits: number;
  /** Points of the whole series. */
  readonly points: number;
  /** Every point, where they are few beside the other events. */
  readonly whole: StepSeries | undefined;
}

/** Points of a bucket on average; at most 4 of them are kept. */
const POINTS_A_BUCKET = 64;

/**
 * `timeNs` ascends; the series spans about `durationNs`. Up to `mostPoints` are few: a stretch that is drawn point by point then
 * has so many events that they could not be decoded again while one looks.
 */
export function zoomedSteps(series: StepSeries, durationNs: Ns, mostPoints: number): ZoomedSteps {
  const points = series.timeNs.length;
  const bits = Math.max(0, Math.ceil(Math.log2(Math.max(1, durationNs) / Math.max(1, points / POINTS_A_BUCKET))));
  return { ...thinned(series, 0, points, 2 ** bits, 0), bits, points, whole: points <= mostPoints ? series : undefined };
}

/** Buckets are at most half a pixel, so that none of what would be seen is missing. */
export function stepsSuffice({ bits }: ZoomedSteps, pixelNs: Ns): boolean {
  return pixelNs >= 2 ** (bits + 1);
}

/**
 * Points [from, to) of a series with all but the first, least, greatest and last of each stretch of `widthNs` left out;
 * stretches are counted from `originNs`.
 */
export function thinned({ timeNs, value }: StepSeries, from: number, to: number, widthNs: Ns, originNs: Ns): StepSeries {
  const kept: number[] = [];
  for (let i = from; i < to; ) {
    const stretchEnd = originNs + (Math.floor((timeNs[i] - originNs) / widthNs) + 1) * widthNs;
    let least = i;
    let greatest = i;
    let end = i + 1;
    while (end < to && timeNs[end] < stretchEnd) {
      if (value[end] < value[least]) least = end;
      if (value[end] > value[greatest]) greatest = end;
      end++;
    }
    const [second, third] = least < greatest ? [least, greatest] : [greatest, least];
    kept.push(i);
    if (second > i) kept.push(second);
    if (third > second) kept.push(third);
    if (end - 1 > third) kept.push(end - 1);
    i = end;
  }
  return { timeNs: Float64Array.from(kept, (i) => timeNs[i]), value: Float64Array.from(kept, (i) => value[i]) };
}
