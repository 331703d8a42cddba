// The walk over one generation's ordered events that makes its GenerationIndex. The hot loop of indexing: goroutine transitions,
// nearly all of the events, are written out by pair of states; columns stand in locals, all room is made before a block of rows.
// Times in ns since the trace's first event.

import { type Chunk, GO, KIND, NONE, ROW, R_ARG, R_DETAIL, R_G, R_KIND, R_M, R_P, R_RESOURCE, R_STACK } from '../columns.ts';
import { resourceStack } from '../resourceStack.ts';
import { ClosedSlices } from './closedSlices.ts';
import { CountColumns } from './countColumns.ts';
import type { GenerationIndex } from './generationIndex.ts';
import { GcWork } from './gcWork.ts';
import { ALL_FLAGS, ASSISTING, GoroutineColumns, MARKS, M_FLAGS, M_REASON, M_STATE, NAMED, PROC_SHIFT, RAN, SEEN, TIMES, T_SINCE, T_STATE_NS } from './goroutineColumns.ts';
import { LANE, L_GOROUTINE, L_STACK, OpenLanes, UNKNOWN } from './openLanes.ts';
import { OtherEvents } from './otherEvents.ts';
import { END, SPAN } from './slice.ts';
import { tablesOf } from './tables.ts';
import { laneZoom } from './zoom.ts';

const TWO_32 = 4294967296;

/**
 * Rows walked in one call. V8 gives its best code to functions that are called often; in one long loop it took a second of a new
 * worker's time until it did.
 */
const STRETCH_ROWS = 512;
/** A row closes at most two slices and opens one. */
const SLICES_A_ROW = 2;

/** Memory that one walk leaves to the next: touching fresh memory costs more than writing to it. */
export class WalkStorage {
  readonly slices = new ClosedSlices();
  readonly goroutines = new GoroutineColumns();
  readonly counts = new CountColumns();
}

export class GenerationWalk {
  readonly #goroutines: GoroutineColumns;
  readonly #counts: CountColumns;
  readonly #lanes: OpenLanes;
  readonly #gc: GcWork;
  readonly #other: OtherEvents;
  readonly #fromNs: number;
  #chunk: Chunk | undefined;
  #rows = 0;
  #lastNs = 0;

  /** `first`: of the trace. `fromNs`: end of the generation before; zoom levels start there. */
  constructor(storage: WalkStorage, first: boolean, fromNs: number) {
    this.#lanes = new OpenLanes(storage.slices);
    this.#goroutines = storage.goroutines;
    this.#goroutines.restart();
    this.#counts = storage.counts;
    this.#counts.restart();
    this.#gc = new GcWork(this.#goroutines, this.#lanes, first);
    this.#other = new OtherEvents(this.#counts, this.#lanes, this.#gc);
    this.#fromNs = fromNs;
  }

  get events(): number {
    return this.#rows;
  }

  /** Takes the generation's chunks in order. */
  add(chunk: Chunk): void {
    this.#chunk = chunk;
    const { events, goroutines: ids } = chunk;
    const { count } = events;
    this.#goroutines.reserve(ids.count);
    this.#goroutines.reserveCreations(count);
    this.#counts.reserve(chunk.texts.length, count, chunk.procs.count, chunk.threads.count);
    this.#lanes.reserve(chunk.procs.count);
    this.#lanes.walks(events);
    this.#goroutines.walks(events);
    for (let row = 0; row < count; row += STRETCH_ROWS) {
      this.#lanes.slices.reserve(STRETCH_ROWS * SLICES_A_ROW);
      this.#walk(chunk, row, Math.min(row + STRETCH_ROWS, count));
    }
    this.#rows += count;
    if (count > 0) this.#lastNs = events.timeNs[count - 1];
    this.#chunk = undefined;
  }

