// A vertical logarithmic axis of waits: low at the bottom, whole decades.
import { scaleLog, type ScaleLogarithmic } from 'd3-scale';
import type { Ns, Px } from '../../../workers/api.ts';
import { bottomPx, type Row } from '../layout.ts';

export interface LogAxis {
  readonly lowNs: Ns;
  readonly highNs: Ns;
  readonly row: Row;
  /** ns → px of the chart, clamped. */
  readonly scale: ScaleLogarithmic<Px, Px>;
}

export function logAxis(lowNs: Ns, highNs: Ns, row: Row): LogAxis {
  const scale = scaleLog([lowNs, highNs], [bottomPx(row), row.topPx]).clamp(true);
  return { lowNs, highNs, row, scale };
}

/** Waits outside the domain lie on its edge. */
export function yOf(axis: LogAxis, ns: Ns): Px {
  return axis.scale(ns);
}

/** Whole decades that hold every wait from minNs to maxNs, and always 10 µs to 1 ms so that 100 µs has company. */
export function waitDomain(minNs: Ns, maxNs: Ns): { readonly lowNs: Ns; readonly highNs: Ns } {
  const low = Math.min(Math.max(1, minNs), 10_000);
  const high = Math.max(maxNs, 1_000_000);
  return { lowNs: 10 ** Math.floor(Math.log10(low)), highNs: 10 ** Math.ceil(Math.log10(high)) };
}

export interface LogTick {
  readonly ns: Ns;
  /** undefined: a minor tick. */
  readonly label: string | undefined;
}

/** Decades with labels, 2 and 5 between them without. Where decades are closer than `labelPx`, only 1 ns, 1 µs, 1 ms, 1 s are labelled. */
export function logTicks(axis: LogAxis, labelPx: Px = 22): readonly LogTick[] {
  const decades = Math.max(1, Math.round(Math.log10(axis.highNs / axis.lowNs)));
  const everyDecade = axis.row.heightPx / decades >= labelPx;
  // Asked for more ticks than decades, d3 gives all nine of each.
  return axis.scale.ticks(decades + 1).flatMap((ns) => {
    const power = Math.floor(Math.log10(ns) + 1e-9);
    const digit = Math.round(ns / 10 ** power);
    if (digit === 1) return { ns, label: everyDecade || power % 3 === 0 ? decadeLabel(power) : undefined };
    return digit === 2 || digit === 5 ? { ns, label: undefined } : [];
  });
}

function decadeLabel(power: number): string {
  if (power >= 9) return `${10 ** (power - 9)} s`;
  if (power >= 6) return `${10 ** (power - 6)} ms`;
  if (power >= 3) return `${10 ** (power - 3)} µs`;
  return `${10 ** power} ns`;
}
