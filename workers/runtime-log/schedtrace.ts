// Lines of `GODEBUG=schedtrace=N`, with and without `scheddetail=1`, of Go 1.19 and later: fields come by name, so that one more or
// less does no harm.
import { SCHED_COLUMNS, SCHED_GOROUTINE_COLUMNS, SCHED_PROC_COLUMNS, SCHED_THREAD_COLUMNS, type SchedLines } from './runtimeRecords.ts';
import { GrowingNumbers, GrowingTable, placed, type TextPlace } from './tables.ts';
import { TextTable } from './textTable.ts';

const NS_PER_MS = 1e6;
const SCANNED = 4096;
const NONE = -1;
const HEAD = /^SCHED (\d{1,13})ms: /;
const DETAIL = /(?:^|\s)([PMG])(\d+): ((?:status|p)=.*)$/;
const GOROUTINE = /^status=(\d+)\((.*)\) m=(\S+) lockedm=([^\s"\\]+)/;

export class SchedTable {
  readonly #table = new GrowingTable(SCHED_COLUMNS);
  readonly #queues = new GrowingNumbers();
  readonly #ticks = new GrowingNumbers();
  readonly #procs = new GrowingTable(SCHED_PROC_COLUMNS);
  readonly #threads = new GrowingTable(SCHED_THREAD_COLUMNS);
  readonly #goroutines = new GrowingTable(SCHED_GOROUTINE_COLUMNS);
  readonly #texts = new TextTable();

  get count(): number {
    return this.#table.count;
  }

  /** A line of the detail may come. */
  get isOpen(): boolean {
    const { count, columns } = this.#table;
    return count > 0 && columns.hasDetail[count - 1] === 1;
  }

  /** A text that begins where a record may; false: it lacks what such a line has. */
  read(text: string, place: TextPlace): boolean {
    const head = HEAD.exec(text);
    if (head === null) return false;
    const gomaxprocs = countIn(text, ' gomaxprocs=');
    const idleProcs = countIn(text, ' idleprocs=');
    const threads = countIn(text, ' threads=');
    // The last field of each form: a line that was cut off is none.
    const isWhole = text.includes(' gcwaiting=') ? / sysmonwait=\w/.test(text) : text.includes(']');
    if (Number.isNaN(gomaxprocs + idleProcs + threads) || !isWhole) return false;
    const row = placed(this.#table, place);
    const { columns } = this.#table;
    columns.sinceNs[row] = Number(head[1]) * NS_PER_MS;
    columns.gomaxprocs[row] = gomaxprocs;
    columns.idleProcs[row] = idleProcs;
    columns.threads[row] = threads;
    columns.spinningThreads[row] = countIn(text, ' spinningthreads=') || 0;
    columns.needSpinning[row] = flagIn(text, ' needspinning=');
    columns.idleThreads[row] = countIn(text, ' idlethreads=') || 0;
    columns.runQueue[row] = countIn(text, ' runqueue=') || 0;
    columns.queuesFrom[row] = this.#queues.count;
    columns.ticksFrom[row] = this.#ticks.count;
    const waiting = flagIn(text, ' gcwaiting=');
    columns.hasDetail[row] = waiting < 0 ? 0 : 1;
    if (waiting < 0) {
      // The queues have no name: brackets of their own, after the last field before them.
      const open = text.indexOf('[', text.indexOf(' runqueue='));
      const ticks = text.indexOf('schedticks=[');
      if (open >= 0 && (ticks < 0 || open < ticks)) pushNumbers(text, open + 1, this.#queues);
      if (ticks >= 0) pushNumbers(text, ticks + 'schedticks=['.length, this.#ticks);
    }
    columns.queuesTo[row] = this.#queues.count;
    columns.ticksTo[row] = this.#ticks.count;
    columns.gcWaiting[row] = Math.max(0, waiting);
    columns.idleLockedThreads[row] = countIn(text, ' nmidlelocked=') || 0;
    columns.stopWait[row] = countIn(text, ' stopwait=') || 0;
    columns.sysmonWaits[row] = Math.max(0, flagIn(text, ' sysmonwait='));
    this.#open(row);
    this.#close(row);
    return true;
  }

  /** Takes a line of the detail. 'other': it is none; 'broken': it begins as one. */
  readDetail(text: string): 'taken' | 'other' | 'broken' {
    const match = this.isOpen ? DETAIL.exec(text) : null;
    if (match === null) return 'other';
    const [, kind, number, rest] = match;
    const isRead = kind === 'G' ? this.#readGoroutine(Number(number), rest) : kind === 'P' ? this.#readProc(Number(number), rest) : this.#readThread(Number(number), rest);
    if (isRead) this.#close(this.#table.count - 1);
    return isRead ? 'taken' : 'broken';
  }

  taken(): SchedLines {
    return {
      ...this.#table.taken(),
      localQueues: this.#queues.taken(),
      schedTicks: this.#ticks.taken(),
      procs: this.#procs.taken(),
      threadRows: this.#threads.taken(),
      goroutines: this.#goroutines.taken(),
      texts: this.#texts.texts,
    };
  }

  #open(row: number): void {
    const { columns } = this.#table;
    columns.procsFrom[row] = this.#procs.count;
    columns.threadsFrom[row] = this.#threads.count;
    columns.goroutinesFrom[row] = this.#goroutines.count;
  }

  #close(row: number): void {
    const { columns } = this.#table;
    columns.procsTo[row] = this.#procs.count;
    columns.threadsTo[row] = this.#threads.count;
    columns.goroutinesTo[row] = this.#goroutines.count;
  }

  #readProc(proc: number, rest: string): boolean {
    if (!rest.startsWith('status=') || !/ timerslen=\d/.test(rest)) return false;
    const text = ` ${rest}`;
    const row = this.#procs.add();
    const { columns } = this.#procs;
    columns.proc[row] = proc;
    columns.status[row] = countIn(text, ' status=') || 0;
    columns.schedTick[row] = countIn(text, ' schedtick=') || 0;
    columns.syscallTick[row] = countIn(text, ' syscalltick=') || 0;
    columns.thread[row] = refIn(text, ' m=');
    columns.queue[row] = countIn(text, ' runqsize=') || 0;
    columns.freeGoroutines[row] = countIn(text, ' gfreecnt=') || 0;
    columns.timers[row] = countIn(text, ' timerslen=') || 0;
    return true;
  }

  #readThread(thread: number, rest: string): boolean {
    if (!rest.startsWith('p=') || !/ lockedg=\S/.test(rest)) return false;
    const text = ` ${rest}`;
    const row = this.#threads.add();
    const { columns } = this.#threads;
    columns.thread[row] = thread;
    columns.proc[row] = refIn(text, ' p=');
    columns.goroutine[row] = refIn(text, ' curg=');
    columns.preemptOff[row] = this.#texts.idOf(/ preemptoff=(.*?) locks=/.exec(text)?.[1] ?? '');
    columns.locks[row] = countIn(text, ' locks=') || 0;
    columns.mallocing[row] = countIn(text, ' mallocing=') || 0;
    columns.throwing[row] = countIn(text, ' throwing=') || 0;
    columns.dying[row] = countIn(text, ' dying=') || 0;
    columns.spinning[row] = Math.max(0, flagIn(text, ' spinning='));
    columns.blocked[row] = Math.max(0, flagIn(text, ' blocked='));
    columns.lockedGoroutine[row] = refIn(text, ' lockedg=');
    return true;
  }

  /** A wait reason may hold brackets of its own: "GC worker (idle)". */
  #readGoroutine(goroutine: number, rest: string): boolean {
    const match = GOROUTINE.exec(rest);
    if (match === null) return false;
    const row = this.#goroutines.add();
    const { columns } = this.#goroutines;
    const status = Number(match[1]);
    columns.goroutine[row] = goroutine;
    columns.status[row] = status % SCANNED;
    columns.scanned[row] = status >= SCANNED ? 1 : 0;
    columns.waitReason[row] = this.#texts.idOf(match[2]);
    columns.thread[row] = refOf(match[3]);
    columns.lockedThread[row] = refOf(match[4]);
    return true;
  }
}