  /** Rows [from, to) of the chunk. */
  #walk(chunk: Chunk, from: number, to: number): void {
    const { timeNs, fields } = chunk.events;
    const goroutines = this.#goroutines;
    const counts = this.#counts;
    const lanes = this.#lanes;
    const { times, marks } = goroutines;
    const { waits, longWaits, stopReasons, blocks, threadSeen, transitions } = counts;
    for (let row = from; row < to; row++) {
      const of = row * ROW;
      const thread = fields[of + R_M];
      // NONE is -1.
      threadSeen[thread + 1] = 1;
      const what = fields[of + R_KIND];
      if (what !== KIND.goroutine) {
        this.#other.add(chunk, row, what, this.#rows);
        continue;
      }
      const states = fields[of + R_DETAIL];
      transitions[states]++;
      const goroutine = fields[of + R_RESOURCE];
      const mark = goroutine * MARKS;
      if (marks[mark + M_FLAGS] === 0) this.#first(row, goroutine, states);
      switch (states) {
        case 35: // runnable to running
        case 50: // running to runnable
        case 52: // running to waiting
        case 53: // running to syscall
        case 66: // waiting to runnable
        case 83: // syscall to running
          break;
        default:
          this.#seldom(row, goroutine, states);
          continue;
      }
      const before = states >> 4;
      const after = states & 15;
      const time = goroutine * TIMES;
      const now = timeNs[row];
      const ns = now - times[time + T_SINCE];
      if (ns >= 0) times[time + T_STATE_NS + before] += ns;
      else goroutines.headEnds(goroutine, row, after);
      times[time + T_SINCE] = now;
      marks[mark + M_STATE] = after;
      if (before === GO.running) {
        const flags = marks[mark + M_FLAGS];
        if ((flags & NAMED) === 0) goroutines.name(goroutine, this.#entry(fields[of + R_STACK]));
        if (after === GO.syscall) {
          this.#intoSyscall(row, goroutine);
          continue;
        }
        const reason = fields[of + R_ARG];
        marks[mark + M_REASON] = reason;
        let why = reason;
        if (after === GO.runnable) stopReasons[reason]++;
        else if (reason === 0) why = END.coroutine;
        const proc = (flags >>> PROC_SHIFT) - 1;
        if (proc < 0) this.#endHead(row, goroutine, why);
        else if (lanes.fields[proc * LANE + L_GOROUTINE] === goroutine) lanes.close(proc, row, why);
      } else if (before === GO.waiting) {
        if (ns >= 0) {
          const reason = marks[mark + M_REASON];
          blocks[reason * 2]++;
          blocks[reason * 2 + 1] += ns;
        }
      } else {
        const flags = marks[mark + M_FLAGS];
        if ((flags & RAN) === 0) goroutines.runs(goroutine, row, fields[of + R_P]);
        if (before === GO.syscall) {
          this.#run(row, goroutine, END.syscallOver);
          continue;
        }
        if (ns >= 0) {
          // To either list without a branch: nearly all programs never take the other one, which then is not compiled.
          const long = ns < TWO_32 ? 0 : 1;
          waits[counts.waitCount] = ns;
          longWaits[counts.longWaitCount] = ns;
          counts.waitCount += 1 - long;
          counts.longWaitCount += long;
        }
        const proc = fields[of + R_P];
        if (proc === NONE) continue;
        lanes.close(proc, row, END.procGone);
        lanes.open(proc, row, goroutine, lanes.runningKind(proc, (flags & ASSISTING) !== 0));
        marks[mark + M_FLAGS] = (marks[mark + M_FLAGS] & ALL_FLAGS) | ((proc + 1) << PROC_SHIFT);
      }
    }
  }

