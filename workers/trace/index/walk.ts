// The walk over one generation's ordered events that makes its GenerationIndex. The hot loop of indexing: goroutine transitions,
// nearly all of the events, are written out by pair of states; columns stand in locals, all room is made before a block of rows.
// Times in ns since the trace's first event.

import { type Chunk, GO, KIND, METRIC, NONE, PROC, RANGE, type SyncRow } from '../columns.ts';
import { resourceStack } from '../resourceStack.ts';
import { CountColumns } from './countColumns.ts';
import type { GenerationIndex, SyncPoint } from './generationIndex.ts';
import { GoroutineColumns, HOT, HOT_FLAGS, HOT_REASON, HOT_SINCE, HOT_STATE, HOT_STATE_NS, NAMED, RAN, SEEN } from './goroutineColumns.ts';
import { HeapColumns } from './heapColumns.ts';
import { ClosedSlices, IDLE, OpenLanes, UNKNOWN } from './openLanes.ts';
import { MarkColumns, OpenRanges } from './rangeColumns.ts';
import { END, KIND_BITS, SPAN } from './slice.ts';
import { tablesOf } from './tables.ts';
import { laneZoom } from './zoom.ts';

const RUNNABLE_NS = HOT_STATE_NS + GO.runnable;
const RUNNING_NS = HOT_STATE_NS + GO.running;
const WAITING_NS = HOT_STATE_NS + GO.waiting;
const SYSCALL_NS = HOT_STATE_NS + GO.syscall;

