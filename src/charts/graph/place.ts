// Where a graph lies on its canvas: one scale, one offset. Pixels = units × scale + offset.
import type { Px } from '../../../workers/api.ts';
import type { SizePx } from '../pen.ts';
import type { PointPx } from '../window/gestures.ts';

export interface GraphPlace {
  readonly scale: number;
  readonly xPx: Px;
  readonly yPx: Px;
}

/** Of the whole graph, in its units. */
export interface GraphSize {
  readonly widthUnits: number;
  readonly heightUnits: number;
}

/** A box, in the graph's units. */
export interface UnitBox {
  /** Its centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN_PX: Px = 16;
/** A small graph is not blown up. */
const MOST_FITTED = 1.25;
const MOST_SCALE = 6;
/** Of the scale at which all of it is in sight. */
const LEAST_OF_FITTED = 0.5;
/** So much of it stays in sight, however far it is moved. */
const KEPT_PX: Px = 48;

/** All of it in sight, in the middle. */
export function fitted({ widthUnits, heightUnits }: GraphSize, { widthPx, heightPx }: SizePx): GraphPlace {
  const scale = Math.min(MOST_FITTED, ...[(widthPx - 2 * MARGIN_PX) / widthUnits, (heightPx - 2 * MARGIN_PX) / heightUnits].filter((s) => s > 0 && Number.isFinite(s)));
  return { scale, xPx: (widthPx - widthUnits * scale) / 2, yPx: (heightPx - heightUnits * scale) / 2 };
}

/** As `fitted`, but never so small that nothing can be read: then it begins at a box instead. */
export function opening(size: GraphSize, view: SizePx, first: UnitBox | undefined, leastScale: number): GraphPlace {
  const whole = fitted(size, view);
  if (whole.scale >= leastScale || first === undefined) return whole;
  const place = { scale: leastScale, xPx: view.widthPx / 2 - first.x * leastScale, yPx: MARGIN_PX + (first.height / 2 - first.y) * leastScale };
  return kept(place, size, view);
}

/** The point under `at` stays where it is. */
export function zoomed(place: GraphPlace, factor: number, at: PointPx, size: GraphSize, view: SizePx): GraphPlace {
  const least = fitted(size, view).scale * LEAST_OF_FITTED;
  const scale = Math.min(MOST_SCALE, Math.max(Math.min(least, place.scale), place.scale * factor));
  const grown = scale / place.scale;
  return kept({ scale, xPx: at.xPx - (at.xPx - place.xPx) * grown, yPx: at.yPx - (at.yPx - place.yPx) * grown }, size, view);
}

export function moved(place: GraphPlace, byXPx: Px, byYPx: Px, size: GraphSize, view: SizePx): GraphPlace {
  return kept({ ...place, xPx: place.xPx + byXPx, yPx: place.yPx + byYPx }, size, view);
}

/** Moved as little as brings the box into sight. */
export function showing(place: GraphPlace, box: UnitBox, view: SizePx): GraphPlace {
  const shift = (middle: number, extent: number, offset: Px, viewPx: Px): Px => {
    const low = (middle - extent / 2) * place.scale + offset - MARGIN_PX;
    const high = (middle + extent / 2) * place.scale + offset + MARGIN_PX;
    if (high - low > viewPx) return viewPx / 2 - (low + high) / 2;
    return low < 0 ? -low : high > viewPx ? viewPx - high : 0;
  };
  return {
    ...place,
    xPx: place.xPx + shift(box.x, box.width, place.xPx, view.widthPx),
    yPx: place.yPx + shift(box.y, box.height, place.yPx, view.heightPx),
  };
}

function kept(place: GraphPlace, size: GraphSize, view: SizePx): GraphPlace {
  return { ...place, xPx: within(place.xPx, size.widthUnits * place.scale, view.widthPx), yPx: within(place.yPx, size.heightUnits * place.scale, view.heightPx) };
}

function within(offset: Px, extentPx: Px, viewPx: Px): Px {
  return Math.min(viewPx - KEPT_PX, Math.max(KEPT_PX - extentPx, offset));
}
