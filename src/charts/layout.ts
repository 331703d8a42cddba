// The columns every time chart shares, so that one moment has one x in every row and in the minimap above.
import type { Px } from '../../workers/api.ts';

/** Left of the plot: row names and y tick labels. A view whose rows have longer names has its own. */
export const GUTTER_PX: Px = 88;
/** Right of the plot: room for half of the last tick label. */
export const MARGIN_RIGHT_PX: Px = 14;
/** The time axis: tick labels and the strip that a range is dragged on. */
export const AXIS_PX: Px = 26;
/** A row that shows intervals of one kind. */
export const BAND_ROW_PX: Px = 15;
/** Nothing that stopped the world may vanish between two pixels. */
export const MIN_MARK_PX: Px = 1;

/** Width of the plot inside a chart; 0 while the chart is too narrow to draw. */
export function plotWidthPx(chartWidthPx: Px, gutterPx: Px = GUTTER_PX): Px {
  return Math.max(0, Math.floor(chartWidthPx - gutterPx - MARGIN_RIGHT_PX));
}

/** A horizontal strip of a chart. */
export interface Row {
  readonly topPx: Px;
  readonly heightPx: Px;
}

export function bottomPx(row: Row): Px {
  return row.topPx + row.heightPx;
}

export function inRow(row: Row, yPx: Px): boolean {
  return yPx >= row.topPx && yPx < bottomPx(row);
}
