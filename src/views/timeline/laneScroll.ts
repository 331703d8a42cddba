// Browsers make no element taller than some ten million pixels; three million lanes are seventy. Beyond the limit the scrollbar stands
// for shares of the list, while wheel and keys still move by pixels.
import type { Px } from '../../../workers/api.ts';

const MOST_PX: Px = 8_000_000;

/** How long the scroller is made for lanes that scroll by `maxScrollPx`. */
export function spacerPx(maxScrollPx: Px): Px {
  return Math.min(maxScrollPx, MOST_PX);
}

/** Where the lanes stand when the scroller stands at `topPx`. */
export function lanesAt(topPx: Px, maxScrollPx: Px): Px {
  return maxScrollPx <= MOST_PX ? topPx : (topPx / MOST_PX) * maxScrollPx;
}

/** Where the scroller stands when the lanes stand at `scrollPx`. */
export function scrollerAt(scrollPx: Px, maxScrollPx: Px): Px {
  return maxScrollPx <= MOST_PX ? scrollPx : (scrollPx / maxScrollPx) * MOST_PX;
}