/** In `ran`: the goroutine is in a mark assist; its last P, plus one, stands above. */
const ASSISTING = 1;
const PROC_SHIFT = 1;

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
  readonly #heap = new HeapColumns();
  readonly #lanes: OpenLanes;
  readonly #marks = new MarkColumns();
  readonly #sweeps = new OpenRanges();
  readonly #assists = new OpenRanges();
  readonly #syncs: SyncPoint[] = [];
  readonly #isFirst: boolean;
  readonly #fromNs: number;
  #chunk: Chunk | undefined;
  #rows = 0;
  #syncNs = 0;
  #lastNs = 0;

  /** `first`: of the trace. `fromNs`: end of the generation before; zoom levels start there. */
  constructor(storage: WalkStorage, first: boolean, fromNs: number) {
    this.#lanes = new OpenLanes(storage.slices);
    this.#goroutines = storage.goroutines;
    this.#goroutines.restart();
    this.#counts = storage.counts;
    this.#counts.restart();
    this.#isFirst = first;
    this.#fromNs = fromNs;
  }

  get events(): number {
    return this.#rows;
  }

  /** Takes the generation's chunks in order. */
  add(chunk: Chunk): void {
    this.#chunk = chunk;
    const { events, goroutines: ids } = chunk;
    const { count, kind, detail, timeNs, m, p, resource, arg, stack } = events;
    const goroutines = this.#goroutines;
    const counts = this.#counts;
    const lanes = this.#lanes;
    goroutines.reserve(ids.count);
    goroutines.reserveCreations(count);
    counts.reserve(chunk.texts.length, count, chunk.procs.count, chunk.threads.count);
    lanes.reserve(chunk.procs.count);
    lanes.slices.reserve(count * SLICES_A_ROW);
    const { hot, ran } = goroutines;
    const { waits, stopReasons, blocks, blockNs, threadSeen } = counts;
    const { goroutine: laneGoroutine, kind: laneKind, sinceNs: laneSinceNs, stack: laneStack, slices } = lanes;
    // Counted apart: as 32-bit integers.
    const kindCounts = new Uint32Array(16);
    const transitions = new Uint32Array(256);
    for (let row = 0; row < count; row++) {
      const what = kind[row];
      kindCounts[what]++;
      const thread = m[row];
      // NONE is -1.
      threadSeen[thread + 1] = 1;
      if (what !== KIND.goroutine) {
        this.#other(row, what);
        continue;
      }
      const states = detail[row];
      transitions[states]++;
      const goroutine = resource[row];
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
          } else goroutines.headEnds(goroutine, now, GO.running);
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = GO.running;
          const proc = p[row];
          if ((flags & RAN) === 0) goroutines.runs(goroutine, now, proc);
          if (proc === NONE) break;
          if (laneGoroutine[proc] !== IDLE) lanes.close(proc, now, END.procGone, stack[row], thread);
          const assisting = ran[goroutine] & ASSISTING;
          laneGoroutine[proc] = goroutine;
          laneKind[proc] = lanes.runningKind(proc, assisting !== 0);
          laneSinceNs[proc] = now;
          laneStack[proc] = 0;
          ran[goroutine] = assisting | ((proc + 1) << PROC_SHIFT);
          break;
        }
        case 50:
        case 52: {
          // running to runnable or waiting
          const reason = arg[row];
          const stoppedAt = stack[row];
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) hot[at + RUNNING_NS] += ns;
          else goroutines.headEnds(goroutine, now, states & 15);
          if ((hot[at + HOT_FLAGS] & NAMED) === 0) goroutines.name(goroutine, this.#entry(stoppedAt));
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = states & 15;
          hot[at + HOT_REASON] = reason;
          let why = reason;
          if (states === 50) stopReasons[reason]++;
          else if (reason === 0) why = END.coroutine;
          const proc = (ran[goroutine] >>> PROC_SHIFT) - 1;
          if (proc < 0) this.#endHead(row, goroutine, why);
          else if (laneGoroutine[proc] === goroutine) {
            // OpenLanes.close, written out: a double passed to a function is an allocation.
            laneGoroutine[proc] = IDLE;
            const start = laneSinceNs[proc];
            if (now > start) {
              const slice = slices.count++;
              slices.proc[slice] = proc;
              slices.startNs[slice] = start;
              slices.endNs[slice] = now;
              slices.goroutine[slice] = goroutine;
              slices.why[slice] = why;
              slices.stack[slice] = stoppedAt === 0 ? laneStack[proc] : stoppedAt;
              slices.kindAndThread[slice] = ((thread + 1) << KIND_BITS) | laneKind[proc];
            }
          }
          break;
        }
        case 66: {
          // waiting to runnable
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) {
            const reason = hot[at + HOT_REASON];
            hot[at + WAITING_NS] += ns;
            blocks[reason]++;
            blockNs[reason] += ns;
          } else goroutines.headEnds(goroutine, now, GO.runnable);
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = GO.runnable;
          break;
        }
        case 53: {
          // running to syscall
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) hot[at + RUNNING_NS] += ns;
          else goroutines.headEnds(goroutine, now, GO.syscall);
          if ((hot[at + HOT_FLAGS] & NAMED) === 0) goroutines.name(goroutine, this.#entry(stack[row]));
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = GO.syscall;
          this.#intoSyscall(row, goroutine);
          break;
        }
        case 83: {
          // syscall to running
          const ns = now - hot[at + HOT_SINCE];
          if (ns >= 0) hot[at + SYSCALL_NS] += ns;
          else goroutines.headEnds(goroutine, now, GO.running);
          hot[at + HOT_SINCE] = now;
          hot[at + HOT_STATE] = GO.running;
          if ((flags & RAN) === 0) goroutines.runs(goroutine, now, p[row]);
          this.#run(row, goroutine, END.syscallOver, now);
          break;
        }
        default:
          this.#seldom(row, goroutine, states);
      }
    }
    counts.addCounts(kindCounts, transitions);
    this.#rows += count;
    if (count > 0) this.#lastNs = timeNs[count - 1];
    this.#chunk = undefined;
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
      syncNs: this.#syncNs,
      lastNs: this.#lastNs,
      syncs: this.#syncs,
      tables: tablesOf(chunk),
      counts: this.#counts.finish(goroutines.stateTotals()),
      goroutineEnds: goroutines.ends(),
      ranges: { marks: this.#marks.finish(), sweeps: this.#sweeps.sums(), assists: this.#assists.sums(), ...this.#marks.bytes() },
      laneEnds,
      zoom: laneZoom({ fromNs: this.#fromNs, lastNs: this.#lastNs, slices, ends: laneEnds, goroutines: rows }),
      detail: { goroutines: rows, creations: goroutines.creations(), slices, heap: this.#heap.rows() },
    };
  }

  /** A goroutine's first transition of the generation. */
  #first(row: number, goroutine: number, states: number): void {
    const now = this.#timeOf(row);
    const from = states >> 4;
    const to = states & 15;
    const goroutines = this.#goroutines;
    const { hot } = goroutines;
    const at = goroutine * HOT;
    hot[at + HOT_FLAGS] = SEEN;
    if (from === GO.notExist) {
      goroutines.created(goroutine, now, to);
      return;
    }
    if (from === GO.undetermined) {
      // It has been in that state since the trace began.
      hot[at + HOT_STATE] = to;
      hot[at + HOT_SINCE] = this.#syncNs;
      goroutines.found(goroutine, now, GO.undetermined);
      return;
    }
    hot[at + HOT_STATE] = from;
    hot[at + HOT_SINCE] = NaN;
    goroutines.found(goroutine, now, from);
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
    const reason = from === GO.notExist ? 0 : events.arg[row];
    if ((hot[at + HOT_FLAGS] & NAMED) === 0) goroutines.name(goroutine, this.#entry(resourceStack(events, row)));
    if (from === to) return;
    if (from > GO.notExist) {
      const state = hot[at + HOT_STATE];
      const ns = now - hot[at + HOT_SINCE];
      if (ns >= 0) {
        if (state >= GO.runnable) hot[at + HOT_STATE_NS + state] += ns;
        if (state === GO.waiting) counts.block(hot[at + HOT_REASON], ns);
      } else goroutines.headEnds(goroutine, now, to);
    }
    if (from !== GO.undetermined) {
      hot[at + HOT_STATE] = to;
      hot[at + HOT_SINCE] = now;
      hot[at + HOT_REASON] = reason;
      if (to === GO.notExist) goroutines.ended(goroutine, now);
    }
    if (from === GO.notExist) goroutines.creator(goroutine, events.g[row], events.stack[row]);
    if (to === GO.running) {
      if (from !== GO.undetermined && (hot[at + HOT_FLAGS] & RAN) === 0) goroutines.runs(goroutine, now, events.p[row]);
      this.#run(row, goroutine, END.procGone, from === GO.undetermined ? this.#syncNs : now);
    } else if (from === GO.running || from === GO.syscall) {
      this.#stop(row, goroutine, whyStopped(from, to, reason));
      if (to === GO.notExist) this.#assists.vanish(goroutine);
    }
  }

  /** It runs on the event's P. */
  #run(row: number, goroutine: number, why: number, sinceNs: number): void {
    const { events } = this.#current();
    const proc = events.p[row];
    if (proc === NONE) return;
    const lanes = this.#lanes;
    const { ran } = this.#goroutines;
    if (lanes.goroutine[proc] === UNKNOWN && why === END.syscallOver) lanes.endHead(proc, events.timeNs[row], goroutine, why, events.stack[row], events.m[row]);
    else lanes.close(proc, events.timeNs[row], why, events.stack[row], events.m[row]);
    const assisting = ran[goroutine] & ASSISTING;
    lanes.open(proc, goroutine, lanes.runningKind(proc, assisting !== 0), sinceNs, 0);
    ran[goroutine] = assisting | ((proc + 1) << PROC_SHIFT);
  }

  /** The goroutine leaves its P. */
  #stop(row: number, goroutine: number, why: number): void {
    const { events } = this.#current();
    const lanes = this.#lanes;
    const proc = (this.#goroutines.ran[goroutine] >>> PROC_SHIFT) - 1;
    if (proc < 0) this.#endHead(row, goroutine, why);
    else if (lanes.goroutine[proc] === goroutine) lanes.close(proc, events.timeNs[row], why, events.stack[row], events.m[row]);
  }

  /** It keeps its P through a system call. */
  #intoSyscall(row: number, goroutine: number): void {
    const { events } = this.#current();
    const lanes = this.#lanes;
    const { ran } = this.#goroutines;
    let proc = (ran[goroutine] >>> PROC_SHIFT) - 1;
    if (proc < 0) {
      proc = events.p[row];
      if (proc === NONE || lanes.goroutine[proc] !== UNKNOWN) return;
      this.#endHead(row, goroutine, END.syscall);
      ran[goroutine] = (ran[goroutine] & ASSISTING) | ((proc + 1) << PROC_SHIFT);
    } else {
      if (lanes.goroutine[proc] !== goroutine) return;
      lanes.close(proc, events.timeNs[row], END.syscall, events.stack[row], events.m[row]);
    }
    lanes.open(proc, goroutine, SPAN.syscall, events.timeNs[row], events.stack[row]);
  }

  /** A goroutine that ran since before the generation leaves the P of the event's context. */
  #endHead(row: number, goroutine: number, why: number): void {
    const { events } = this.#current();
    const proc = events.p[row];
    if (proc !== NONE && this.#lanes.goroutine[proc] === UNKNOWN) this.#lanes.endHead(proc, events.timeNs[row], goroutine, why, events.stack[row], events.m[row]);
  }

  /** GC work begins or ends on the P where the goroutine runs, so another slice does. `before`: kind of work until now. */
  #rekind(row: number, proc: number, goroutine: number, before: number, why: number): void {
    const { events } = this.#current();
    const lanes = this.#lanes;
    const { ran } = this.#goroutines;
    const open = lanes.goroutine[proc];
    const unknown = open === UNKNOWN;
    const runs = unknown ? goroutine : open;
    if (runs < 0 || (!unknown && lanes.kind[proc] === SPAN.syscall)) return;
    const kind = lanes.runningKind(proc, (ran[runs] & ASSISTING) !== 0);
    if (kind === (unknown ? before : lanes.kind[proc])) return;
    const now = events.timeNs[row];
    if (unknown) lanes.endHead(proc, now, runs, why, events.stack[row], events.m[row]);
    else lanes.close(proc, now, why, events.stack[row], events.m[row]);
    lanes.open(proc, runs, kind, now, 0);
    ran[runs] = (ran[runs] & ASSISTING) | ((proc + 1) << PROC_SHIFT);
  }

  /** Any event but a goroutine's transition. */
  #other(row: number, what: number): void {
    const chunk = this.#current();
    const { events, annotations } = chunk;
    const counts = this.#counts;
    const arg = events.arg[row];
    switch (what) {
      case KIND.proc: {
        const proc = events.resource[row];
        const states = events.detail[row];
        counts.proc(proc, states);
        if ((states & 15) === PROC.idle) this.#lanes.close(proc, events.timeNs[row], END.procGone, events.stack[row], events.m[row]);
        break;
      }
      case KIND.metric: {
        const which = events.detail[row];
        const lo = chunk.amounts.lo[arg];
        const hi = chunk.amounts.hi[arg];
        counts.metric(which, lo, hi);
        if (which === METRIC.heapLive) this.#heap.live(events.timeNs[row], hi * 4294967296 + lo);
        else if (which === METRIC.heapGoal) this.#heap.goal(events.timeNs[row], hi * 4294967296 + lo);
        break;
      }
      case KIND.rangeBegin:
        this.#rangeBegins(row);
        break;
      case KIND.rangeActive:
        this.#rangeIsActive(row);
        break;
      case KIND.rangeEnd:
        this.#rangeEnds(row);
        break;
      case KIND.label:
        counts.labels[arg]++;
        if (chunk.texts[arg].startsWith('GC (')) this.#markWorker(row);
        break;
      case KIND.sync:
        this.#sync(row, chunk.syncs[arg]);
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
        counts.experimental[events.detail[row]]++;
        break;
      default: // stack samples are only counted
        break;
    }
  }

  #sync(row: number, sync: SyncRow): void {
    this.#syncNs = this.#timeOf(row);
    this.#syncs.push({ ...sync, row: this.#rows + row, timeNs: this.#syncNs });
  }

  /** A mark worker says so right after it starts: its whole slice is GC work. */
  #markWorker(row: number): void {
    const { events } = this.#current();
    const goroutine = events.resource[row];
    const lanes = this.#lanes;
    const proc = (this.#goroutines.ran[goroutine] >>> PROC_SHIFT) - 1;
    if (proc >= 0) {
      if (lanes.goroutine[proc] === goroutine && lanes.kind[proc] === SPAN.running) lanes.kind[proc] = SPAN.markWorker;
    } else if (events.p[row] !== NONE && lanes.goroutine[events.p[row]] === UNKNOWN) lanes.headIsWorker(events.p[row]);
  }

  #rangeBegins(row: number): void {
    const { events } = this.#current();
    const now = events.timeNs[row];
    const resource = events.resource[row];
    switch (events.detail[row]) {
      case RANGE.stw:
        this.#marks.stwBegins(now, resource, events.arg[row], events.stack[row]);
        break;
      case RANGE.gcMark:
        this.#marks.markBegins(now);
        break;
      case RANGE.sweep: {
        this.#marks.sweepBegins(now);
        this.#sweeps.begin(resource, now);
        this.#sweeping(row, resource, true, END.gcWorkBegins);
        break;
      }
      default:
        this.#assists.begin(resource, now);
        this.#assisting(row, resource, true, END.gcWorkBegins);
    }
  }

  /** A range that was open before the generation; at the trace's start it counts from the sync. */
  #rangeIsActive(row: number): void {
    const { events } = this.#current();
    const resource = events.resource[row];
    switch (events.detail[row]) {
      case RANGE.gcMark:
        this.#marks.markIsActive(this.#syncNs);
        break;
      case RANGE.sweep:
        if (this.#isFirst) this.#marks.sweepBegins(this.#syncNs);
        this.#sweeps.active(resource, this.#isFirst ? this.#syncNs : NaN);
        this.#lanes.sweeping[resource] = 1;
        this.#restated(resource);
        break;
      default: {
        this.#assists.active(resource, this.#isFirst ? this.#syncNs : NaN);
        const { ran } = this.#goroutines;
        ran[resource] |= ASSISTING;
        const proc = (ran[resource] >>> PROC_SHIFT) - 1;
        if (proc >= 0 && this.#lanes.goroutine[proc] === resource) this.#restated(proc);
      }
    }
  }

  #rangeEnds(row: number): void {
    const { events, amounts } = this.#current();
    const now = events.timeNs[row];
    const resource = events.resource[row];
    switch (events.detail[row]) {
      case RANGE.stw:
        this.#marks.stwEnds(now, resource);
        break;
      case RANGE.gcMark:
        this.#marks.markEnds(now);
        break;
      case RANGE.sweep: {
        const at = events.arg[row];
        this.#marks.sweepEnds(now, amounts.lo[at], amounts.hi[at], amounts.lo[at + 1], amounts.hi[at + 1]);
        this.#sweeps.end(resource, now);
        this.#sweeping(row, resource, false, END.gcWorkOver);
        break;
      }
      default:
        this.#assists.end(resource, now);
        this.#assisting(row, resource, false, END.gcWorkOver);
    }
  }

  #sweeping(row: number, proc: number, on: boolean, why: number): void {
    const { events } = this.#current();
    const lanes = this.#lanes;
    const goroutine = events.g[row];
    const before = lanes.runningKind(proc, goroutine !== NONE && (this.#goroutines.ran[goroutine] & ASSISTING) !== 0);
    lanes.sweeping[proc] = on ? 1 : 0;
    this.#rekind(row, proc, goroutine, before, why);
  }

  #assisting(row: number, goroutine: number, on: boolean, why: number): void {
    const { events } = this.#current();
    const { ran } = this.#goroutines;
    const lanes = this.#lanes;
    const known = (ran[goroutine] >>> PROC_SHIFT) - 1;
    const proc = known >= 0 ? known : events.p[row];
    const before = proc === NONE ? SPAN.running : lanes.runningKind(proc, (ran[goroutine] & ASSISTING) !== 0);
    if (on) ran[goroutine] |= ASSISTING;
    else ran[goroutine] &= ~ASSISTING;
    if (proc === NONE) return;
    const runs = lanes.goroutine[proc];
    if (runs === goroutine || (runs === UNKNOWN && known < 0)) this.#rekind(row, proc, goroutine, before, why);
  }

  /** What has run on the P since before the generation, or the trace, has been that kind of work all along. */
  #restated(proc: number): void {
    const lanes = this.#lanes;
    const runs = lanes.goroutine[proc];
    if (runs >= 0 && lanes.kind[proc] !== SPAN.syscall) lanes.kind[proc] = lanes.runningKind(proc, (this.#goroutines.ran[runs] & ASSISTING) !== 0);
  }

  /** Text of a stack's outermost function; 0: it has none. */
  #entry(stack: number): number {
    const { stackStart, stackFrames, frames } = this.#current();
    const end = stackStart[stack + 1];
    return stack === 0 || end === stackStart[stack] ? 0 : frames.func[stackFrames[end - 1]];
  }

  #timeOf(row: number): number {
    return this.#current().events.timeNs[row];
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
