// Tick marks of the time axis: round steps, one unit for the whole axis, and labels that stay short however deep the zoom.
import { tickStep } from 'd3-array';
import type { Ns, Px } from '../../../workers/api.ts';
import type { TimeAxis } from './timeAxis.ts';

export interface TimeTick {
  readonly ns: Ns;
  readonly label: string;
}

export interface TimeTicks {
  readonly ticks: readonly TimeTick[];
  /** Deep in the recording, labels count from here ("12.345 s" in the gutter, "+20 µs" at a tick). */
  readonly base: string | undefined;
}

const UNITS = [
  { name: 's', ns: 1e9, power: 9 },
  { name: 'ms', ns: 1e6, power: 6 },
  { name: 'µs', ns: 1e3, power: 3 },
  { name: 'ns', ns: 1, power: 0 },
] as const;

/** More decimals than this make labels that are read digit by digit. */
const MAX_DECIMALS = 3;

export function timeTicks({ range, widthPx, scale }: TimeAxis, spacingPx: Px = 96): TimeTicks {
  const spanNs = range.endNs - range.startNs;
  if (!(spanNs > 0) || !(widthPx > 0)) return { ticks: [], base: undefined };
  // At most one a nanosecond.
  const count = Math.min(spanNs, Math.max(1, widthPx / spacingPx));
  const times: readonly Ns[] = scale.ticks(count);
  const stepNs = tickStep(range.startNs, range.endNs, count);
  const stepPower = Math.floor(Math.log10(stepNs) + 1e-9);
  const unit = unitFor(range.endNs);
  const decimals = Math.max(0, unit.power - stepPower);

  if (decimals <= MAX_DECIMALS) {
    return { ticks: times.map((ns) => ({ ns, label: `${(ns / unit.ns).toFixed(decimals)} ${unit.name}` })), base: undefined };
  }

  // Count from a round moment before the window instead.
  const basePower = Math.min(unit.power, Math.ceil(Math.log10(spanNs)));
  const baseNs = Math.floor(range.startNs / 10 ** basePower) * 10 ** basePower;
  const offsetUnit = unitFor(range.endNs - baseNs);
  const offsetDecimals = Math.max(0, offsetUnit.power - stepPower);
  return {
    ticks: times.map((ns) => ({ ns, label: `+${((ns - baseNs) / offsetUnit.ns).toFixed(offsetDecimals)} ${offsetUnit.name}` })),
    base: `${(baseNs / unit.ns).toFixed(unit.power - basePower)} ${unit.name}`,
  };
}

/** A moment as finely as the screen can point at it: "267.334 ms" where a pixel is some microseconds. */
export function momentLabel(ns: Ns, nsPerPx: number): string {
  const unit = unitFor(Math.abs(ns));
  const decimals = Math.max(0, unit.power - Math.max(0, Math.floor(Math.log10(Math.max(1, nsPerPx)))));
  return `${(ns / unit.ns).toFixed(decimals)} ${unit.name}`;
}

function unitFor(ns: Ns): (typeof UNITS)[number] {
  return UNITS.find((unit) => ns >= unit.ns) ?? UNITS[3];
}
