// Draws utilisation over time: in every column, from below, the program's share of the Ps, and above it what took the rest, by cause. A
// hairline is the lowest that a column falls to. Any time chart can have it as a row.
import { UTILISATION_CAUSES, type Px, type UtilisationStrip, type WorstWindow } from '../../../workers/api.ts';
import { inPlotArea, labelFont } from '../../charts/axis/drawAxes.ts';
import { stretchOf, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { bottomPx, type Row } from '../../charts/layout.ts';
import { textWidth } from '../../charts/marks/text.ts';
import type { Palette, PaletteColour } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';

export const CAUSE_COLOURS: Readonly<Record<(typeof UTILISATION_CAUSES)[number], PaletteColour>> = { stw: 'stw', background: 'gc', assist: 'gcAssist', sweep: 'gcSoft' };
const CAUSES = UTILISATION_CAUSES.length;
const SHARES = [0, 0.5, 1];
const PROGRAM_ALPHA = 0.45;
const LOWEST_ALPHA = 0.6;
const MARK_PX: Px = 3;
/** Numbers stand on marks as far as they have this much room. */
const NUMBER_PX: Px = 14;

export function paintUtilisation(pen: Pen, axis: TimeAxis, row: Row, strip: UtilisationStrip | undefined, palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const share of SHARES) {
    const y = Math.round(yOf(row, share));
    pen.fillStyle = palette.line;
    pen.fillRect(axis.leftPx - 5, y, axis.widthPx + 5, 1);
    pen.fillStyle = palette.ink3;
    pen.fillText(`${share * 100} %`, axis.leftPx - 8, Math.max(row.topPx + 6, Math.min(y, bottomPx(row) - 6)));
  }
  if (strip !== undefined) inPlotArea(pen, axis, row, () => drawColumns(pen, axis, row, strip, palette));
}

function yOf(row: Row, share: number): Px {
  return row.topPx + (1 - share) * row.heightPx;
}

/** Columns of the answer are a pixel of the window it was asked for; zoomed since, they are stretched. */
function drawColumns(pen: Pen, axis: TimeAxis, row: Row, { columns, startNs, columnNs, mean, lowest, lost }: UtilisationStrip, palette: Palette): void {
  const first = Math.max(0, Math.floor((axis.range.startNs - startNs) / columnNs));
  const last = Math.min(columns - 1, Math.ceil((axis.range.endNs - startNs) / columnNs));
  for (let column = first; column <= last; column++) {
    const share = mean[column] ?? NaN;
    if (Number.isNaN(share)) continue;
    const x = Math.round(xOf(axis, startNs + column * columnNs));
    const width = Math.max(1, Math.round(xOf(axis, startNs + (column + 1) * columnNs)) - x);
    let y = yOf(row, share);
    pen.globalAlpha = PROGRAM_ALPHA;
    pen.fillStyle = palette.running;
    pen.fillRect(x, y, width, bottomPx(row) - y);
    pen.globalAlpha = 1;
    // The stops lie on top.
    for (let cause = CAUSES - 1; cause >= 0; cause--) {
      const height = (lost[column * CAUSES + cause] ?? 0) * row.heightPx;
      if (height <= 0) continue;
      y -= height;
      pen.fillStyle = palette[CAUSE_COLOURS[UTILISATION_CAUSES[cause] ?? 'stw']];
      pen.fillRect(x, y, width, height);
    }
    const low = lowest[column] ?? share;
    if (low < share) {
      pen.fillStyle = palette.ink;
      pen.globalAlpha = LOWEST_ALPHA;
      pen.fillRect(x, Math.min(yOf(row, low), bottomPx(row) - 1), width, 1);
      pen.globalAlpha = 1;
    }
  }
}

/** The worst windows as bars in a row of their own, numbered where there is room. `marked`: the one that stands out. */
export function paintWorst(pen: Pen, axis: TimeAxis, row: Row, windows: readonly WorstWindow[], marked: number | undefined, palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  let freeFrom: Px = -Infinity;
  for (const { at, startNs, endNs } of windows.map((one, place) => ({ at: place, ...one })).toSorted((a, b) => a.startNs - b.startNs)) {
    const stretch = stretchOf(axis, startNs, endNs, MARK_PX);
    if (stretch === undefined) continue;
    const { xPx, widthPx } = stretch;
    pen.fillStyle = at === marked ? palette.focus : palette.ink2;
    pen.fillRect(xPx, bottomPx(row) - MARK_PX, widthPx, MARK_PX);
    const text = String(at + 1);
    const middle = xPx + widthPx / 2;
    const from = middle - textWidth(pen, text) / 2;
    if (from < freeFrom && at !== marked) continue;
    pen.fillText(text, middle, row.topPx + (row.heightPx - MARK_PX) / 2);
    freeFrom = middle + NUMBER_PX;
  }
}

/** The worst window at a place, by number; undefined: none within reach. */
export function worstAt(windows: readonly WorstWindow[], axis: TimeAxis, xPx: Px, reachPx: Px): number | undefined {
  const at = windows.findIndex(({ startNs, endNs }) => xPx >= xOf(axis, startNs) - reachPx && xPx <= xOf(axis, endNs) + reachPx);
  return at < 0 ? undefined : at;
}
