// Is it one distribution, or several laid over each other? Bumps of the density of log(length), found in a histogram that is smoothed by a
// Gaussian. Two bumps are two only where the valley between them is much lower than both, and each holds enough waits.

/** Of a smoothed valley to the lower of the peaks beside it: at most this, or they are one. */
const VALLEY = 0.6;
/** Of all values: the least that a mode may hold. */
const LEAST_SHARE = 0.05;
const LEAST_VALUES = 30;
/** Standard deviation of the Gaussian, in doublings; of few values wider, as their histogram is ragged (Silverman's rule goes by n^(−1/5)). */
const LEAST_WIDTH = 0.25;
const WIDTH_OF_ONE = 1.6;
/** The valley must be lower than chance makes it: by so many standard deviations of the number of values beneath a kernel. */
const DEVIATIONS = 3;

/** Buckets [from, to) with their highest point at `peak`. `share`: of all values. */
export interface Mode {
  readonly from: number;
  readonly to: number;
  readonly peak: number;
  readonly share: number;
}

/** `counts`: of buckets of equal width on a log scale. In order of the buckets; none if there are no values. */
export function modesOf(counts: Float64Array, perOctave: number): readonly Mode[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const width = Math.max(LEAST_WIDTH, WIDTH_OF_ONE * total ** -0.2) * perOctave;
  const height = smoothed(counts, width);
  /** Values beneath a kernel of height 1. */
  const beneath = 2 * Math.sqrt(Math.PI) * width;
  let bumps = bumpsOf(height);
  for (;;) {
    const weakest = weakestValley(bumps, height, counts, total, beneath);
    if (weakest === undefined) break;
    bumps = bumps.flatMap((bump, i) => (i === weakest + 1 ? [] : i === weakest ? [merged(bump, bumps[i + 1], height)] : [bump]));
  }
  return bumps.map(({ from, to, peak }) => ({ from, to, peak, share: sumOf(counts, from, to) / total }));
}

interface Bump {
  readonly from: number;
  readonly to: number;
  readonly peak: number;
}

/** The pair (by its first) that is least two; undefined: all are. */
function weakestValley(bumps: readonly Bump[], height: Float64Array, counts: Float64Array, total: number, beneath: number): number | undefined {
  let weakest: number | undefined;
  let worst = VALLEY;
  for (let i = 0; i + 1 < bumps.length; i++) {
    const lower = Math.min(height[bumps[i].peak], height[bumps[i + 1].peak]);
    const valley = height[bumps[i].to] / lower;
    const least = Math.min(sumOf(counts, bumps[i].from, bumps[i].to), sumOf(counts, bumps[i + 1].from, bumps[i + 1].to));
    const few = total < LEAST_VALUES || least < LEAST_VALUES / 3 || least / total < LEAST_SHARE;
    const byChance = lower * beneath - height[bumps[i].to] * beneath < DEVIATIONS * Math.sqrt((lower + height[bumps[i].to]) * beneath);
    const depth = few || byChance ? 1 + valley : valley;
    if (depth <= worst) continue;
    worst = depth;
    weakest = i;
  }
  return weakest;
}

function merged(a: Bump, b: Bump, height: Float64Array): Bump {
  return { from: a.from, to: b.to, peak: height[b.peak] > height[a.peak] ? b.peak : a.peak };
}

/** Each reaches from a lowest point to the next; together they cover everything. */
function bumpsOf(height: Float64Array): readonly Bump[] {
  const bumps: Bump[] = [];
  let from = 0;
  let peak = 0;
  let falls = false;
  for (let at = 1; at < height.length; at++) {
    if (height[at] > height[at - 1]) {
      if (falls) {
        // Where the valley is flat: its middle.
        let low = at - 1;
        while (low > peak && height[low - 1] === height[at - 1]) low--;
        const valley = (low + at - 1) >> 1;
        bumps.push({ from, to: valley, peak });
        from = valley;
        peak = at;
        falls = false;
      }
      if (height[at] > height[peak]) peak = at;
    } else if (height[at] < height[at - 1]) falls = true;
  }
  bumps.push({ from, to: height.length, peak });
  return bumps;
}

/** Beyond the ends there is nothing. `width`: in buckets. */
function smoothed(counts: Float64Array, width: number): Float64Array {
  const reach = Math.ceil(width * 4);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / width) ** 2));
  const sum = kernel.reduce((all, weight) => all + weight, 0);
  const height = new Float64Array(counts.length);
  for (let at = 0; at < counts.length; at++) {
    if (counts[at] === 0) continue;
    const weight = counts[at] / sum;
    const from = Math.max(0, at - reach);
    const to = Math.min(counts.length - 1, at + reach);
    for (let i = from; i <= to; i++) height[i] += kernel[i - at + reach] * weight;
  }
  return height;
}

function sumOf(counts: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += counts[at];
  return sum;
}
