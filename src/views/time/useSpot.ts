import { useState } from 'react';
import type { PointPx } from '../../charts/window/gestures.ts';

/** The mark that the pointer is on or the keyboard went to, and where. */
export interface Spot<Hit> {
  readonly hit: Hit;
  readonly at: PointPx;
  readonly by: 'pointer' | 'keys';
}

export interface SpotState<Hit> {
  readonly spot: Spot<Hit> | undefined;
  /** The pointer is over a mark, or over none. What the keyboard went to stays until the pointer finds another. */
  readonly onPointerHit: (hit: Hit | undefined, point: PointPx | undefined) => void;
  readonly goByKeys: (hit: Hit, at: PointPx) => void;
  /** Leaves what the keyboard went to; false if there was nothing to leave. */
  readonly onEscape: () => boolean;
}

/** `same`: two hits on one mark, so that moving over it renders nothing. */
export function useSpot<Hit>(same: (a: Hit, b: Hit) => boolean): SpotState<Hit> {
  const [spot, setSpot] = useState<Spot<Hit> | undefined>(undefined);
  return {
    spot,
    onPointerHit: (hit, point) =>
      setSpot((last) => {
        if (point === undefined || hit === undefined) return last?.by === 'keys' ? last : undefined;
        return last !== undefined && last.by === 'pointer' && same(last.hit, hit) ? last : { hit, at: point, by: 'pointer' };
      }),
    goByKeys: (hit, at) => setSpot({ hit, at, by: 'keys' }),
    onEscape: () => {
      if (spot?.by !== 'keys') return false;
      setSpot(undefined);
      return true;
    },
  };
}
