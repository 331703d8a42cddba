// Where the curves of two sides lie: shares over values on a log axis (CDF, complementary CDF), or the ratio of B to A percentile by
// percentile. Pure; y grows downward.
import type { ComparedCurves, Px } from '../../../workers/api.ts';
import { formatPercent } from '../format.ts';
import type { Side } from './sides.ts';
import type { VersusPicture } from './versusLook.ts';
import { comparedText } from './versusWords.ts';

export interface CurveLine {
  readonly side: Side | 'ratio';
  /** One of several runs of its side. */
  readonly isRun: boolean;
  /** As an SVG polyline takes them. */
  readonly points: string;
}

export interface CurveTick {
  readonly at: Px;
  /** Empty: a line without a label. */
  readonly label: string;
  readonly isStrong: boolean;
}

export interface CurvePlot {
  readonly left: Px;
  readonly right: Px;
  readonly top: Px;
  readonly bottom: Px;
}

export interface CurveLayout {
  readonly plot: CurvePlot;
  readonly lines: readonly CurveLine[];
  readonly xTicks: readonly CurveTick[];
  readonly yTicks: readonly CurveTick[];
}

const LEFT_PX: Px = 62;
const RIGHT_PX: Px = 14;
const TOP_PX: Px = 10;
const BOTTOM_PX: Px = 24;
/** A label of the x axis takes so much. */
const LABEL_PX: Px = 58;
const LEAST_TAIL = 1e-6;
const FEW_DECADES = 2.2;

type Scale = (value: number) => Px;

export function plotOf(widthPx: Px, heightPx: Px): CurvePlot {
  return { left: LEFT_PX, right: Math.max(LEFT_PX + 1, widthPx - RIGHT_PX), top: TOP_PX, bottom: heightPx - BOTTOM_PX };
}

/** `percents`: those that both samples are large enough for, see toldPercents. */
export function layOutCurves(curves: ComparedCurves, picture: VersusPicture, plot: CurvePlot, percents: readonly number[] = PERCENTS): CurveLayout {
  return picture === 'percentiles' ? layOutRatios(curves, plot, percents) : layOutShares(curves, picture === 'tail', plot);
}

function layOutShares(curves: ComparedCurves, isTail: boolean, plot: CurvePlot): CurveLayout {
  const { low, high } = domainOf(curves.at);
  const x = logScale(low, high, plot.left, plot.right);
  const least = isTail ? Math.max(LEAST_TAIL, Math.min(leastTail(curves.a), leastTail(curves.b))) : 0;
  const floor = isTail ? 10 ** Math.floor(Math.log10(least) + 1e-9) : 0;
  const y: Scale = isTail ? logScale(floor, 1, plot.bottom, plot.top) : (share) => plot.bottom - share * (plot.bottom - plot.top);
  const line = (side: Side, share: Float64Array, isRun: boolean): CurveLine => ({ side, isRun, points: isTail ? tailPoints(curves.at, share, floor, x, y) : sharePoints(curves.at, share, x, y) });
  return {
    plot,
    lines: [...curves.runsA.map((run) => line('a', run, true)), ...curves.runsB.map((run) => line('b', run, true)), line('a', curves.a, false), line('b', curves.b, false)],
    xTicks: decades(low, high, plot.right - plot.left).map(({ value, isLabelled }) => ({ at: x(value), label: isLabelled ? comparedText(value, curves.unit) : '', isStrong: false })),
    yTicks: (isTail ? powersDownTo(floor) : [0, 0.25, 0.5, 0.75, 1]).map((share) => ({ at: y(share), label: formatPercent(share), isStrong: false })),
  };
}

/** p1, p2, p5 … p99.99: the ratio of B's value to A's. */
function layOutRatios(curves: ComparedCurves, plot: CurvePlot, wanted: readonly number[]): CurveLayout {
  const rows = percentileRows(curves, wanted).filter(({ ratio }) => ratio !== undefined);
  const percents = rows.map(({ percent }) => percent);
  const x = (percent: number): Px => between(logit(percent), logit(percents[0] ?? 1), logit(percents.at(-1) ?? 99), plot.left, plot.right);
  const most = boundOf(Math.max(...rows.map(({ ratio = 1 }) => ratio)));
  const least = boundOf(Math.max(...rows.map(({ ratio = 1 }) => 1 / ratio)));
  const y = logScale(1 / least, most, plot.bottom, plot.top);
  const shown = factorTicks(least, most, plot.bottom - plot.top);
  let free: Px = plot.left - LABEL_PX;
  const xTicks = percents.flatMap((percent): readonly CurveTick[] => {
    const at = x(percent);
    const fits = at - free >= LABEL_PX * 0.8 && NAMED.includes(percent);
    if (fits) free = at;
    return fits ? [{ at, label: `p${percent}`, isStrong: percent === 50 }] : [];
  });
  return {
    plot,
    lines: [{ side: 'ratio', isRun: false, points: rows.map(({ percent, ratio = 1 }) => point(x(percent), y(ratio))).join(' ') }],
    xTicks,
    yTicks: shown.map((factor) => ({ at: y(factor), label: factor >= 1 ? `${factor}\u00a0×` : `1/${Math.round(1 / factor)}`, isStrong: factor === 1 })),
  };
}

const FACTORS = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1e6];
const NAMED = [1, 10, 25, 50, 75, 90, 99, 99.9, 99.99];

/** At least twice. */
function boundOf(farthest: number): number {
  return FACTORS.find((factor) => factor >= farthest) ?? farthest;
}

