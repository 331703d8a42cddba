// Lines of `GODEBUG=schedtrace=N`, with and without `scheddetail=1`, of Go 1.19 and later: fields come by name, so that one more or
// less does no harm.
import type { Place, SchedDetail, SchedGoroutine, SchedLine, SchedProc, SchedThread } from './records.ts';

const NS_PER_MS = 1e6;
const SCANNED = 4096;
const HEAD = /^SCHED (\d+)ms: (.*)$/;
const FIELD = /(\w+)=(\[[^\]]*\]|\S*)/g;

/** undefined: not such a line. Its detail is empty, to be filled by the lines after. */
export function parseSchedLine(text: string, place: Place): OpenSched | undefined {
  const match = HEAD.exec(text);
  if (match === null) return undefined;
  const [, sinceMs = '', rest = ''] = match;
  const fields = fieldsOf(rest);
  const count = (name: string): number | undefined => countOf(fields.get(name));
  const gomaxprocs = count('gomaxprocs');
  const idleProcs = count('idleprocs');
  const threads = count('threads');
  if (gomaxprocs === undefined || idleProcs === undefined || threads === undefined) return undefined;
  const needed = fields.get('needspinning');
  const base = {
    record: 'sched' as const,
    ...place,
    sinceNs: Number(sinceMs) * NS_PER_MS,
    gomaxprocs,
    idleProcs,
    threads,
    spinningThreads: count('spinningthreads') ?? 0,
    needSpinning: needed === undefined ? undefined : isTrue(needed),
    idleThreads: count('idlethreads') ?? 0,
    runQueue: count('runqueue') ?? 0,
  };
  const waiting = fields.get('gcwaiting');
  if (waiting === undefined) {
    // After the last field before it, in brackets of its own.
    const queues = /runqueue=\d+ \[([^\]]*)\]/.exec(rest)?.[1];
    return new OpenSched({ ...base, localQueues: queues === undefined ? undefined : numbersOf(queues), schedTicks: ticksOf(fields.get('schedticks')), detail: undefined });
  }
  return new OpenSched({
    ...base,
    localQueues: undefined,
    schedTicks: undefined,
    detail: { gcWaiting: isTrue(waiting), idleLockedThreads: count('nmidlelocked') ?? 0, stopWait: count('stopwait') ?? 0, sysmonWaits: isTrue(fields.get('sysmonwait') ?? ''), procs: [], threads: [], goroutines: [] },
  });
}

/** A line whose detail may still come. */
export class OpenSched {
  readonly #line: SchedLine;
  readonly #procs: SchedProc[] = [];
  readonly #threads: SchedThread[] = [];
  readonly #goroutines: SchedGoroutine[] = [];

  constructor(line: SchedLine) {
    this.#line = line;
  }

  get hasDetail(): boolean {
    return this.#line.detail !== undefined;
  }

  /** Takes a line of the detail; false: it is none. */
  take(text: string): boolean {
    const match = /^ {2}([PMG])(\d+): (.*)$/.exec(text);
    if (match === null || !this.hasDetail) return false;
    const [, kind = '', number = '', rest = ''] = match;
    const id = Number(number);
    if (kind === 'G') return this.#takeGoroutine(id, rest);
    const fields = fieldsOf(rest);
    const count = (name: string): number => countOf(fields.get(name)) ?? 0;
    const ref = (name: string): number | undefined => refOf(fields.get(name));
    if (kind === 'P') {
      this.#procs.push({ proc: id, status: count('status'), schedTick: count('schedtick'), syscallTick: count('syscalltick'), thread: ref('m'), queue: count('runqsize'), freeGoroutines: count('gfreecnt'), timers: count('timerslen') });
    } else {
      const preemptOff = /preemptoff=(.*?) locks=/.exec(rest)?.[1] ?? '';
      this.#threads.push({ thread: id, proc: ref('p'), goroutine: ref('curg'), preemptOff, locks: count('locks'), spinning: isTrue(fields.get('spinning') ?? ''), blocked: isTrue(fields.get('blocked') ?? ''), lockedGoroutine: ref('lockedg') });
    }
    return true;
  }

  done(): SchedLine {
    const { detail } = this.#line;
    if (detail === undefined) return this.#line;
    const whole: SchedDetail = { ...detail, procs: this.#procs, threads: this.#threads, goroutines: this.#goroutines };
    return { ...this.#line, detail: whole };
  }

  /** A wait reason may hold brackets of its own: "GC worker (idle)". */
  #takeGoroutine(goroutine: number, rest: string): boolean {
    const match = /^status=(\d+)\((.*)\) m=(\S+) lockedm=(\S+)$/.exec(rest);
    if (match === null) return false;
    const [, status = '', waitReason = '', thread, locked] = match;
    const value = Number(status);
    this.#goroutines.push({ goroutine, status: value % SCANNED, scanned: value >= SCANNED, waitReason, thread: refOf(thread), lockedThread: refOf(locked) });
    return true;
  }
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  return new Map(Array.from(text.matchAll(FIELD), ([, name = '', value = '']) => [name, value]));
}

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** Go 1.19 writes -1 for none, later ones nil. */
function refOf(text: string | undefined): number | undefined {
  const value = countOf(text);
  return value === undefined || value < 0 ? undefined : value;
}

/** Go 1.19 writes 0 and 1. */
function isTrue(text: string): boolean {
  return text === 'true' || (countOf(text) ?? 0) !== 0;
}

function ticksOf(text: string | undefined): readonly number[] | undefined {
  return text === undefined ? undefined : numbersOf(text.replaceAll(/[[\]]/g, ' '));
}

function numbersOf(text: string): readonly number[] {
  return text.trim() === '' ? [] : text.trim().split(/\s+/).map(Number);
}
