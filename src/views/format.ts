// Figures as text: three significant digits and a unit on screen, the exact value beside it for tooltips. Number and unit
// are joined by a no-break space so that a line never ends between them.
import type { Bytes, Ns } from '../../workers/api.ts';

const JOIN = '\u00a0';
const MINUS = '\u2212';
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 20 });

interface Step {
  readonly unit: string;
  /** How many of the base unit make one. */
  readonly size: number;
}

const DURATION_STEPS: readonly Step[] = [
  { unit: 'ns', size: 1 },
  { unit: 'µs', size: 1e3 },
  { unit: 'ms', size: 1e6 },
  { unit: 's', size: 1e9 },
  { unit: 'min', size: 60e9 },
  { unit: 'h', size: 3600e9 },
];

const BYTE_STEPS: readonly Step[] = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'].map((unit, power) => ({
  unit,
  size: 1024 ** power,
}));

const COUNT_STEPS: readonly Step[] = ['', 'k', 'M', 'G', 'T'].map((unit, power) => ({ unit, size: 1000 ** power }));

/** Three significant digits; whole numbers under 1000 stay as they are: 0, 7, 1.23, 45.6, 789. */
function threeDigits(value: number): string {
  if (Number.isInteger(value) && value < 1000) return String(value);
  // toPrecision falls back to an exponent outside 1e-6 … 1e3; both ends are written out.
  if (value >= 999.5) return grouped.format(Math.round(value));
  return value < 1e-6 ? value.toExponential(2) : value.toPrecision(3);
}

/** The largest step that leaves at least 1, after rounding: 999.6 µs is "1.00 ms", not "1000 µs". */
function inSteps(value: number, steps: readonly Step[]): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  let chosen: Step = { unit: '', size: 1 };
  for (const [place, step] of steps.entries()) {
    if (place === 0) {
      chosen = step;
      continue;
    }
    const ofChosen = size / chosen.size;
    const ceiling = step.size / chosen.size;
    const rounded = ofChosen >= 100 ? Math.round(ofChosen) : ofChosen;
    if (rounded < ceiling) break;
    chosen = step;
  }
  const scaled = size / chosen.size;
  // Rounding up to the next step ("999.6 µs") lands just under 1 of it.
  const digits = chosen.size > 1 && (scaled < 1 || Number.isInteger(scaled)) && scaled < 100 ? scaled.toPrecision(3) : threeDigits(scaled);
  const text = chosen.unit === '' ? digits : `${digits}${JOIN}${chosen.unit}`;
  return value < 0 ? MINUS + text : text;
}

/** "12.3 ms". */
export function formatNs(ns: Ns): string {
  return inSteps(ns, DURATION_STEPS);
}

/**
 * A point in trace time, with as many digits as tell apart moments a hundredth of `spanNs` apart, at least three:
 * "123.412 ms" beside a span of half a millisecond. Never minutes, so that two moments compare digit by digit.
 */
export function formatMoment(ns: Ns, spanNs: Ns): string {
  const step = DURATION_STEPS.slice(0, 4).findLast(({ size }) => Math.abs(ns) >= size) ?? { unit: 'ns', size: 1 };
  const scaled = ns / step.size;
  const exactDecimals = Math.round(Math.log10(step.size));
  const forThreeDigits = 2 - Math.floor(Math.log10(Math.max(1, Math.abs(scaled))));
  const forSpan = Math.ceil(Math.log10((100 * step.size) / Math.max(1, spanNs)));
  const decimals = Math.min(exactDecimals, Math.max(0, forThreeDigits, forSpan));
  return `${scaled.toFixed(decimals)}${JOIN}${step.unit}`;
}

/** "12,345,678 ns": the exact value, for tooltips. */
export function exactNs(ns: Ns): string {
  return `${grouped.format(ns)}${JOIN}ns`;
}

/** "12.3 MiB". */
export function formatBytes(bytes: Bytes): string {
  return inSteps(bytes, BYTE_STEPS);
}

/** "12,345,678 bytes". */
export function exactBytes(bytes: Bytes): string {
  return `${grouped.format(bytes)}${JOIN}${Math.abs(bytes) === 1 ? 'byte' : 'bytes'}`;
}

/** Exact and grouped below 10,000 ("1,111"), three digits above ("12.3 k"). */
export function formatCount(count: number): string {
  return Math.abs(count) < 10_000 ? grouped.format(count).replace('-', MINUS) : inSteps(count, COUNT_STEPS);
}

/** "12,345,678". */
export function exactCount(count: number): string {
  return grouped.format(count);
}

/** A share of 1 as percent: 0.4567 is "45.7 %". */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const percent = Math.abs(share) * 100;
  const digits = percent !== 0 && percent < 0.01 ? '<\u20090.01' : threeDigits(percent);
  return `${share < 0 ? MINUS : ''}${digits}${JOIN}%`;
}

/** Nanoseconds in one of a time unit as pprof files spell it; undefined: not a time unit. */
function nsPer(unit: string): number | undefined {
  switch (unit) {
    case 'nanoseconds':
    case 'ns':
      return 1;
    case 'microseconds':
    case 'us':
      return 1e3;
    case 'milliseconds':
    case 'ms':
      return 1e6;
    case 'seconds':
    case 's':
      return 1e9;
    default:
      return undefined;
  }
}

/** A profile's value in its own unit: bytes in IEC units, times as durations, counts bare, anything else with its unit. */
export function formatValue(value: number, unit: string): string {
  if (unit === 'bytes' || unit === 'byte') return formatBytes(value);
  const ns = nsPer(unit);
  if (ns !== undefined) return formatNs(value * ns);
  if (unit === 'count' || unit === '') return formatCount(value);
  return `${formatCount(value)}${JOIN}${unit}`;
}

/** The exact value in the profile's own unit: "1,234,567 bytes". */
export function exactValue(value: number, unit: string): string {
  return unit === 'count' || unit === '' ? grouped.format(value) : `${grouped.format(value)}${JOIN}${unit}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * A point in wall-clock time (ms since 1970) in a zone: "2026-11-22 07:37:26.123 UTC+1".
 * `offsetMinutes`: the zone's lead over UTC; the reader's own if absent.
 */
export function formatWallClock(ms: number, offsetMinutes = -new Date(ms).getTimezoneOffset()): string {
  const local = new Date(ms + offsetMinutes * 60_000);
  if (Number.isNaN(local.getTime())) return '–';
  const date = `${local.getUTCFullYear()}-${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())}`;
  const millis = String(local.getUTCMilliseconds()).padStart(3, '0');
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}.${millis}`;
  return `${date} ${time} ${zoneName(offsetMinutes)}`;
}

function zoneName(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const hours = Math.trunc(Math.abs(offsetMinutes) / 60);
  const minutes = Math.abs(offsetMinutes) % 60;
  return `UTC${offsetMinutes < 0 ? MINUS : '+'}${hours}${minutes === 0 ? '' : `:${two(minutes)}`}`;
}
