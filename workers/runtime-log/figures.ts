// Decimal figures of the runtime's lines, exact: 0.046 ms is 46000 ns, where a product of doubles would be a little off.
import type { Ns } from '../units.ts';

const PLACES = 6;

/** @param text digits with at most one point; those beyond a ns are dropped. */
export function nsOfMs(text: string): Ns {
  const point = text.indexOf('.');
  if (point < 0) return Number(text) * 10 ** PLACES;
  const after = text.slice(point + 1, point + 1 + PLACES).padEnd(PLACES, '0');
  return Number(text.slice(0, point) + after);
}
