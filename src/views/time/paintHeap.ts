// The heap row of the trace views: live as a filled line, the goal dashed, on an axis in IEC units.
import type { Bytes, HeapSeries } from '../../../workers/api.ts';
import { byteAxis } from '../../charts/axis/byteTicks.ts';
import { drawByteAxis, inPlotArea } from '../../charts/axis/drawAxes.ts';
import type { TimeAxis } from '../../charts/axis/timeAxis.ts';
import type { Row } from '../../charts/layout.ts';
import { drawSteps } from '../../charts/marks/steps.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';

export function paintHeap(
  pen: Pen,
  axis: TimeAxis,
  row: Row,
  heap: HeapSeries | undefined,
  heapMaxBytes: Bytes | undefined,
  palette: Palette,
): void {
  if (heapMaxBytes === undefined) return;
  // A little air over the highest value, so that its line is not the row's edge.
  const bytes = byteAxis(Math.max(1, heapMaxBytes * 1.08), row);
  drawByteAxis(pen, bytes, axis, palette);
  if (heap === undefined) return;
  inPlotArea(pen, axis, row, () => {
    const live = { timeNs: heap.liveTimeNs, bytes: heap.liveBytes };
    const goal = { timeNs: heap.goalTimeNs, bytes: heap.goalBytes };
    drawSteps(pen, live, axis, bytes, { colour: palette.heapLive, widthPx: 1.25, dash: [], fillAlpha: 0.08, zeroIsGap: false });
    drawSteps(pen, goal, axis, bytes, { colour: palette.heapGoal, widthPx: 1.25, dash: [5, 3], fillAlpha: 0, zeroIsGap: true });
  });
}
