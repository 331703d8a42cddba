import type { PauseMap, TimeRange } from '../../../workers/api.ts';
import type { Direction } from '../../charts/window/gestures.ts';

/** The dot that the arrow keys go to: left and right in time, up and down by length; at first the longest in sight. -1: there is none. */
export function nextStop(map: PauseMap, window: TimeRange, from: number | undefined, direction: Direction): number {
  const inSight = Array.from(map.index.keys()).filter((stop) => {
    const startNs = map.startNs[stop] ?? 0;
    return startNs >= window.startNs && startNs <= window.endNs;
  });
  // The map is in the order of length.
  const order = direction === 'left' || direction === 'right' ? inSight.toSorted((a, b) => (map.startNs[a] ?? 0) - (map.startNs[b] ?? 0)) : inSight;
  const at = from === undefined ? -1 : order.indexOf(from);
  if (at < 0) return inSight.at(-1) ?? -1;
  const next = direction === 'right' || direction === 'up' ? at + 1 : at - 1;
  return order[Math.min(Math.max(next, 0), order.length - 1)] ?? -1;
}
