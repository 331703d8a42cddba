// What the garbage collector did in a generation: its ranges, and the slices that are its work.

import { type Chunk, type EventColumns, NONE, RANGE, ROW, R_ARG, R_DETAIL, R_G, R_P, R_RESOURCE, R_STACK } from '../columns.ts';
import type { GenerationRanges } from './generationIndex.ts';
import { ALL_FLAGS, ASSISTING, type GoroutineColumns, MARKS, M_FLAGS, PROC_SHIFT } from './goroutineColumns.ts';
import { LANE, L_GOROUTINE, L_KIND, L_SWEEPING, type OpenLanes, UNKNOWN } from './openLanes.ts';
import { MarkColumns, OpenRanges } from './rangeColumns.ts';
import { END, SPAN } from './slice.ts';

export class GcWork {
  readonly #goroutines: GoroutineColumns;
  readonly #lanes: OpenLanes;
  readonly #marks = new MarkColumns();
  readonly #sweeps = new OpenRanges();
  readonly #assists = new OpenRanges();
  readonly #first: boolean;

  /** `first`: in the trace's first generation what is found open counts from its sync event. */
  constructor(goroutines: GoroutineColumns, lanes: OpenLanes, first: boolean) {
    this.#goroutines = goroutines;
    this.#lanes = lanes;
    this.#first = first;
  }

  begins({ events }: Chunk, row: number): void {
    const now = events.timeNs[row];
    const resource = events.fields[row * ROW + R_RESOURCE];
    switch (events.fields[row * ROW + R_DETAIL]) {
      case RANGE.stw:
        this.#marks.stwBegins(now, resource, events.fields[row * ROW + R_ARG], events.fields[row * ROW + R_STACK]);
        break;
      case RANGE.gcMark:
        this.#marks.markBegins(now, events.fields[row * ROW + R_STACK]);
        break;
      case RANGE.sweep:
        this.#marks.sweepBegins(now);
        this.#sweeps.begin(resource, now);
        this.#sweeping(events, row, true, END.gcWorkBegins);
        break;
      default:
        this.#assists.begin(resource, now);
        this.#assisting(events, row, true, END.gcWorkBegins);
    }
  }

