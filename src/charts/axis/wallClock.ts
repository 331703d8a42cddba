// Trace time as the time of day that a clock on the wall showed: ticks of the axis, labels of moments.
import type { Ns } from '../../../workers/api.ts';
import { nsPerPx, type TimeAxis, type WallClock } from './timeAxis.ts';
import { momentLabel, timeTicks, type TimeTicks } from './timeTicks.ts';

const SECOND: Ns = 1e9;
const MINUTE: Ns = 60e9;
const DAY: Ns = 86_400e9;
/** Round steps of a clock; below a second, powers of ten times 1, 2 and 5. */
const CLOCK_STEPS: readonly Ns[] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].map((seconds) => seconds * SECOND);

/** `offsetMinutes`: the zone's lead over UTC; the reader's own if absent. */
export function wallClockOf(wallStartMs: number, offsetMinutes = -new Date(wallStartMs).getTimezoneOffset()): WallClock {
  const localMs = wallStartMs + offsetMinutes * 60_000;
  return { startOfDayNs: positiveRemainder(localMs, 86_400_000) * 1e6 };
}

/** Ticks in the axis's own kind of time. */
export function axisTicks(axis: TimeAxis): TimeTicks {
  return axis.clock === undefined ? timeTicks(axis) : wallTicks(axis, axis.clock);
}

/** A moment in the axis's own kind of time, as finely as the screen can point at it. */
export function axisMoment(axis: TimeAxis, ns: Ns): string {
  return axis.clock === undefined ? momentLabel(ns, nsPerPx(axis)) : wallMoment(ns, nsPerPx(axis), axis.clock);
}

/** Whole minutes stand in the gutter where the window has but one of them; then labels tell seconds. */
export function wallTicks({ range, widthPx }: TimeAxis, clock: WallClock, spacingPx = 96): TimeTicks {
  const spanNs = range.endNs - range.startNs;
  if (!(spanNs > 0) || !(widthPx > 0)) return { ticks: [], base: undefined };
  const stepNs = clockStep((spanNs * spacingPx) / widthPx);
  const from = clock.startOfDayNs + range.startNs;
  const to = clock.startOfDayNs + range.endNs;
  const minute = Math.floor(from / MINUTE);
  const oneMinute = stepNs < SECOND && minute === Math.floor(to / MINUTE);
  const decimals = stepNs < SECOND ? Math.min(9, Math.ceil(9 - Math.log10(stepNs) - 1e-9)) : 0;
  const ticks = [];
  const first = Math.ceil(from / stepNs);
  for (let step = first; step * stepNs <= to; step++) {
    const ofDay = step * stepNs;
    const label = oneMinute ? `${secondsText(ofDay % MINUTE, decimals)} s` : clockText(ofDay, decimals, stepNs);
    ticks.push({ ns: ofDay - clock.startOfDayNs, label });
  }
  return { ticks, base: oneMinute ? clockText(minute * MINUTE, 0, MINUTE) : undefined };
}

/** "14:03:22.117", as finely as the screen can point at it. */
export function wallMoment(ns: Ns, pixelNs: Ns, clock: WallClock): string {
  const decimals = Math.min(9, Math.max(0, 9 - Math.floor(Math.log10(Math.max(1, pixelNs)))));
  return clockText(clock.startOfDayNs + ns, decimals, SECOND);
}

function clockStep(leastNs: Ns): Ns {
  if (leastNs > SECOND / 2) return CLOCK_STEPS.find((step) => step >= leastNs) ?? DAY;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, leastNs)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= leastNs) ?? 10 * power;
}

function clockText(ofDayNs: Ns, decimals: number, stepNs: Ns): string {
  const scale = 10 ** decimals;
  const units = Math.round((positiveRemainder(ofDayNs, DAY) / SECOND) * scale);
  const seconds = Math.floor(units / scale);
  const minutes = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}`;
  if (stepNs >= MINUTE) return minutes;
  const fraction = decimals === 0 ? '' : `.${String(units % scale).padStart(decimals, '0')}`;
  return `${minutes}:${two(seconds % 60)}${fraction}`;
}

function secondsText(ns: Ns, decimals: number): string {
  return (ns / SECOND).toFixed(decimals).padStart(decimals + 3, '0');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function positiveRemainder(value: number, by: number): number {
  return ((value % by) + by) % by;
}
