// A vertical logarithmic axis of waits: low at the bottom, whole decades.
import type { Ns, Px } from '../../../workers/api.ts';
import type { Row } from '../layout.ts';

export interface LogAxis {
  readonly lowNs: Ns;
  readonly highNs: Ns;
  readonly row: Row;
}

/** Waits outside the domain lie on its edge. */
export function yOf(axis: LogAxis, ns: Ns): Px {
  const clamped = Math.min(axis.highNs, Math.max(axis.lowNs, ns));
  const share = Math.log(clamped / axis.lowNs) / Math.log(axis.highNs / axis.lowNs);
  return axis.row.topPx + axis.row.heightPx * (1 - share);
}

export function waitAt(axis: LogAxis, yPx: Px): Ns {
  const share = 1 - (yPx - axis.row.topPx) / axis.row.heightPx;
  return axis.lowNs * (axis.highNs / axis.lowNs) ** share;
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
  const firstPower = Math.round(Math.log10(axis.lowNs));
  const lastPower = Math.round(Math.log10(axis.highNs));
  const decadePx = axis.row.heightPx / Math.max(1, lastPower - firstPower);
  const ticks: LogTick[] = [];
  for (let power = firstPower; power <= lastPower; power++) {
    const labelled = decadePx >= labelPx || power % 3 === 0;
    ticks.push({ ns: 10 ** power, label: labelled ? decadeLabel(power) : undefined });
    if (power < lastPower) ticks.push({ ns: 2 * 10 ** power, label: undefined }, { ns: 5 * 10 ** power, label: undefined });
  }
  return ticks;
}

function decadeLabel(power: number): string {
  if (power >= 9) return `${10 ** (power - 9)} s`;
  if (power >= 6) return `${10 ** (power - 6)} ms`;
  if (power >= 3) return `${10 ** (power - 3)} µs`;
  return `${10 ** power} ns`;
}
