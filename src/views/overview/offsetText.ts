// How far a log is moved, as a reader writes it: "-4.1ms", "2s".
import type { Ns } from '../../../workers/api.ts';

const UNITS: Readonly<Record<string, Ns>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, min: 60e9, h: 3600e9 };

/** undefined: it is no time. Without a unit, milliseconds: offsets are small. */
export function readOffset(text: string): Ns | undefined {
  const [, sign = '', amount, unit = 'ms'] = /^([-−+]?)\s*(\d+(?:[.,]\d+)?)\s*(ns|us|µs|μs|ms|s|min|h)?$/i.exec(text.trim()) ?? [];
  const unitNs = UNITS[unit.toLowerCase()];
  if (amount === undefined || unitNs === undefined) return undefined;
  const ns = Math.round(Number(amount.replace(',', '.')) * unitNs);
  return sign === '' || sign === '+' ? ns : 0 - ns;
}

/** In ms, exact to the nanosecond, as `readOffset` reads it. */
export function writeOffset(ns: Ns): string {
  return `${Number((Math.round(ns) / 1e6).toFixed(6))}ms`;
}
