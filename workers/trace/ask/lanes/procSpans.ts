import type { ProcStrips, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { DRAWN } from '../../closeup/stretchKind.ts';
import { SPAN } from '../../index/slice.ts';
import { askProcStrips } from '../procStrips.ts';
import { drawnFromSlices } from '../zoomLevel.ts';
import { pixelWidthNs } from '../pixelWidth.ts';
import type { StripColumns } from './stripColumns.ts';

/** By SpanKind. */
const KIND_OF_SLICE: Readonly<Record<number, number>> = {
  [SPAN.running]: DRAWN.running,
  [SPAN.syscall]: DRAWN.syscall,
  [SPAN.markWorker]: DRAWN.markWorker,
  [SPAN.markAssist]: DRAWN.markAssist,
  [SPAN.sweep]: DRAWN.sweep,
};

/** Lanes of all Ps. Reads details again that were let go. */
export async function procStrips(trace: CloseTrace, range: TimeRange, widthPx: number): Promise<ProcStrips> {
  const lacking = drawnFromSlices(trace, range.startNs, range.endNs, pixelWidthNs(range, widthPx)).filter(({ detail }) => detail === undefined);
  const answer = (): ProcStrips => askProcStrips(trace, range, widthPx);
  if (lacking.length === 0) return answer();
  return trace.holding(
    drawnFromSlices(trace, range.startNs, range.endNs, pixelWidthNs(range, widthPx)).map((generation) => trace.index.generations.indexOf(generation)),
    answer,
  );
}

/** One P's, by its number in Go. */
export function procSpans(strips: ProcStrips, proc: number, lane: number, columns: StripColumns): void {
  const of = strips.procs.indexOf(proc);
  if (of < 0) return;
  columns.begin(lane, (name) => strips.names[name]);
  const { lane: lanes, startNs, endNs, kind, busy, count, nameOf, goroutine } = strips;
  // In the order of lanes.
  for (let at = lanes.indexOf(of); at >= 0 && at < lanes.length && lanes[at] === of; at++) {
    columns.spans.push(startNs[at], endNs[at], KIND_OF_SLICE[kind[at]], busy[at], count[at], nameOf[at], goroutine[at]);
  }
}

