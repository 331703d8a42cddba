// Draws the lanes on screen: their ground, spans with labels, crowds, and what is not read yet.
import { STRETCH_KINDS, type StretchKind, type TimeRange } from '../../../workers/api.ts';
import { inPlotArea, labelFont } from '../../charts/axis/drawAxes.ts';
import { xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import type { Row } from '../../charts/layout.ts';
import { drawDensityLine, type DensityPicture } from '../../charts/marks/density.ts';
import { traceHatch } from '../../charts/marks/hatch.ts';
import { drawLane, type SpanStyle } from '../../charts/marks/lanes.ts';
import { inkOn, type Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import type { LaneDensities } from './laneDensity.ts';
import { spanLabel, type LaneSpans } from './laneSpans.ts';
import type { PlacedLane } from './placedLanes.ts';
import { kindFills, spanFill, UNKNOWN_KIND } from './stretchLook.ts';
import type { TimelineRows } from './timelineRows.ts';

export interface LanesPicture {
  readonly rows: TimelineRows;
  readonly placed: readonly PlacedLane[];
  readonly spans: readonly LaneSpans[];
  readonly densities: LaneDensities | undefined;
  readonly densityPicture: DensityPicture | undefined;
  readonly faint: readonly StretchKind[];
  /** Not read yet: of all lanes but those of Ps. */
  readonly pending: readonly TimeRange[];
}

/** A kind that the reader put aside. */
const FAINT = 0.1;

export function paintLanes(pen: Pen, axis: TimeAxis, picture: LanesPicture, palette: Palette): void {
  const { rows } = picture;
  const pinned = picture.placed.filter(({ isPinned }) => isPinned);
  const listed = picture.placed.filter(({ isPinned }) => !isPinned);
  const styles = picture.spans.map((spans) => styleOf(spans, picture.faint, palette));
  inPlotArea(pen, axis, rows.pinned, () => paintAll(pen, axis, pinned, picture, styles, palette));
  inPlotArea(pen, axis, rows.lanes, () => paintAll(pen, axis, listed, picture, styles, palette));
}

export function paintLaneGrounds(pen: Pen, axis: TimeAxis, { rows, placed }: LanesPicture, palette: Palette): void {
  pen.fillStyle = palette.sunken;
  for (const area of [rows.pinned, rows.lanes]) {
    inPlotArea(pen, axis, area, () => {
      for (const { row, isPinned } of placed) if (isPinned === (area === rows.pinned)) pen.fillRect(axis.leftPx, row.topPx, axis.widthPx, row.heightPx);
    });
  }
}

function paintAll(pen: Pen, axis: TimeAxis, lanes: readonly PlacedLane[], picture: LanesPicture, styles: readonly SpanStyle[], palette: Palette): void {
  // Beneath what is known of crowds; other lanes have spans of unknown time.
  const crowds = lanes.filter(({ lane }) => lane.ref.lane === 'group');
  if (picture.pending.length > 0) paintPending(pen, axis, crowds, picture.pending, palette);
  for (const { key, row } of lanes) {
    const line = picture.densities?.lineOf.get(key);
    if (line !== undefined && picture.densityPicture !== undefined) drawDensityLine(pen, picture.densityPicture, line, axis, row);
    for (const [place, spans] of picture.spans.entries()) {
      const lane = spans.laneOf.get(key);
      const style = styles[place];
      if (lane !== undefined && style !== undefined) drawLane(pen, spans, lane, axis, row, style);
    }
  }
}

function styleOf(spans: LaneSpans, faint: readonly StretchKind[], palette: Palette): SpanStyle {
  const fills = kindFills(palette);
  const strengths = STRETCH_KINDS.map((kind) => (faint.includes(kind) ? FAINT : 1));
  const inks = new Map<string, string>();
  return {
    fill: (span, thin) => spanFill(fills, spans.kind[span] ?? UNKNOWN_KIND, spans.goroutine[span] ?? 0, thin, palette),
    ink(fill) {
      const known = inks.get(fill) ?? inkOn(fill, palette);
      inks.set(fill, known);
      return known;
    },
    label: (span) => spanLabel(spans, span),
    font: labelFont(palette),
    strength: (span) => strengths[spans.kind[span] ?? UNKNOWN_KIND] ?? 1,
    hatched: (span) => spans.kind[span] === UNKNOWN_KIND,
  };
}

/** One path for all lanes and ranges. */
function paintPending(pen: Pen, axis: TimeAxis, lanes: readonly PlacedLane[], pending: readonly TimeRange[], palette: Palette): void {
  const right = axis.leftPx + axis.widthPx;
  pen.strokeStyle = palette.unknown;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.4;
  pen.beginPath();
  for (const range of pending) {
    const from = Math.max(axis.leftPx, xOf(axis, range.startNs));
    const to = Math.min(right, xOf(axis, range.endNs));
    if (to > from) for (const { row } of lanes) traceHatch(pen, from, to, row);
  }
  pen.stroke();
  pen.globalAlpha = 1;
}

/** The lane's row, cut to the part of the window in which such lanes are drawn. */
export function shownPart({ row, isPinned }: PlacedLane, rows: TimelineRows): Row | undefined {
  const area = isPinned ? rows.pinned : rows.lanes;
  const topPx = Math.max(row.topPx, area.topPx);
  const heightPx = Math.min(row.topPx + row.heightPx, area.topPx + area.heightPx) - topPx;
  return heightPx > 0 ? { topPx, heightPx } : undefined;
}
