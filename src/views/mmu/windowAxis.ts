// Lengths of windows against pixels, on a log scale from 1 µs to the recording's length: the same whatever is switched on or off.
import { scaleLog } from 'd3-scale';
import type { Ns, Px } from '../../../workers/api.ts';

export interface WindowAxis {
  readonly shortestNs: Ns;
  readonly longestNs: Ns;
  readonly leftPx: Px;
  readonly widthPx: Px;
}

export interface WindowTick {
  readonly ns: Ns;
  /** undefined: a minor tick. */
  readonly label: string | undefined;
}

const SHORTEST_NS: Ns = 1000;
const LABEL_ROOM_PX: Px = 52;

export function windowAxis(durationNs: Ns, leftPx: Px, widthPx: Px): WindowAxis {
  const longestNs = Math.max(2, durationNs);
  return { shortestNs: Math.min(SHORTEST_NS, longestNs / 2), longestNs, leftPx, widthPx };
}

function scaleOf({ shortestNs, longestNs, leftPx, widthPx }: WindowAxis) {
  return scaleLog([shortestNs, longestNs], [leftPx, leftPx + widthPx]).clamp(true);
}

export function xOfWindow(axis: WindowAxis, ns: Ns): Px {
  return scaleOf(axis)(ns);
}

/** With as many digits as a pixel tells: two, or three where decades are wide. */
export function windowAt(axis: WindowAxis, xPx: Px): Ns {
  return roundWindow(scaleOf(axis).invert(xPx), axis);
}

/** One step of a key: the nearest length beside `ns` of 10, 12, 15, 20, 25, 30, 40, 50, 60, 80 in every decade. */
export function nextWindow(axis: WindowAxis, ns: Ns, direction: 1 | -1): Ns {
  const power = Math.floor(Math.log10(ns) + 1e-9);
  const steps = [power - 1, power, power + 1].flatMap((decade) => STEPS.map((step) => Math.round(step * 10 ** (decade - 1))));
  const next = direction > 0 ? steps.find((step) => step > ns) : steps.findLast((step) => step < ns);
  return Math.round(Math.max(axis.shortestNs, Math.min(next ?? ns, axis.longestNs)));
}

const STEPS = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];

export function roundWindow(ns: Ns, { shortestNs, longestNs }: Pick<WindowAxis, 'shortestNs' | 'longestNs'>): Ns {
  return Math.round(Math.max(shortestNs, Math.min(Number(ns.toPrecision(2)), longestNs)));
}

/** Decades with labels as far as there is room, 2 and 5 between them without. */
export function windowTicks(axis: WindowAxis): readonly WindowTick[] {
  const first = Math.floor(Math.log10(axis.shortestNs));
  const last = Math.ceil(Math.log10(axis.longestNs));
  const all = axis.widthPx / Math.max(1, last - first) >= LABEL_ROOM_PX;
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth).flatMap((power) =>
    [1, 2, 5].flatMap((digit) => {
      const ns = digit * 10 ** power;
      if (ns < axis.shortestNs || ns > axis.longestNs) return [];
      return [{ ns, label: digit === 1 && (all || power % 3 === 0) ? decadeLabel(power) : undefined }];
    }),
  );
}

function decadeLabel(power: number): string {
  if (power >= 9) return `${10 ** (power - 9)} s`;
  if (power >= 6) return `${10 ** (power - 6)} ms`;
  if (power >= 3) return `${10 ** (power - 3)} µs`;
  return `${10 ** power} ns`;
}
