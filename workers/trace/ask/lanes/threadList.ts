import { type LaneList, type LaneRow, laneKey } from '../../../api.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { signedDecimal } from '../../wire/ids.ts';
import { laneKeys, threadLabel } from './laneNames.ts';
import type { LaneSource } from './rankedList.ts';

/** Threads that did anything, as the trace's indexes: in the order in which they were first seen. */
export function laneThreads({ tables, tally }: TraceIndex): readonly number[] {
  return Array.from({ length: tables.threads.count }, (_, thread) => thread).filter((thread) => tally.threads.has(thread));
}

export function threadId({ tables }: TraceIndex, thread: number): string {
  return signedDecimal(tables.threads.lo[thread], tables.threads.hi[thread]);
}

/** Lanes of threads. `timeNs`: by thread of the trace, what the order asks for; undefined: it asks for no time. */
export function threadLanes(index: TraceIndex, { order, hidden }: LaneList, known: number, timeNs: Float64Array | undefined): LaneSource {
  const threads = laneThreads(index);
  const ids = threads.map((thread) => threadId(index, thread));
  const isHidden = laneKeys(hidden);
  return {
    count: threads.length,
    known,
    label: (row) => threadLabel(ids[row]),
    isHidden: (row) => isHidden.has(laneKey({ lane: 'thread', thread: ids[row] })),
    keys: () =>
      Float64Array.from(threads, (thread, row) => {
        if (order === 'name') return Number(ids[row]);
        return timeNs === undefined ? row : -timeNs[thread];
      }),
    rows: (those) => Array.from(those, (row): LaneRow => ({ ref: { lane: 'thread', thread: ids[row] }, label: threadLabel(ids[row]), depth: 0, goroutines: 0 })),
  };
}