  /** A range that was open before the generation. */
  isActive({ events }: Chunk, row: number, syncNs: number): void {
    const resource = events.fields[row * ROW + R_RESOURCE];
    const sinceNs = this.#first ? syncNs : NaN;
    switch (events.fields[row * ROW + R_DETAIL]) {
      case RANGE.gcMark:
        this.#marks.markIsActive(syncNs);
        break;
      case RANGE.sweep:
        if (this.#first) this.#marks.sweepBegins(syncNs);
        this.#sweeps.active(resource, sinceNs);
        this.#lanes.fields[resource * LANE + L_SWEEPING] = 1;
        this.#restated(resource);
        break;
      default: {
        this.#assists.active(resource, sinceNs);
        const { marks } = this.#goroutines;
        marks[resource * MARKS + M_FLAGS] |= ASSISTING;
        const proc = (marks[resource * MARKS + M_FLAGS] >>> PROC_SHIFT) - 1;
        if (proc >= 0 && this.#lanes.fields[proc * LANE + L_GOROUTINE] === resource) this.#restated(proc);
      }
    }
  }

  ends({ events, amounts }: Chunk, row: number): void {
    const now = events.timeNs[row];
    const resource = events.fields[row * ROW + R_RESOURCE];
    switch (events.fields[row * ROW + R_DETAIL]) {
      case RANGE.stw:
        this.#marks.stwEnds(now, resource);
        break;
      case RANGE.gcMark:
        this.#marks.markEnds(now);
        break;
      case RANGE.sweep: {
        const at = events.fields[row * ROW + R_ARG];
        this.#marks.sweepEnds(now, amounts.lo[at], amounts.hi[at], amounts.lo[at + 1], amounts.hi[at + 1]);
        this.#sweeps.end(resource, now);
        this.#sweeping(events, row, false, END.gcWorkOver);
        break;
      }
      default:
        this.#assists.end(resource, now);
        this.#assisting(events, row, false, END.gcWorkOver);
    }
  }

  /** A mark worker says so right after it starts: its whole slice is GC work. */
  markWorker({ events }: Chunk, row: number): void {
    const goroutine = events.fields[row * ROW + R_RESOURCE];
    const lanes = this.#lanes;
    const proc = (this.#goroutines.marks[goroutine * MARKS + M_FLAGS] >>> PROC_SHIFT) - 1;
    if (proc >= 0) {
      if (lanes.fields[proc * LANE + L_GOROUTINE] === goroutine && lanes.fields[proc * LANE + L_KIND] === SPAN.running) lanes.fields[proc * LANE + L_KIND] = SPAN.markWorker;
    } else if (events.fields[row * ROW + R_P] !== NONE && lanes.fields[events.fields[row * ROW + R_P] * LANE + L_GOROUTINE] === UNKNOWN) lanes.headIsWorker(events.fields[row * ROW + R_P]);
  }

  /** A mark assist ends with its goroutine. */
  goroutineEnds(goroutine: number): void {
    this.#assists.vanish(goroutine);
  }

  ranges(): GenerationRanges {
    return { marks: this.#marks.finish(), sweeps: this.#sweeps.sums(), assists: this.#assists.sums(), ...this.#marks.bytes() };
  }

  #sweeping(events: EventColumns, row: number, on: boolean, why: number): void {
    const lanes = this.#lanes;
    const proc = events.fields[row * ROW + R_RESOURCE];
    const goroutine = events.fields[row * ROW + R_G];
    const before = lanes.runningKind(proc, goroutine !== NONE && (this.#goroutines.marks[goroutine * MARKS + M_FLAGS] & ASSISTING) !== 0);
    lanes.fields[proc * LANE + L_SWEEPING] = on ? 1 : 0;
    this.#rekind(row, proc, goroutine, before, why);
  }

  #assisting(events: EventColumns, row: number, on: boolean, why: number): void {
    const { marks } = this.#goroutines;
    const lanes = this.#lanes;
    const goroutine = events.fields[row * ROW + R_RESOURCE];
    const known = (marks[goroutine * MARKS + M_FLAGS] >>> PROC_SHIFT) - 1;
    const proc = known >= 0 ? known : events.fields[row * ROW + R_P];
    const before = proc === NONE ? SPAN.running : lanes.runningKind(proc, (marks[goroutine * MARKS + M_FLAGS] & ASSISTING) !== 0);
    if (on) marks[goroutine * MARKS + M_FLAGS] |= ASSISTING;
    else marks[goroutine * MARKS + M_FLAGS] &= ~ASSISTING;
    if (proc === NONE) return;
    const runs = lanes.fields[proc * LANE + L_GOROUTINE];
    if (runs === goroutine || (runs === UNKNOWN && known < 0)) this.#rekind(row, proc, goroutine, before, why);
  }

  /** What has run on the P since before the generation, or the trace, has been that kind of work all along. */
  #restated(proc: number): void {
    const lanes = this.#lanes;
    const runs = lanes.fields[proc * LANE + L_GOROUTINE];
    if (runs >= 0 && lanes.fields[proc * LANE + L_KIND] !== SPAN.syscall) lanes.fields[proc * LANE + L_KIND] = lanes.runningKind(proc, (this.#goroutines.marks[runs * MARKS + M_FLAGS] & ASSISTING) !== 0);
  }

  /** GC work begins or ends on the P where the goroutine runs, so another slice does. `before`: kind of work until now. */
  #rekind(row: number, proc: number, goroutine: number, before: number, why: number): void {
    const lanes = this.#lanes;
    const { marks } = this.#goroutines;
    const open = lanes.fields[proc * LANE + L_GOROUTINE];
    const unknown = open === UNKNOWN;
    const runs = unknown ? goroutine : open;
    if (runs < 0 || (!unknown && lanes.fields[proc * LANE + L_KIND] === SPAN.syscall)) return;
    const kind = lanes.runningKind(proc, (marks[runs * MARKS + M_FLAGS] & ASSISTING) !== 0);
    if (kind === (unknown ? before : lanes.fields[proc * LANE + L_KIND])) return;
    if (unknown) lanes.endHead(proc, row, runs, why);
    else lanes.close(proc, row, why);
    lanes.open(proc, row, runs, kind);
    marks[runs * MARKS + M_FLAGS] = (marks[runs * MARKS + M_FLAGS] & ALL_FLAGS) | ((proc + 1) << PROC_SHIFT);
  }
}
