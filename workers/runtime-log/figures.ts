// Decimal figures of the runtime's lines, exact: 0.046 ms is 46000 ns, where a product of doubles would be a little off.
import type { Bytes, Ns } from '../units.ts';

const MIB: Bytes = 2 ** 20;

/** @param text digits with at most one point and `places` or fewer after it. */
function scaled(text: string, places: number): number {
  const point = text.indexOf('.');
  if (point < 0) return Number(text) * 10 ** places;
  const after = text.slice(point + 1, point + 1 + places).padEnd(places, '0');
  return Number(text.slice(0, point) + after);
}

export function nsOfMs(text: string): Ns {
  return scaled(text, 6);
}

export function nsOfSeconds(text: string): Ns {
  return scaled(text, 9);
}

/** "MB" in the runtime's lines is shifted by 20 bits. */
export function bytesOfMb(text: string): Bytes {
  return Number(text) * MIB;
}

export function bytesOfKib(text: string): Bytes {
  return Number(text) * 1024;
}
