// The points of a line out of what was answered.
import type { LogSeriesPoints } from '../../../workers/api.ts';
import { OF_TRACE, type ChartLine } from './chartLines.ts';
import type { PictureAnswer } from './seriesSources.ts';

/** undefined: not answered yet. */
export function pointsOf(answer: PictureAnswer | undefined, line: ChartLine): LogSeriesPoints | undefined {
  return line.source === OF_TRACE ? traceHeap(answer, line) : answer?.points[line.source]?.get(line.series.name);
}

/** The trace's own heap, in the shape of the others. */
function traceHeap(answer: PictureAnswer | undefined, { series }: ChartLine): LogSeriesPoints | undefined {
  if (answer?.heap === undefined) return undefined;
  const { liveTimeNs, liveBytes, goalTimeNs, goalBytes } = answer.heap;
  return series.name === 'heap live (trace)' ? { name: series.name, timeNs: liveTimeNs, value: liveBytes } : { name: series.name, timeNs: goalTimeNs, value: goalBytes };
}
