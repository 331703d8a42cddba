// A scatter whose points were binned into cells: one point is a dot, more make the cell fuller. Layout, hit testing, keyboard
// neighbours, drawing.
import type { Ns, Px, TimeRange } from '../../../workers/api.ts';
import { nsAt, nsPerPx, xOf, type TimeAxis } from '../axis/timeAxis.ts';
import { bottomPx, type Row } from '../layout.ts';
import type { Pen } from '../pen.ts';
import type { Direction, PointPx } from '../window/gestures.ts';

/** Cells in x, then y order; row 0 at the bottom. */
export interface CellGrid {
  readonly range: TimeRange;
  readonly widthPx: Px;
  readonly heightPx: Px;
  readonly cellPx: Px;
  readonly cellX: Uint16Array;
  readonly cellY: Uint16Array;
  readonly count: Uint32Array;
}

export interface CellColumns extends CellGrid {
  readonly over: Uint32Array;
}

/** Length of a cell in time. */
export function cellNs(cells: CellGrid): Ns {
  return cells.widthPx > 0 ? ((cells.range.endNs - cells.range.startNs) / cells.widthPx) * cells.cellPx : 0;
}

/** Middle of a cell in the chart. Cells asked for another window or size are moved and stretched to where they belong. */
export function cellCentre(cells: CellGrid, index: number, axis: TimeAxis, row: Row): PointPx {
  const ns = cells.range.startNs + ((cells.cellX[index] ?? 0) + 0.5) * cellNs(cells);
  const scale = cells.heightPx > 0 ? row.heightPx / cells.heightPx : 1;
  return { xPx: xOf(axis, ns), yPx: bottomPx(row) - ((cells.cellY[index] ?? 0) + 0.5) * cells.cellPx * scale };
}

/** First index whose cellX is not below `x`. */
function firstAt(cells: CellGrid, x: number): number {
  let low = 0;
  let high = cells.cellX.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cells.cellX[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Indexes [from, to) of the cells in the plot, a cell of margin included. */
export function visibleCells(cells: CellGrid, axis: TimeAxis): readonly [number, number] {
  const size = cellNs(cells);
  if (!(size > 0)) return [0, 0];
  const from = Math.floor((axis.range.startNs - cells.range.startNs) / size) - 1;
  const to = Math.ceil((axis.range.endNs - cells.range.startNs) / size) + 1;
  return [firstAt(cells, from), firstAt(cells, to)];
}

/** The cell nearest to a point, at most `reachPx` away; undefined: none. */
export function cellAt(cells: CellGrid, axis: TimeAxis, row: Row, point: PointPx, reachPx: Px): number | undefined {
  const size = cellNs(cells);
  if (!(size > 0)) return undefined;
  const ns = nsAt(axis, point.xPx);
  const reach = reachPx * nsPerPx(axis);
  const from = firstAt(cells, Math.floor((ns - reach - cells.range.startNs) / size) - 1);
  const to = firstAt(cells, Math.ceil((ns + reach - cells.range.startNs) / size) + 1);
  let best: number | undefined;
  let bestSquare = reachPx * reachPx;
  for (let index = from; index < to; index++) {
    const centre = cellCentre(cells, index, axis, row);
    const square = (centre.xPx - point.xPx) ** 2 + (centre.yPx - point.yPx) ** 2;
    if (square <= bestSquare) {
      best = index;
      bestSquare = square;
    }
  }
  return best;
}

/**
 * Where an arrow key leads from cell `from`: sideways to the nearest column that holds something, at the height closest to
 * here; up and down to the nearest cell that way. Only cells in the plot; `from` itself when there is none.
 * From nowhere (undefined): the topmost cell of the plot, its longest wait.
 */
export function neighbourCell(cells: CellGrid, axis: TimeAxis, from: number | undefined, direction: Direction): number | undefined {
  const [first, last] = visibleCells(cells, axis);
  if (first >= last) return undefined;
  if (from === undefined || from < first || from >= last) return topmost(cells, first, last);
  const x = cells.cellX[from] ?? 0;
  const y = cells.cellY[from] ?? 0;
  let best = from;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let index = first; index < last; index++) {
    const dx = (cells.cellX[index] ?? 0) - x;
    const dy = (cells.cellY[index] ?? 0) - y;
    const cost = stepCost(direction, dx, dy);
    if (cost !== undefined && cost < bestCost) {
      best = index;
      bestCost = cost;
    }
  }
  return best;
}

/** Undefined: not in that direction. */
function stepCost(direction: Direction, dx: number, dy: number): number | undefined {
  switch (direction) {
    case 'left':
      return dx < 0 ? -dx * 1e5 + Math.abs(dy) : undefined;
    case 'right':
      return dx > 0 ? dx * 1e5 + Math.abs(dy) : undefined;
    case 'up':
      return dy > 0 ? dy + 3 * Math.abs(dx) : undefined;
    case 'down':
      return dy < 0 ? -dy + 3 * Math.abs(dx) : undefined;
  }
}

function topmost(cells: CellGrid, first: number, last: number): number {
  let best = first;
  for (let index = first + 1; index < last; index++) {
    if ((cells.cellY[index] ?? 0) > (cells.cellY[best] ?? 0)) best = index;
  }
  return best;
}

/** Indexes of the `limit` highest cells in the plot, highest first. */
export function highestCells(cells: CellGrid, axis: TimeAxis, limit: number): readonly number[] {
  const [first, last] = visibleCells(cells, axis);
  return Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place)
    .toSorted((a, b) => (cells.cellY[b] ?? 0) - (cells.cellY[a] ?? 0) || a - b)
    .slice(0, limit);
}

