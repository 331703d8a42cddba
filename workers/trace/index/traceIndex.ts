// One walk over a chunk's events fills every index. Chunks come in order; questions may be asked between them.

import { STW_KINDS, type StwKind } from '../../api.ts';
import { GO, KIND, METRIC, NONE, PROC, RANGE } from '../columns.ts';
import type { JoinedChunk, JoinedTrace } from '../join.ts';
import { resourceStack } from '../resourceStack.ts';
import { GoroutineIndex } from './goroutines.ts';
import { IndexClock } from './clock.ts';
import { END, type SliceEnd } from './lane.ts';
import { LaneIndex } from './lanes.ts';
import { RangeIndex } from './ranges.ts';
import { Tally } from './tally.ts';

export class TraceIndex {
  readonly trace: JoinedTrace;
  readonly #clock = new IndexClock();
  readonly goroutines = new GoroutineIndex(this.#clock);
  readonly lanes = new LaneIndex(this.#clock);
  readonly ranges = new RangeIndex();
  readonly tally = new Tally();
  /** Time of the last event. */
  lastNs = 0;
  /** Filled anew for each event that may end a slice: nothing is allocated per event. */
  readonly #sliceEnd: SliceEnd = { why: 0, stack: 0, thread: NONE };

  constructor(trace: JoinedTrace) {
    this.trace = trace;
  }

  /** The hot loop of indexing: columns in locals, goroutine transitions (most events) written out, the rest in `#other`. */
  add(chunk: JoinedChunk): void {
    const { events, goroutineOf, procOf, textOf } = chunk;
    const { kind, detail, timeNs, m, p, resource, arg } = events;
    const { goroutines, lanes } = this;
    const clock = this.#clock;
    // Counted apart and added up once: an increment of the totals for every event would wait for the one before.
    const kindCounts = new Uint32Array(16);
    const transitionCounts = new Uint32Array(256);
    const seenThreads = new Uint8Array(chunk.threadCount + 1);
    for (let row = 0; row < events.count; row++) {
      const what = kind[row];
      kindCounts[what]++;
      // NONE is -1.
      seenThreads[m[row] + 1] = 1;
      clock.nowNs = timeNs[row];
      if (what !== KIND.goroutine) {
        this.#other(chunk, row, what, timeNs[row]);
        continue;
      }
      const states = detail[row];
      transitionCounts[states]++;
      const from = states >> 4;
      const to = states & 15;
      const goroutine = goroutineOf[resource[row]];
      const reason = from === GO.notExist ? 0 : textOf[arg[row]];
      const knowledge = goroutines.knowledge(goroutine);
      goroutines.transition(goroutine, from, to, reason, knowledge === 2 ? 0 : this.#entryFunction(chunk, row, knowledge));
      if (from === GO.notExist) this.#created(chunk, row, goroutine);
      if (from === to) continue;
      if (to === GO.running) {
        const local = p[row];
        const proc = local === NONE ? NONE : procOf[local];
        if (from !== GO.undetermined) goroutines.starts(goroutine, proc);
        if (proc === NONE) continue;
        if (from === GO.syscall) lanes.endSyscall(proc, goroutine, this.#end(chunk, row, END.syscallOver));
        else lanes.run(proc, goroutine, from === GO.undetermined, this.#end(chunk, row, END.procGone));
      } else if (from === GO.running || from === GO.syscall) {
        lanes.stop(goroutine, to === GO.syscall, this.#end(chunk, row, whyStopped(from, to, reason)));
        if (to === GO.notExist) this.ranges.goroutineEnds(goroutine);
      }
    }
    this.#addCounts(chunk, kindCounts, transitionCounts, seenThreads);
    if (events.count > 0) this.lastNs = timeNs[events.count - 1];
  }

  /** The trace is at its end: what is still open on the Ps ends here. */
  finish(): void {
    this.#clock.nowNs = this.lastNs;
    this.lanes.finish();
  }

  /** Any event but a goroutine's transition. */
  #other(chunk: JoinedChunk, row: number, what: number, now: number): void {
    const { events, goroutineOf, procOf, textOf, firstRow } = chunk;
    const { detail, arg } = events;
    const { tally } = this;
    switch (what) {
      case KIND.proc: {
        const proc = procOf[events.resource[row]];
        tally.procTransitions[detail[row]]++;
        tally.procs.add(proc);
        if ((detail[row] & 15) === PROC.idle) this.lanes.idle(proc, this.#end(chunk, row, END.procGone));
        break;
      }
      case KIND.metric:
        this.#metric(chunk, row, now);
        break;
      case KIND.rangeBegin:
        this.#rangeBegin(chunk, row, now);
        break;
      case KIND.rangeActive:
        this.#rangeActive(chunk, row);
        break;
      case KIND.rangeEnd:
        this.#rangeEnd(chunk, row, now);
        break;
      case KIND.label: {
        const text = textOf[arg[row]];
        tally.labels.add(text);
        if (this.trace.texts[text].startsWith('GC (')) this.lanes.markWorker(goroutineOf[events.resource[row]]);
        break;
      }
      case KIND.sync:
        this.#clock.syncNs = now;
        tally.syncs.push({ ...chunk.syncs[arg[row]], row: firstRow + row, timeNs: now });
        break;
      case KIND.taskBegin:
        tally.taskBegins.add(textOf[chunk.annotations.type[arg[row]]]);
        break;
      case KIND.taskEnd:
        tally.taskEnds.add(textOf[chunk.annotations.type[arg[row]]]);
        break;
      case KIND.regionBegin:
        tally.regionBegins.add(textOf[chunk.annotations.type[arg[row]]]);
        break;
      case KIND.regionEnd:
        tally.regionEnds.add(textOf[chunk.annotations.type[arg[row]]]);
        break;
      case KIND.log:
        tally.logCategories.add(textOf[chunk.annotations.type[arg[row]]]);
        break;
      case KIND.experimental:
        tally.experimental[detail[row]]++;
        break;
      default: // stack samples are only counted
        break;
    }
  }

  #addCounts(chunk: JoinedChunk, kinds: Uint32Array, transitions: Uint32Array, seenThreads: Uint8Array): void {
    const { tally } = this;
    kinds.forEach((count, what) => (tally.kinds[what] += count));
    transitions.forEach((count, states) => (tally.goroutineTransitions[states] += count));
    for (let thread = 0; thread < chunk.threadCount; thread++) {
      if (seenThreads[thread + 1] === 1) tally.threads.add(chunk.threadOf[thread]);
    }
  }

  /** Text of the entry function where this transition tells it, for a goroutine of which it was not known; else 0. */
  #entryFunction(chunk: JoinedChunk, row: number, knowledge: number): number {
    const { events, goroutines } = chunk;
    const local = events.resource[row];
    if (knowledge === 0) this.tally.goroutineIds.add(goroutines.idLo[local], goroutines.idHi[local]);
    return this.trace.stacks.entry(chunk.stackOf[resourceStack(events, row)]);
  }

  #created(chunk: JoinedChunk, row: number, goroutine: number): void {
    const { events, goroutineOf, stackOf } = chunk;
    const creator = events.g[row];
    this.goroutines.created(goroutine, creator === NONE ? NONE : goroutineOf[creator], stackOf[events.stack[row]]);
  }

  #end(chunk: JoinedChunk, row: number, why: number): SliceEnd {
    const { events, stackOf, threadOf } = chunk;
    const m = events.m[row];
    const end = this.#sliceEnd;
    end.why = why;
    end.stack = stackOf[events.stack[row]];
    end.thread = m === NONE ? NONE : threadOf[m];
    return end;
  }

  #metric(chunk: JoinedChunk, row: number, now: number): void {
    const { events, amounts } = chunk;
    const amount = events.arg[row];
    const lo = amounts.lo[amount];
    const hi = amounts.hi[amount];
    const { tally } = this;
    tally.metric(events.detail[row], lo, hi);
    if (events.detail[row] === METRIC.heapLive) {
      tally.heapLiveNs.push(now);
      tally.heapLiveBytes.push(hi * 4294967296 + lo);
    } else if (events.detail[row] === METRIC.heapGoal) {
      tally.heapGoalNs.push(now);
      tally.heapGoalBytes.push(hi * 4294967296 + lo);
    }
  }

  #rangeBegin(chunk: JoinedChunk, row: number, now: number): void {
    const { events, goroutineOf, procOf, textOf, stackOf } = chunk;
    const resource = events.resource[row];
    switch (events.detail[row]) {
      case RANGE.stw: {
        const kindText = textOf[events.arg[row]];
        this.ranges.stwBegin(goroutineOf[resource], kindText, stwKind(this.trace.texts[kindText]), stackOf[events.stack[row]], now);
        break;
      }
      case RANGE.gcMark:
        this.ranges.markBegin(now);
        break;
      case RANGE.sweep:
        this.ranges.sweepBegin(procOf[resource], now);
        this.lanes.sweep(procOf[resource], true, this.#end(chunk, row, END.gcWorkBegins));
        break;
      default:
        this.ranges.assistBegin(goroutineOf[resource], now);
        this.lanes.assist(goroutineOf[resource], true, this.#end(chunk, row, END.gcWorkBegins));
    }
  }

  #rangeActive(chunk: JoinedChunk, row: number): void {
    const { events, goroutineOf, procOf } = chunk;
    const resource = events.resource[row];
    switch (events.detail[row]) {
      case RANGE.gcMark:
        this.ranges.markActive(this.#clock.syncNs);
        break;
      case RANGE.sweep:
        this.ranges.sweepActive(procOf[resource], this.#clock.syncNs);
        this.lanes.sweep(procOf[resource], true, this.#end(chunk, row, END.gcWorkBegins));
        break;
      default:
        this.ranges.assistActive(goroutineOf[resource], this.#clock.syncNs);
        this.lanes.assist(goroutineOf[resource], true, this.#end(chunk, row, END.gcWorkBegins));
    }
  }

  #rangeEnd(chunk: JoinedChunk, row: number, now: number): void {
    const { events, amounts, goroutineOf, procOf } = chunk;
    const resource = events.resource[row];
    switch (events.detail[row]) {
      case RANGE.stw:
        this.ranges.stwEnd(goroutineOf[resource], now);
        break;
      case RANGE.gcMark:
        this.ranges.markEnd(now);
        break;
      case RANGE.sweep: {
        const at = events.arg[row];
        this.ranges.bytesSwept.add(amounts.lo[at], amounts.hi[at]);
        this.ranges.bytesReclaimed.add(amounts.lo[at + 1], amounts.hi[at + 1]);
        this.ranges.sweepEnd(procOf[resource], now);
        this.lanes.sweep(procOf[resource], false, this.#end(chunk, row, END.gcWorkOver));
        break;
      }
      default:
        this.ranges.assistEnd(goroutineOf[resource], now);
        this.lanes.assist(goroutineOf[resource], false, this.#end(chunk, row, END.gcWorkOver));
    }
  }
}

function whyStopped(from: number, to: number, reason: number): number {
  if (to === GO.notExist) return END.goroutineEnded;
  if (to === GO.syscall) return END.syscall;
  if (from === GO.syscall) return END.lostProc;
  return to === GO.waiting && reason === 0 ? END.coroutine : reason;
}

function stwKind(kind: string): StwKind {
  if (kind === STW_KINDS[0]) return 0;
  return kind === STW_KINDS[1] ? 1 : 2;
}
