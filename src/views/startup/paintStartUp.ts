// Draws the lanes of a start: moments with their names and lines through all rows, stops, package init, what ran where.
import type { InitRow, Ns, StartUp } from '../../../workers/api.ts';
import { laneKey } from '../../../workers/api.ts';
import { drawRowName, drawTimeAxis, drawTimeGrid, inPlotArea, labelFont } from '../../charts/axis/drawAxes.ts';
import { stretchOf, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { MIN_MARK_PX, type Row } from '../../charts/layout.ts';
import { drawLane, type SpanStyle } from '../../charts/marks/lanes.ts';
import { fitText, textWidth } from '../../charts/marks/text.ts';
import { inkOn, type Palette } from '../../charts/palette.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { spanLabel, type LaneSpans } from '../timeline/laneSpans.ts';
import { kindFills, spanFill, UNKNOWN_KIND } from '../timeline/stretchLook.ts';
import type { InitLines } from './initLines.ts';
import { LEVEL_PX, STEP_LEVELS, type StartUpRows } from './startUpRows.ts';
import { shortName, STEP_WORDS } from './startUpWords.ts';
import { placeLabels } from './stepLabels.ts';
import { t } from '../../../language/t.ts';

export interface StartUpPicture {
  readonly of: StartUp;
  readonly lines: InitLines | undefined;
  readonly rows: StartUpRows;
  readonly spans: readonly LaneSpans[];
  /** Place in `of.steps`. */
  readonly marked: number | undefined;
}

/** Lines through rows are faint beside what they cross. */
const LINE_ALPHA = 0.45;
const LABEL_FROM = 30;
const PADDING = 4;

export function paintStartUp(pen: Pen, { heightPx }: SizePx, axis: TimeAxis, picture: StartUpPicture, palette: Palette): void {
  const { of, lines, rows, spans } = picture;
  const ticks = drawTimeAxis(pen, axis, palette);
  const below: Row = { topPx: rows.stops.topPx, heightPx: heightPx - rows.stops.topPx };
  ground(pen, axis, rows, palette);
  drawTimeGrid(pen, axis, ticks, below, palette);
  const name = (text: string, row: Row): void => drawRowName(pen, text, row, palette, axis.leftPx);
  name(t('stops'), rows.stops);
  inPlotArea(pen, axis, rows.stops, () => {
    pen.fillStyle = palette.stw;
    for (const { startNs, endNs } of of.stops) block(pen, axis, startNs, endNs, rows.stops);
  });
  if (rows.packages !== undefined && lines !== undefined) {
    name('inittrace', rows.packages);
    paintBlocks(pen, axis, rows.packages, lines.packages.toSorted(byStart).map((row) => ({ startNs: row.startNs, endNs: row.startNs + row.clockNs, label: row.package })), palette);
  }
  if (rows.inits !== undefined) {
    name(t('init functions'), rows.inits);
    paintBlocks(pen, axis, rows.inits, of.inits.map(({ func, startNs, endNs }) => ({ startNs, endNs, label: shortName(func) })), palette);
  }
  const styles = spans.map((columns) => styleOf(columns, palette));
  for (const { name: text, ref, row } of rows.lanes) {
    name(text, row);
    inPlotArea(pen, axis, row, () => {
      for (const [at, columns] of spans.entries()) {
        const lane = columns.laneOf.get(laneKey(ref));
        const style = styles[at];
        if (lane !== undefined && style !== undefined) drawLane(pen, columns, lane, axis, row, style);
      }
    });
  }
  paintSteps(pen, axis, picture, heightPx, palette);
}

function ground(pen: Pen, axis: TimeAxis, rows: StartUpRows, palette: Palette): void {
  pen.fillStyle = palette.sunken;
  for (const row of [rows.stops, rows.packages, rows.inits, ...rows.lanes.map((lane) => lane.row)]) if (row !== undefined) pen.fillRect(axis.leftPx, row.topPx, axis.widthPx, row.heightPx);
}

function paintSteps(pen: Pen, axis: TimeAxis, { of, rows, marked }: StartUpPicture, heightPx: number, palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  const xs = of.steps.map(({ atNs }) => xOf(axis, atNs));
  const names = of.steps.map(({ step }) => t(STEP_WORDS[step].name));
  const right = axis.leftPx + axis.widthPx;
  const places = placeLabels(xs, names.map((text) => textWidth(pen, text)), STEP_LEVELS, axis.leftPx, right);
  const levelOf = new Map(places.map(({ at, level }) => [at, level]));
  for (const [at, x] of xs.entries()) {
    if (x < axis.leftPx || x > right) continue;
    const fromPx = rows.steps.topPx + (levelOf.get(at) ?? 0) * LEVEL_PX;
    pen.fillStyle = at === marked ? palette.focus : palette.ink2;
    pen.globalAlpha = at === marked ? 1 : LINE_ALPHA;
    pen.fillRect(Math.round(x), fromPx, 1, heightPx - fromPx);
    pen.globalAlpha = 1;
  }
  for (const { at, leftPx, level } of places) {
    const text = names[at] ?? '';
    const topPx = rows.steps.topPx + level * LEVEL_PX;
    // Lines of others pass behind a name.
    pen.fillStyle = palette.surface;
    pen.fillRect(leftPx - 2, topPx + 1, textWidth(pen, text) + 4, LEVEL_PX - 2);
    pen.fillStyle = at === marked ? palette.focus : palette.ink;
    pen.fillText(text, leftPx, topPx + LEVEL_PX / 2 + 0.5);
  }
}

interface Block {
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly label: string;
}

/** Neutral: what a package does in its init is told by the goroutine's own lane. */
function paintBlocks(pen: Pen, axis: TimeAxis, row: Row, blocks: readonly Block[], palette: Palette): void {
  inPlotArea(pen, axis, row, () => {
    pen.fillStyle = palette.lineStrong;
    for (const { startNs, endNs } of blocks) block(pen, axis, startNs, endNs, row);
    pen.font = labelFont(palette);
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    pen.fillStyle = inkOn(palette.lineStrong, palette);
    for (const { startNs, endNs, label } of blocks) {
      const stretch = stretchOf(axis, startNs, endNs, MIN_MARK_PX);
      if (stretch === undefined || stretch.widthPx < LABEL_FROM) continue;
      const text = fitText(pen, label, stretch.widthPx - 2 * PADDING);
      if (text !== '') pen.fillText(text, stretch.xPx + PADDING, row.topPx + row.heightPx / 2 + 0.5);
    }
  });
}

function block(pen: Pen, axis: TimeAxis, startNs: Ns, endNs: Ns, row: Row): void {
  const stretch = stretchOf(axis, startNs, endNs, MIN_MARK_PX);
  // A gap parts neighbours that are wide enough to have one.
  if (stretch !== undefined) pen.fillRect(stretch.xPx, row.topPx, stretch.widthPx > 3 ? stretch.widthPx - 1 : stretch.widthPx, row.heightPx);
}

function byStart(a: InitRow, b: InitRow): number {
  return a.startNs - b.startNs;
}

function styleOf(spans: LaneSpans, palette: Palette): SpanStyle {
  const fills = kindFills(palette);
  return {
    fill: (span, thin) => spanFill(fills, spans.kind[span] ?? UNKNOWN_KIND, spans.goroutine[span] ?? 0, thin, palette),
    ink: (fill) => inkOn(fill, palette),
    label: (span) => spanLabel(spans, span),
    font: labelFont(palette),
    hatched: (span) => spans.kind[span] === UNKNOWN_KIND,
  };
}

/** The moment nearest to a pixel, within reach. */
export function stepAt({ steps }: StartUp, axis: TimeAxis, xPx: number, reachPx: number): number | undefined {
  let best: number | undefined;
  let least = reachPx;
  for (const [at, { atNs }] of steps.entries()) {
    const off = Math.abs(xOf(axis, atNs) - xPx);
    if (off <= least) {
      best = at;
      least = off;
    }
  }
  return best;
}