/** Size of a lone point: large where marks are sparse, down to 3 px where they crowd. */
export function pointPx(shown: number, areaPx2: number): Px {
  const room = areaPx2 / Math.max(1, shown);
  if (room > 1500) return 7;
  return room > 300 ? 5 : 3;
}

/** Side of the mark for a cell of `count` points: grows from a lone point's to a full cell, or by half. */
export function markPx(count: number, lonePx: Px, cellPx: Px): Px {
  const most = Math.max(cellPx, lonePx * 1.5);
  return Math.min(most, lonePx + (Math.log2(Math.max(1, count)) / 3) * (most - lonePx));
}

/** Strength of the mark: a lone point is clearly there, a crowd is solid. In few steps: each change costs the canvas time. */
function markAlpha(count: number): number {
  return Math.min(1, 0.72 + 0.14 * Math.floor(Math.log2(Math.max(1, count)) / 2));
}

/** From this size on a mark is drawn round; below, the eye cannot tell and squares are cheaper. */
const ROUND_FROM_PX: Px = 5;

/** Draws the cells of the plot, those over the threshold last, so that no soft one hides them. */
export function drawCells(
  pen: Pen,
  cells: CellColumns,
  axis: TimeAxis,
  row: Row,
  colours: { readonly soft: string; readonly over: string },
): void {
  const [first, last] = visibleCells(cells, axis);
  const lonePx = pointPx(last - first, axis.widthPx * row.heightPx);
  for (const over of [false, true]) {
    pen.fillStyle = over ? colours.over : colours.soft;
    let alpha = 1;
    pen.globalAlpha = alpha;
    for (let index = first; index < last; index++) {
      if ((cells.over[index] ?? 0) > 0 !== over) continue;
      const count = cells.count[index] ?? 0;
      const strength = markAlpha(count);
      if (strength !== alpha) pen.globalAlpha = alpha = strength;
      drawMark(pen, cellCentre(cells, index, axis, row), markPx(count, lonePx, cells.cellPx));
    }
  }
  pen.globalAlpha = 1;
}

/** Draws the cells of the plot, each in the colour of its class; those of the last class on top. */
export function drawClassedCells(pen: Pen, cells: CellGrid, axis: TimeAxis, row: Row, classes: Uint8Array, colours: readonly string[]): void {
  const [first, last] = visibleCells(cells, axis);
  const lonePx = pointPx(last - first, axis.widthPx * row.heightPx);
  for (const [place, colour] of colours.entries()) {
    pen.fillStyle = colour;
    for (let index = first; index < last; index++) {
      if (classes[index] === place) drawMark(pen, cellCentre(cells, index, axis, row), markPx(cells.count[index] ?? 0, lonePx, cells.cellPx));
    }
  }
}

function drawMark(pen: Pen, centre: PointPx, side: Px): void {
  if (side < ROUND_FROM_PX) {
    // On whole pixels: sharper, and cheaper by the thousand, as no edge has to be smoothed.
    const whole = Math.round(side);
    pen.fillRect(Math.round(centre.xPx - whole / 2), Math.round(centre.yPx - whole / 2), whole, whole);
    return;
  }
  pen.beginPath();
  pen.arc(centre.xPx, centre.yPx, side / 2, 0, 2 * Math.PI);
  pen.fill();
}
