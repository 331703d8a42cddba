// All events but the transitions of goroutines, while a generation is walked.

import { type Chunk, KIND, METRIC, PROC, ROW, R_ARG, R_DETAIL, R_RESOURCE } from '../columns.ts';
import type { CountColumns } from './countColumns.ts';
import type { GcWork } from './gcWork.ts';
import type { SyncPoint } from './generationIndex.ts';
import { HeapColumns } from './heapColumns.ts';
import type { OpenLanes } from './openLanes.ts';
import { END } from './slice.ts';

/** A mark worker's label says so: "GC (dedicated)". */
const WORKER_LABEL = 'GC (';

export class OtherEvents {
  readonly heap = new HeapColumns();
  readonly syncs: SyncPoint[] = [];
  /** Of the last sync. */
  syncNs = 0;
  readonly #counts: CountColumns;
  readonly #lanes: OpenLanes;
  readonly #gc: GcWork;

  constructor(counts: CountColumns, lanes: OpenLanes, gc: GcWork) {
    this.#counts = counts;
    this.#lanes = lanes;
    this.#gc = gc;
  }

  /** `what`: KIND. `firstRow`: of the chunk, counted from the generation's first. */
  add(chunk: Chunk, row: number, what: number, firstRow: number): void {
    const { events, annotations } = chunk;
    const counts = this.#counts;
    counts.kinds[what]++;
    const arg = events.fields[row * ROW + R_ARG];
    switch (what) {
      case KIND.proc: {
        const proc = events.fields[row * ROW + R_RESOURCE];
        const states = events.fields[row * ROW + R_DETAIL];
        counts.proc(proc, states);
        if ((states & 15) === PROC.idle) this.#lanes.close(proc, row, END.procGone);
        break;
      }
      case KIND.metric:
        this.#metric(chunk, row);
        break;
      case KIND.rangeBegin:
        this.#gc.begins(chunk, row);
        break;
      case KIND.rangeActive:
        this.#gc.isActive(chunk, row, this.syncNs);
        break;
      case KIND.rangeEnd:
        this.#gc.ends(chunk, row);
        break;
      case KIND.label:
        counts.labels[arg]++;
        if (chunk.texts[arg].startsWith(WORKER_LABEL)) this.#gc.markWorker(chunk, row);
        break;
      case KIND.sync:
        this.syncNs = events.timeNs[row];
        this.syncs.push({ ...chunk.syncs[arg], row: firstRow + row, timeNs: this.syncNs });
        break;
      case KIND.taskBegin:
        counts.taskBegins[annotations.type[arg]]++;
        break;
      case KIND.taskEnd:
        counts.taskEnds[annotations.type[arg]]++;
        break;
      case KIND.regionBegin:
        counts.regionBegins[annotations.type[arg]]++;
        break;
      case KIND.regionEnd:
        counts.regionEnds[annotations.type[arg]]++;
        break;
      case KIND.log:
        counts.logCategories[annotations.type[arg]]++;
        break;
      case KIND.experimental:
        counts.experimental[events.fields[row * ROW + R_DETAIL]]++;
        break;
      default: // stack samples are only counted
        break;
    }
  }

  #metric({ events, amounts }: Chunk, row: number): void {
    const which = events.fields[row * ROW + R_DETAIL];
    const amount = events.fields[row * ROW + R_ARG];
    const lo = amounts.lo[amount];
    const hi = amounts.hi[amount];
    this.#counts.metric(which, lo, hi);
    if (which === METRIC.heapLive) this.heap.live(events.timeNs[row], hi * 4294967296 + lo);
    else if (which === METRIC.heapGoal) this.heap.goal(events.timeNs[row], hi * 4294967296 + lo);
  }
}