/** No change, and factors up and down from it, as many as there is room for. */
function factorTicks(least: number, most: number, heightPx: Px): readonly number[] {
  const down = FACTORS.filter((factor) => factor <= least);
  const up = FACTORS.filter((factor) => factor <= most);
  const every = Math.ceil((down.length + up.length + 1) / Math.max(3, Math.floor(heightPx / 24)));
  const kept = (factors: readonly number[]): readonly number[] => factors.filter((_, place) => (factors.length - 1 - place) % every === 0);
  return [...kept(down).toReversed().map((factor) => 1 / factor), 1, ...kept(up)];
}

export const PERCENTS = [1, 2, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 92, 94, 95, 96, 97, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.98, 99.99];

/** Beyond these a percentile is the least or the largest value alone. `n`: of the smaller sample; undefined: not known. */
export function toldPercents(percents: readonly number[], n: number | undefined): readonly number[] {
  return n === undefined ? percents : percents.filter((percent) => Math.min(percent, 100 - percent) * n >= 100 * (1 - 1e-9));
}

export interface PercentileRow {
  readonly percent: number;
  readonly a: number | undefined;
  readonly b: number | undefined;
  /** B over A. */
  readonly ratio: number | undefined;
}

export function percentileRows({ at, a, b }: Pick<ComparedCurves, 'at' | 'a' | 'b'>, percents: readonly number[] = PERCENTS): readonly PercentileRow[] {
  return percents.map((percent) => {
    const ofA = valueAt(at, a, percent / 100);
    const ofB = valueAt(at, b, percent / 100);
    return { percent, a: ofA, b: ofB, ratio: ofA === undefined || ofB === undefined || ofA <= 0 || ofB <= 0 ? undefined : ofB / ofA };
  });
}

/** The first place of the axis that this share is no larger than. undefined: there is no sample. */
export function valueAt(at: Float64Array, shares: Float64Array, share: number): number | undefined {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 1) < share - 1e-12) low = middle + 1;
    else high = middle;
  }
  return at[low];
}

/** Around everything that is positive; a sample of one value has room on both sides. */
export function domainOf(at: Float64Array): { readonly low: number; readonly high: number } {
  const low = at.find((value) => value > 0) ?? 1;
  const high = Math.max(low, at.at(-1) ?? low);
  return high / low < 2 ? { low: low / 2, high: high * 2 } : { low, high };
}

function logScale(low: number, high: number, from: Px, to: Px): Scale {
  return (value) => between(Math.log(Math.max(low, Math.min(high, value))), Math.log(low), Math.log(high), from, to);
}

function between(value: number, low: number, high: number, from: Px, to: Px): Px {
  return high > low ? from + ((value - low) / (high - low)) * (to - from) : (from + to) / 2;
}

export function logit(percent: number): number {
  return Math.log(percent / (100 - percent));
}

function sharePoints(at: Float64Array, shares: Float64Array, x: Scale, y: Scale): string {
  return steps(Array.from(at, (value, place) => [x(value), y(shares[place] ?? 0)] as const), y(0));
}

/** Ends with the last value that anything is longer than. */
function tailPoints(at: Float64Array, shares: Float64Array, floor: number, x: Scale, y: Scale): string {
  const points: (readonly [Px, Px])[] = [];
  for (const [place, value] of at.entries()) {
    const tail = 1 - (shares[place] ?? 0);
    points.push([x(value), y(Math.max(floor, tail))]);
    if (tail < floor) break;
  }
  return steps(points, y(1));
}

/** Shares change at values: from `fromPx` on, along and then up or down. Steps of less than half a pixel are left out. */
function steps(points: readonly (readonly [Px, Px])[], fromPx: Px): string {
  const kept: string[] = [];
  let level = fromPx;
  let last: readonly [Px, Px] | undefined;
  for (const [place, one] of points.entries()) {
    if (last !== undefined && place < points.length - 1 && Math.abs(one[0] - last[0]) < 0.5 && Math.abs(one[1] - last[1]) < 0.5) continue;
    if (level !== one[1] || place === 0 || place === points.length - 1) kept.push(point(one[0], level), point(...one));
    level = one[1];
    last = one;
  }
  return kept.join(' ');
}

function point(x: Px, y: Px): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}

function leastTail(shares: Float64Array): number {
  let least = 1;
  for (const share of shares) if (1 - share > LEAST_TAIL) least = Math.min(least, 1 - share);
  return least;
}

function powersDownTo(floor: number): readonly number[] {
  const powers: number[] = [];
  for (let share = 1; share >= floor * 0.999; share /= 10) powers.push(Number(share.toPrecision(3)));
  return powers;
}

/** Powers of ten from low to high, labelled as far as there is room. */
function decades(low: number, high: number, widthPx: Px): readonly { readonly value: number; readonly isLabelled: boolean }[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const every = Math.max(1, Math.ceil(LABEL_PX / (widthPx / Math.max(1, Math.log10(high / low)))));
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => ({ value: 10 ** (first + nth), isLabelled: nth % every === 0 }));
  if (Math.log10(high / low) >= FEW_DECADES) return all;
  // Their halves and fifths tell more.
  const finer = Array.from({ length: last - first + 2 }, (_, nth) => first - 1 + nth).flatMap((power) => [1, 2, 5].map((digit) => ({ value: digit * 10 ** power, isLabelled: every === 1 })));
  return finer.filter(({ value }) => value >= low && value <= high);
}
