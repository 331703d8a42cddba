// The walk over one generation's ordered events that makes its GenerationIndex. The hot loop of indexing: goroutine transitions,
// nearly all of the events, are written out by pair of states; columns stand in locals, all room is made before a block of rows.
// Times in ns since the trace's first event.

import { type Chunk, GO, KIND, NONE, ROW, R_ARG, R_DETAIL, R_G, R_KIND, R_M, R_P, R_RESOURCE, R_STACK } from '../columns.ts';
import { resourceStack } from '../resourceStack.ts';
import { CountColumns } from './countColumns.ts';
import type { GenerationIndex } from './generationIndex.ts';
import { GcWork } from './gcWork.ts';
import { ASSISTING, GoroutineColumns, HOT, HOT_FLAGS, HOT_REASON, HOT_SINCE, HOT_STATE, HOT_STATE_NS, NAMED, PROC_SHIFT, RAN, SEEN } from './goroutineColumns.ts';
import { ClosedSlices, IDLE, OpenLanes, UNKNOWN } from './openLanes.ts';
import { OtherEvents } from './otherEvents.ts';
import { END, SPAN } from './slice.ts';
import { tablesOf } from './tables.ts';
import { laneZoom } from './zoom.ts';

const RUNNABLE_NS = HOT_STATE_NS + GO.runnable;
const RUNNING_NS = HOT_STATE_NS + GO.running;
const WAITING_NS = HOT_STATE_NS + GO.waiting;
const SYSCALL_NS = HOT_STATE_NS + GO.syscall;

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
    this.#lanes.slices.reserve(count * SLICES_A_ROW);
    this.#lanes.walks(events);
    this.#goroutines.walks(events);
    for (let row = 0; row < count; row += STRETCH_ROWS) this.#walk(chunk, row, Math.min(row + STRETCH_ROWS, count));
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
    const { hot, ran } = goroutines;
    const { waits, stopReasons, blocks, blockNs, threadSeen } = counts;
    const laneGoroutine = lanes.goroutine;
    const { kinds, transitions } = counts;
    for (let row = from; row < to; row++) {
      const of = row * ROW;
      const what = fields[of + R_KIND];
      kinds[what]++;
      const thread = fields[of + R_M];
      // NONE is -1.
      threadSeen[thread + 1] = 1;
      if (what !== KIND.goroutine) {
        this.#other.add(chunk, row, what, this.#rows);
        continue;
      }
      const states = fields[of + R_DETAIL];
      transitions[states]++;
      const goroutine = fields[of + R_RESOURCE];
      const now = timeNs[row];
      const at = goroutine * HOT;
      const flags = hot[at + HOT_FLAGS];
      if (flags === 0) this.#first(row, goroutine, states);
      switch (states) {
        case 35: {
          // runnable to running
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) {
            hot[at + RUNNABLE_NS] += ns;
            if (ns < 4294967296) waits[counts.waitCount++] = ns;
            else counts.longWaits.push(ns);
          } else goroutines.headEnds(goroutine, row, GO.running);
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = GO.running;
          const proc = fields[of + R_P];
          if ((flags & RAN) === 0) goroutines.runs(goroutine, row, proc);
          if (proc === NONE) break;
          if (laneGoroutine[proc] !== IDLE) lanes.close(proc, row, END.procGone);
          const assisting = ran[goroutine] & ASSISTING;
          lanes.open(proc, row, goroutine, lanes.runningKind(proc, assisting !== 0));
          ran[goroutine] = assisting | ((proc + 1) << PROC_SHIFT);
          break;
        }
        case 50:
        case 52: {
          // running to runnable or waiting
          const reason = fields[of + R_ARG];
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) hot[at + RUNNING_NS] += ns;
          else goroutines.headEnds(goroutine, row, states & 15);
          if ((hot[at + HOT_FLAGS] & NAMED) === 0) goroutines.name(goroutine, this.#entry(fields[of + R_STACK]));
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = states & 15;
          hot[at + HOT_REASON] = reason;
          let why = reason;
          if (states === 50) stopReasons[reason]++;
          else if (reason === 0) why = END.coroutine;
          const proc = (ran[goroutine] >>> PROC_SHIFT) - 1;
          if (proc < 0) this.#endHead(row, goroutine, why);
          else if (laneGoroutine[proc] === goroutine) lanes.close(proc, row, why);
          break;
        }
        case 66: {
          // waiting to runnable
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) {
            const reason = hot[at + HOT_REASON] | 0;
            hot[at + WAITING_NS] += ns;
            blocks[reason]++;
            blockNs[reason] += ns;
          } else goroutines.headEnds(goroutine, row, GO.runnable);
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = GO.runnable;
          break;
        }
        case 53: {
          // running to syscall
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) hot[at + RUNNING_NS] += ns;
          else goroutines.headEnds(goroutine, row, GO.syscall);
          if ((hot[at + HOT_FLAGS] & NAMED) === 0) goroutines.name(goroutine, this.#entry(fields[of + R_STACK]));
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = GO.syscall;
          this.#intoSyscall(row, goroutine);
          break;
        }
        case 83: {
          // syscall to running
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) hot[at + SYSCALL_NS] += ns;
          else goroutines.headEnds(goroutine, row, GO.running);
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = GO.running;
          if ((flags & RAN) === 0) goroutines.runs(goroutine, row, fields[of + R_P]);
          this.#run(row, goroutine, END.syscallOver);
          break;
        }
        default:
          this.#seldom(row, goroutine, states);
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
    const { hot } = goroutines;
    const at = goroutine * HOT;
    hot[at + HOT_FLAGS] = SEEN;
    if (from === GO.notExist) {
      goroutines.created(goroutine, row, to);
      return;
    }
    if (from === GO.undetermined) {
      // It has been in that state since the trace began.
      hot[at + HOT_STATE] = to;
      hot[at + HOT_SINCE] = this.#other.syncNs;
      goroutines.found(goroutine, row, GO.undetermined);
      return;
    }
    hot[at + HOT_STATE] = from;
    hot[at + HOT_SINCE] = NaN;
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
    const { hot } = goroutines;
    const at = goroutine * HOT;
    const reason = from === GO.notExist ? 0 : events.fields[row * ROW + R_ARG];
    if ((hot[at + HOT_FLAGS] & NAMED) === 0) goroutines.name(goroutine, this.#entry(resourceStack(events.fields[row * ROW + R_DETAIL], events.fields[row * ROW + R_ARG], events.fields[row * ROW + R_STACK])));
    if (from === to) return;
    if (from > GO.notExist) {
      const state = hot[at + HOT_STATE];
      const ns = now - hot[at + HOT_SINCE];
      if (ns >= 0) {
        if (state >= GO.runnable) hot[at + HOT_STATE_NS + state] += ns;
        if (state === GO.waiting) counts.block(hot[at + HOT_REASON], ns);
      } else goroutines.headEnds(goroutine, row, to);
    }
    if (from !== GO.undetermined) {
      hot[at + HOT_STATE] = to;
      hot[at + HOT_SINCE] = now;
      hot[at + HOT_REASON] = reason;
      if (to === GO.notExist) goroutines.ended(goroutine, row);
    }
    if (from === GO.notExist) goroutines.creator(goroutine, events.fields[row * ROW + R_G], events.fields[row * ROW + R_STACK]);
    if (to === GO.running) {
      if (from !== GO.undetermined && (hot[at + HOT_FLAGS] & RAN) === 0) goroutines.runs(goroutine, row, events.fields[row * ROW + R_P]);
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
    const { ran } = this.#goroutines;
    if (lanes.goroutine[proc] === UNKNOWN && why === END.syscallOver) lanes.endHead(proc, row, goroutine, why);
    else lanes.close(proc, row, why);
    const assisting = ran[goroutine] & ASSISTING;
    lanes.open(proc, row, goroutine, lanes.runningKind(proc, assisting !== 0));
    ran[goroutine] = assisting | ((proc + 1) << PROC_SHIFT);
  }

  /** The goroutine leaves its P. */
  #stop(row: number, goroutine: number, why: number): void {
    const lanes = this.#lanes;
    const proc = (this.#goroutines.ran[goroutine] >>> PROC_SHIFT) - 1;
    if (proc < 0) this.#endHead(row, goroutine, why);
    else if (lanes.goroutine[proc] === goroutine) lanes.close(proc, row, why);
  }

  /** It keeps its P through a system call. */
  #intoSyscall(row: number, goroutine: number): void {
    const { events } = this.#current();
    const lanes = this.#lanes;
    const { ran } = this.#goroutines;
    let proc = (ran[goroutine] >>> PROC_SHIFT) - 1;
    if (proc < 0) {
      proc = events.fields[row * ROW + R_P];
      if (proc === NONE || lanes.goroutine[proc] !== UNKNOWN) return;
      this.#endHead(row, goroutine, END.syscall);
      ran[goroutine] = (ran[goroutine] & ASSISTING) | ((proc + 1) << PROC_SHIFT);
    } else {
      if (lanes.goroutine[proc] !== goroutine) return;
      lanes.close(proc, row, END.syscall);
    }
    lanes.open(proc, row, goroutine, SPAN.syscall);
    lanes.stack[proc] = events.fields[row * ROW + R_STACK];
  }

  /** A goroutine that ran since before the generation leaves the P of the event's context. */
  #endHead(row: number, goroutine: number, why: number): void {
    const proc = this.#current().events.fields[row * ROW + R_P];
    if (proc !== NONE && this.#lanes.goroutine[proc] === UNKNOWN) this.#lanes.endHead(proc, row, goroutine, why);
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