  /** `chunk`: any of the generation's, for its tables. */
  finish(chunk: Chunk): GenerationIndex {
    const goroutines = this.#goroutines;
    goroutines.reserve(chunk.goroutines.count);
    const lanes = this.#lanes;
    const laneEnds = lanes.ends();
    const slices = lanes.slices.sorted(lanes.count);
    const rows = goroutines.rows(chunk.goroutines);
    return {
      gen: chunk.gen,
      events: this.#rows,
      syncNs: this.#other.syncNs,
      lastNs: this.#lastNs,
      syncs: this.#other.syncs,
      tables: tablesOf(chunk),
      counts: this.#counts.finish(goroutines.stateTotals()),
      goroutineEnds: goroutines.ends(),
      ranges: this.#gc.ranges(),
      laneEnds,
      zoom: laneZoom({ fromNs: this.#fromNs, lastNs: this.#lastNs, slices, ends: laneEnds, goroutines: rows }),
      detail: { goroutines: rows, creations: goroutines.creations(), slices, heap: this.#other.heap.rows() },
    };
  }

  /** A goroutine's first transition of the generation. */
  #first(row: number, goroutine: number, states: number): void {
    const from = states >> 4;
    const to = states & 15;
    const goroutines = this.#goroutines;
    const { times, marks } = goroutines;
    const at = goroutine * MARKS;
    marks[at + M_FLAGS] |= SEEN;
    if (from === GO.notExist) {
      goroutines.created(goroutine, row, to);
      return;
    }
    if (from === GO.undetermined) {
      // It has been in that state since the trace began.
      marks[at + M_STATE] = to;
      times[goroutine * TIMES + T_SINCE] = this.#other.syncNs;
      goroutines.found(goroutine, row, GO.undetermined);
      return;
    }
    marks[at + M_STATE] = from;
    times[goroutine * TIMES + T_SINCE] = NaN;
    goroutines.found(goroutine, row, from);
  }

  /** Transitions that are not written out above. */
  #seldom(row: number, goroutine: number, states: number): void {
    const chunk = this.#current();
    const { events } = chunk;
    const from = states >> 4;
    const to = states & 15;
    const now = events.timeNs[row];
    const goroutines = this.#goroutines;
    const counts = this.#counts;
    const { times, marks } = goroutines;
    const at = goroutine * MARKS;
    const reason = from === GO.notExist ? 0 : events.fields[row * ROW + R_ARG];
    if ((marks[at + M_FLAGS] & NAMED) === 0) goroutines.name(goroutine, this.#entry(resourceStack(events.fields[row * ROW + R_DETAIL], events.fields[row * ROW + R_ARG], events.fields[row * ROW + R_STACK])));
    if (from === to) return;
    if (from > GO.notExist) {
      const state = marks[at + M_STATE];
      const ns = now - times[goroutine * TIMES + T_SINCE];
      if (ns >= 0) {
        if (state >= GO.runnable) times[goroutine * TIMES + T_STATE_NS + state] += ns;
        if (state === GO.waiting) counts.block(marks[at + M_REASON], ns);
      } else goroutines.headEnds(goroutine, row, to);
    }
    if (from !== GO.undetermined) {
      marks[at + M_STATE] = to;
      times[goroutine * TIMES + T_SINCE] = now;
      marks[at + M_REASON] = reason;
      if (to === GO.notExist) goroutines.ended(goroutine, row);
    }
    if (from === GO.notExist) goroutines.creator(goroutine, events.fields[row * ROW + R_G], events.fields[row * ROW + R_STACK]);
    if (to === GO.running) {
      if (from !== GO.undetermined && (marks[at + M_FLAGS] & RAN) === 0) goroutines.runs(goroutine, row, events.fields[row * ROW + R_P]);
      this.#run(row, goroutine, END.procGone);
      // It was found running: since the trace began.
      if (from === GO.undetermined && events.fields[row * ROW + R_P] !== NONE) this.#lanes.sinceNs[events.fields[row * ROW + R_P]] = this.#other.syncNs;
    } else if (from === GO.running || from === GO.syscall) {
      this.#stop(row, goroutine, whyStopped(from, to, reason));
      if (to === GO.notExist) this.#gc.goroutineEnds(goroutine);
    }
  }

  /** It runs on the event's P. */
  #run(row: number, goroutine: number, why: number): void {
    const proc = this.#current().events.fields[row * ROW + R_P];
    if (proc === NONE) return;
    const lanes = this.#lanes;
    const { marks } = this.#goroutines;
    if (lanes.fields[proc * LANE + L_GOROUTINE] === UNKNOWN && why === END.syscallOver) lanes.endHead(proc, row, goroutine, why);
    else lanes.close(proc, row, why);
    const flags = marks[goroutine * MARKS + M_FLAGS] & ALL_FLAGS;
    lanes.open(proc, row, goroutine, lanes.runningKind(proc, (flags & ASSISTING) !== 0));
    marks[goroutine * MARKS + M_FLAGS] = flags | ((proc + 1) << PROC_SHIFT);
  }

  /** The goroutine leaves its P. */
  #stop(row: number, goroutine: number, why: number): void {
    const lanes = this.#lanes;
    const proc = (this.#goroutines.marks[goroutine * MARKS + M_FLAGS] >>> PROC_SHIFT) - 1;
    if (proc < 0) this.#endHead(row, goroutine, why);
    else if (lanes.fields[proc * LANE + L_GOROUTINE] === goroutine) lanes.close(proc, row, why);
  }

  /** It keeps its P through a system call. */
  #intoSyscall(row: number, goroutine: number): void {
    const { events } = this.#current();
    const lanes = this.#lanes;
    const { marks } = this.#goroutines;
    let proc = (marks[goroutine * MARKS + M_FLAGS] >>> PROC_SHIFT) - 1;
    if (proc < 0) {
      proc = events.fields[row * ROW + R_P];
      if (proc === NONE || lanes.fields[proc * LANE + L_GOROUTINE] !== UNKNOWN) return;
      this.#endHead(row, goroutine, END.syscall);
      marks[goroutine * MARKS + M_FLAGS] = (marks[goroutine * MARKS + M_FLAGS] & ALL_FLAGS) | ((proc + 1) << PROC_SHIFT);
    } else {
      if (lanes.fields[proc * LANE + L_GOROUTINE] !== goroutine) return;
      lanes.close(proc, row, END.syscall);
    }
    lanes.open(proc, row, goroutine, SPAN.syscall);
    lanes.fields[proc * LANE + L_STACK] = events.fields[row * ROW + R_STACK];
  }

  /** A goroutine that ran since before the generation leaves the P of the event's context. */
  #endHead(row: number, goroutine: number, why: number): void {
    const proc = this.#current().events.fields[row * ROW + R_P];
    if (proc !== NONE && this.#lanes.fields[proc * LANE + L_GOROUTINE] === UNKNOWN) this.#lanes.endHead(proc, row, goroutine, why);
  }

  /** Text of a stack's outermost function; 0: it has none. */
  #entry(stack: number): number {
    const { stackStart, stackFrames, frames } = this.#current();
    const end = stackStart[stack + 1];
    return stack === 0 || end === stackStart[stack] ? 0 : frames.func[stackFrames[end - 1]];
  }

  /** The chunk that is being walked. */
  #current(): Chunk {
    if (this.#chunk === undefined) throw new Error('No chunk is being walked.');
    return this.#chunk;
  }
}

function whyStopped(from: number, to: number, reason: number): number {
  if (to === GO.notExist) return END.goroutineEnded;
  if (to === GO.syscall) return END.syscall;
  if (from === GO.syscall) return END.lostProc;
  return to === GO.waiting && reason === 0 ? END.coroutine : reason;
}
