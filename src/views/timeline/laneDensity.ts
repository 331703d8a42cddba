// Lanes that stand for a crowd: how many goroutines are in which state, by columns of time.
import { type Counters, DENSITY_STATES, laneKey, type LaneStrips, type Ns } from '../../../workers/api.ts';
import { pixelOf, type DensityColumns, type DensityPainter, type DensityPicture } from '../../charts/marks/density.ts';
import type { Palette } from '../../charts/palette.ts';
import { densityFills } from './stretchLook.ts';

const UNKNOWN_PART = DENSITY_STATES.indexOf('unknown');

export interface LaneDensities extends DensityColumns {
  /** Line of a lane, by its key. */
  readonly lineOf: ReadonlyMap<string, number>;
}

export function densitiesOfLanes({ density, lanes }: LaneStrips): LaneDensities {
  const { columns, startNs, columnNs, mean, peak, lanes: drawn } = density;
  const lineOf = new Map<string, number>();
  for (const [line, lane] of drawn.entries()) {
    const ref = lanes[lane];
    if (ref !== undefined) lineOf.set(laneKey(ref), line);
  }
  return { columns, startNs, columnNs, mean, peak, parts: DENSITY_STATES.length, hatchedPart: UNKNOWN_PART, lineOf };
}

/** All goroutines as one line. */
export function densityOfCounters({ columns, range, states, peak }: Counters): LaneDensities {
  return {
    columns,
    startNs: range.startNs,
    columnNs: columns === 0 ? 0 : (range.endNs - range.startNs) / columns,
    mean: states,
    peak: Float32Array.of(peak.goroutines),
    parts: DENSITY_STATES.length,
    hatchedPart: UNKNOWN_PART,
    lineOf: new Map([['', 0]]),
  };
}

export function pictureOf(densities: LaneDensities, palette: Palette, painter: DensityPainter): DensityPicture | undefined {
  return painter(densities, densityFills(palette).map(pixelOf), pixelOf(palette.sunken));
}

/** Goroutines in each of DENSITY_STATES at a moment; undefined: nothing is known of it. */
export function statesAt({ lineOf, columns, columnNs, startNs, mean, parts }: LaneDensities, key: string, ns: Ns): readonly number[] | undefined {
  const line = lineOf.get(key);
  const column = columnNs > 0 ? Math.floor((ns - startNs) / columnNs) : -1;
  if (line === undefined || column < 0 || column >= columns) return undefined;
  const first = (line * columns + column) * parts;
  return Array.from(mean.subarray(first, first + parts));
}

/** Goroutines in each of DENSITY_STATES on average over the columns that touch a window. */
export function meanStates({ lineOf, columns, columnNs, startNs, mean, parts }: LaneDensities, key: string, window: { readonly startNs: Ns; readonly endNs: Ns }): readonly number[] {
  const sums = Array.from({ length: parts }, () => 0);
  const line = lineOf.get(key);
  if (line === undefined || !(columnNs > 0)) return sums;
  const first = Math.max(0, Math.floor((window.startNs - startNs) / columnNs));
  const last = Math.min(columns, Math.ceil((window.endNs - startNs) / columnNs));
  for (let column = first; column < last; column++) {
    for (let part = 0; part < parts; part++) sums[part] = (sums[part] ?? 0) + (mean[(line * columns + column) * parts + part] ?? 0);
  }
  return sums.map((sum) => (last > first ? sum / (last - first) : 0));
}
