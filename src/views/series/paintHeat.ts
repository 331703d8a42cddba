// Many series of one kind as strips, one beneath the other: the deeper the colour, the higher the value.
import { bisectRight } from 'd3-array';
import type { Px } from '../../../workers/api.ts';
import { inPlotArea, LABEL_PX, labelFont } from '../../charts/axis/drawAxes.ts';
import { xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { bottomPx, type Row } from '../../charts/layout.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import { highestOf, type SeriesChart } from './chartLines.ts';
import { pointsOf } from './pointsOf.ts';
import type { PictureAnswer } from './seriesSources.ts';

const NONE: ReadonlySet<string> = new Set();
/** A queue of one is seen, however long others are. */
const LEAST_ALPHA = 0.18;

export function paintHeat(pen: Pen, axis: TimeAxis, chart: SeriesChart, plot: Row, answer: PictureAnswer | undefined, palette: Palette): void {
  const { lines } = chart;
  const stripPx = plot.heightPx / lines.length;
  const highest = Math.max(1, highestOf(chart, NONE));
  pen.fillStyle = palette.sunken;
  pen.fillRect(axis.leftPx, plot.topPx, axis.widthPx, plot.heightPx);
  inPlotArea(pen, axis, plot, () => {
    for (const [place, line] of lines.entries()) {
      const points = pointsOf(answer, line);
      if (points === undefined) continue;
      const { timeNs, value } = points;
      const top = plot.topPx + place * stripPx;
      pen.fillStyle = palette[line.colour];
      for (let at = Math.max(0, bisectRight(timeNs, axis.range.startNs) - 1); at < timeNs.length && (timeNs[at] ?? 0) < axis.range.endNs; at++) {
        const queued = value[at] ?? 0;
        if (queued === 0) continue;
        const from = xOf(axis, timeNs[at] ?? 0);
        const to = xOf(axis, timeNs[at + 1] ?? line.range.endNs);
        pen.globalAlpha = LEAST_ALPHA + (1 - LEAST_ALPHA) * Math.min(1, queued / highest);
        pen.fillRect(from, top, Math.max(1, to - from), Math.max(1, stripPx - (stripPx > 4 ? 1 : 0)));
      }
    }
    pen.globalAlpha = 1;
  });
  paintNames(pen, axis, lines.length, plot, stripPx, palette);
}

/** As many numbers of Ps as there is room for. */
function paintNames(pen: Pen, axis: TimeAxis, count: number, plot: Row, stripPx: Px, palette: Palette): void {
  const every = Math.max(1, Math.ceil((LABEL_PX + 2) / stripPx));
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.ink3;
  for (let place = 0; place < count; place += every) pen.fillText(`P ${place}`, axis.leftPx - 8, Math.min(bottomPx(plot) - LABEL_PX / 2, plot.topPx + (place + 0.5) * stripPx));
}

/** Which series' strip a height is in. */
export function heatLineAt({ lines }: SeriesChart, plot: Row, yPx: Px): number {
  return Math.floor(((yPx - plot.topPx) / plot.heightPx) * lines.length);
}
