// One walk over a chunk's events fills every index. Chunks come in order; questions may be asked between them.

import type { StwKind } from '../../api.ts';
import { GO, KIND, METRIC, NONE, PROC, RANGE } from '../columns.ts';
import type { JoinedChunk, JoinedTrace } from '../join.ts';
import { resourceStack } from '../resourceStack.ts';
import { GoroutineIndex } from './goroutines.ts';
import { END, LaneIndex, type SliceEnd } from './lanes.ts';
import { RangeIndex } from './ranges.ts';
import { Tally } from './tally.ts';

export class TraceIndex {
  readonly trace: JoinedTrace;
  readonly goroutines = new GoroutineIndex();
  readonly lanes = new LaneIndex();
  readonly ranges = new RangeIndex();
  readonly tally = new Tally();
  /** Time of the last event. */
  lastNs = 0;
  #syncNs = 0;
  /** Filled anew for each event that may end a slice: nothing is allocated per event. */
  readonly #sliceEnd: SliceEnd = { why: 0, stack: 0, thread: NONE };

  constructor(trace: JoinedTrace) {
    this.trace = trace;
  }

  add(chunk: JoinedChunk): void {
    const { events, goroutineOf, procOf, threadOf, textOf, firstRow } = chunk;
    const { kind, detail, m, timeNs, arg } = events;
    const { tally } = this;
    for (let row = 0; row < events.count; row++) {
      const now = timeNs[row];
      const what = kind[row];
      tally.kinds[what]++;
      if (m[row] !== NONE) tally.threads.add(threadOf[m[row]]);
      switch (what) {
        case KIND.goroutine:
          this.#goroutine(chunk, row, now);
          break;
        case KIND.proc: {
          const proc = procOf[events.resource[row]];
          tally.procTransitions[detail[row]]++;
          tally.procs.add(proc);
          if ((detail[row] & 15) === PROC.idle) this.lanes.idle(proc, now, this.#end(chunk, row, END.procGone));
          break;
        }
        case KIND.metric:
          this.#metric(chunk, row, now);
          break;
        case KIND.rangeBegin:
          this.#rangeBegin(chunk, row, now);
          break;
        case KIND.rangeActive:
          this.#rangeActive(chunk, row, now);
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
          this.#syncNs = now;
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
    if (events.count > 0) this.lastNs = timeNs[events.count - 1];
  }

  /** The trace is at its end: what is still open on the Ps ends here. */
  finish(): void {
    this.lanes.finish(this.lastNs);
  }

  #goroutine(chunk: JoinedChunk, row: number, now: number): void {
    const { events, goroutineOf, procOf, textOf, stackOf } = chunk;
    const { tally, goroutines, lanes } = this;
    const detail = events.detail[row];
    const from = detail >> 4;
    const to = detail & 15;
    const local = events.resource[row];
    const goroutine = goroutineOf[local];
    tally.goroutineTransitions[detail]++;
    const fresh = !goroutines.isSeen(goroutine);
    if (fresh) tally.goroutineIds.add(chunk.goroutines.idLo[local], chunk.goroutines.idHi[local]);
    const named = !fresh && goroutines.name[goroutine] !== 0;
    const name = named ? 0 : this.trace.stacks.entry(stackOf[resourceStack(events, row)]);
    const reason = from === GO.notExist ? 0 : textOf[events.arg[row]];
    goroutines.transition(goroutine, from, to, now, this.#syncNs, reason, name);
    if (from === GO.notExist) {
      const creator = events.g[row];
      goroutines.created(goroutine, creator === NONE ? NONE : goroutineOf[creator], stackOf[events.stack[row]]);
    }
    if (from === to) return;
    const p = events.p[row];
    if (to === GO.running) {
      const proc = p === NONE ? NONE : procOf[p];
      if (from !== GO.undetermined) goroutines.starts(goroutine, now, proc);
      if (proc === NONE) return;
      if (from === GO.syscall) lanes.endSyscall(proc, goroutine, now, this.#syncNs, this.#end(chunk, row, END.syscallOver));
      else lanes.run(proc, goroutine, from === GO.undetermined ? this.#syncNs : now, now, this.#end(chunk, row, END.procGone));
    } else if (from === GO.running || from === GO.syscall) {
      lanes.stop(goroutine, now, this.#end(chunk, row, whyStopped(from, to, reason)), to === GO.syscall);
    }
    if (to === GO.notExist) this.ranges.goroutineEnds(goroutine);
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
        this.lanes.sweep(procOf[resource], true, now, this.#end(chunk, row, END.gcWorkBegins));
        break;
      default:
        this.ranges.assistBegin(goroutineOf[resource], now);
        this.lanes.assist(goroutineOf[resource], true, now, this.#end(chunk, row, END.gcWorkBegins));
    }
  }

  #rangeActive(chunk: JoinedChunk, row: number, now: number): void {
    const { events, goroutineOf, procOf } = chunk;
    const resource = events.resource[row];
    switch (events.detail[row]) {
      case RANGE.gcMark:
        this.ranges.markActive(this.#syncNs);
        break;
      case RANGE.sweep:
        this.ranges.sweepActive(procOf[resource], this.#syncNs);
        this.lanes.sweep(procOf[resource], true, now, this.#end(chunk, row, END.gcWorkBegins));
        break;
      default:
        this.ranges.assistActive(goroutineOf[resource], this.#syncNs);
        this.lanes.assist(goroutineOf[resource], true, now, this.#end(chunk, row, END.gcWorkBegins));
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
        this.lanes.sweep(procOf[resource], false, now, this.#end(chunk, row, END.gcWorkOver));
        break;
      }
      default:
        this.ranges.assistEnd(goroutineOf[resource], now);
        this.lanes.assist(goroutineOf[resource], false, now, this.#end(chunk, row, END.gcWorkOver));
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
  if (kind === 'GC sweep termination') return 0;
  return kind === 'GC mark termination' ? 1 : 2;
}