const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;

/** The whole number behind a name; NaN: there is none. */
function countIn(text: string, name: string): number {
  const found = text.indexOf(name);
  if (found < 0) return Number.NaN;
  let at = found + name.length;
  const isNegative = text.charCodeAt(at) === MINUS;
  if (isNegative) at++;
  const start = at;
  let value = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) break;
    value = value * 10 + code - ZERO;
  }
  if (at === start) return Number.NaN;
  return isNegative ? -value : value;
}

/** 1 or 0; −1: it is not there. Go 1.19 writes 0 and 1. */
function flagIn(text: string, name: string): number {
  const found = text.indexOf(name);
  if (found < 0) return NONE;
  if (text.startsWith('true', found + name.length)) return 1;
  return (countIn(text, name) || 0) === 0 ? 0 : 1;
}

/** A number, or none: Go 1.19 writes -1 for it, later ones nil. */
function refIn(text: string, name: string): number {
  const value = countIn(text, name);
  return value >= 0 ? value : NONE;
}

function refOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NONE;
}

/** Numbers up to a closing bracket. */
function pushNumbers(text: string, from: number, to: GrowingNumbers): void {
  let value = NONE;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) value = Math.max(0, value) * 10 + code - ZERO;
    else {
      if (value >= 0) to.push(value);
      value = NONE;
      if (code !== 0x20) return;
    }
  }
  if (value >= 0) to.push(value);
}
