// Test only: a small language for what goroutines did, turned into the bytes of a trace.
//
//   G1 main.main: run 0-5 P0 | chan receive 5-9 | runnable 9-10 | run 10-12 P1
//   G7 main.worker by G1: created 2 | run 4-6 P1 | end
//   GC: STW GC sweep termination 3-4 by G1 | mark 3-8 by G1
//   GC: assist 4-5 by G1
//   heap: 0 4096 | 5 9000          live bytes at a time
//   GOMAXPROCS: 0 2 | 5 4          how many Ps there may be from a time on
//
//   P1: idle 40-60                 its thread gives the P up, and takes it again
//
// Times are µs. `run` needs the P it runs on; any other words are a wait with that reason; `runnable` after a run is a
// preemption (`interrupted`: by a signal), after a wait the time until it runs again; `syscall 5-6` keeps its P. A goroutine without
// `created` existed before.

import { type WireEvent, type WireGeneration, traceBytes } from './traceBytes.ts';

interface Step {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly proc: number;
}

interface Line {
  readonly g: number;
  readonly name: string;
  readonly by: number | undefined;
  readonly steps: readonly Step[];
  readonly ends: boolean;
}

/** An event at a time on a P's thread (or on none), before it becomes a delta. */
interface Timed {
  readonly us: number;
  /** Order among events of one time: ends before begins. */
  readonly turn: number;
  readonly proc: number | undefined;
  readonly type: number;
  readonly args: readonly number[];
}

const RUN = /^run ([\d.]+)-([\d.]+) P(\d+)$/;
const CREATED = /^created ([\d.]+)$/;
const IDLE = /^P(\d+): idle ([\d.]+)-([\d.]+)$/;
const STRETCH = /^(.+) ([\d.]+)-([\d.]+)$/;
const START_US = 1000;
/** The thread of a P in these traces. */
const threadOf = (proc: number): number => 100 + proc;
/** A thread that runs nothing: timers and the network poller wake goroutines from there. */
const NO_PROC_THREAD = 99;

/** A generation ends at each of `cutsUs`; nothing else may happen at these times, and no GC or heap be in such a schedule. */
export function scheduleTrace(text: string, minor = 26, cutsUs: readonly number[] = []): Uint8Array<ArrayBuffer> {
  return new Schedule(text).bytes(minor, cutsUs);
}

class Schedule {
  readonly #events: Timed[] = [];
  readonly #strings: string[] = [];
  readonly #stacks = new Map<string, number>();
  readonly #seq = new Map<string, number>();
  readonly #procs = new Set<number>();
  /** GOMAXPROCS in time order. */
  readonly #limits: { readonly us: number; readonly procs: number }[] = [];
  readonly #goroutines: readonly Line[];

  constructor(text: string) {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const goroutines = lines.filter((line) => /^G\d/.test(line)).map(parseLine);
    this.#goroutines = goroutines;
    for (const line of goroutines) for (const { proc } of line.steps) if (proc >= 0) this.#procs.add(proc);
    for (const line of goroutines) this.#goroutine(line, goroutines);
    for (const line of lines) {
      const idle = IDLE.exec(line);
      if (idle !== null) this.#idle(Number(idle[1]), Number(idle[2]), Number(idle[3]));
      if (line.startsWith('GC:')) this.#gc(line.slice(3), goroutines);
      if (line.startsWith('heap:')) this.#heap(line.slice(5));
      if (line.startsWith('GOMAXPROCS:')) this.#gomaxprocs(line.slice(11));
    }
  }

  bytes(minor: number, cutsUs: readonly number[]): Uint8Array<ArrayBuffer> {
    for (const cut of cutsUs) this.#restate(cut);
    // Sequence numbers follow time, so they are given out last.
    const ordered = this.#events.toSorted((a, b) => a.us - b.us || a.turn - b.turn);
    const edges = [-Infinity, ...cutsUs, Infinity];
    const generations = edges.slice(1).map((to, i) => this.#generation(i + 1, ordered.filter(({ us }) => us >= (edges[i] ?? 0) && us < to), cutsUs[i - 1] ?? 0));
    return traceBytes(minor, generations);
  }

  #generation(gen: number, events: readonly Timed[], startUs: number): WireGeneration {
    this.#seq.clear();
    const startNs = Math.floor((START_US + startUs) * 1000);
    const threads = new Map<number, Timed[]>();
    for (const event of events.map((timed) => this.#numbered(timed))) {
      const m = event.proc === undefined ? NO_PROC_THREAD : threadOf(event.proc);
      threads.set(m, [...(threads.get(m) ?? []), event]);
    }
    const batches = [...threads].map(([m, timed]) => {
      let last = startNs;
      return {
        m,
        time: last,
        events: timed.map(({ us, type, args }): WireEvent => {
          const at = Math.max((START_US + us) * 1000 + 1, last + 1);
          const dt = at - last;
          last = at;
          return { type, dt, args };
        }),
      };
    });
    const stacks = [...this.#stacks].map(([name, id]) => ({ id, frames: name.split('<').map((func, depth) => ({ pc: id * 100 + depth, func: this.#string(func), file: this.#string('main.go'), line: id })) }));
    return { gen, batches, strings: this.#strings, stacks };
  }

  /** Statuses at the start of a generation: what every goroutine and P does at that time. */
  #restate(us: number): void {
    const inSyscall = new Set<number>();
    for (const line of this.#goroutines) {
      const now = standing(line, us);
      if (now === undefined) continue;
      if (now.status === 3) inSyscall.add(now.proc);
      const runs = now.status === 2 || now.status === 3;
      this.#push(us, 0, runs ? now.proc : undefined, 25, [line.g, runs ? threadOf(now.proc) : 0, now.status]);
    }
    for (const proc of this.#procs) this.#push(us, -1, proc, 13, [proc, inSyscall.has(proc) ? 3 : 1]);
    const limit = this.#limits.findLast((one) => one.us <= us);
    if (limit !== undefined) this.#push(us, -0.25, 0, 9, [limit.procs, 0]);
  }

  #goroutine(line: Line, all: readonly Line[]): void {
    const { g, name, by, steps } = line;
    let onProc: number | undefined;
    for (const [i, step] of steps.entries()) {
      const previous = steps[i - 1]?.what;
      if (i === 0 && step.what !== 'created') this.#found(g, step);
      if (step.what === 'created') {
        const proc = by === undefined ? 0 : procAt(all, by, step.from);
        this.#push(step.from, 5, proc, 14, [g, this.#stack(name), this.#stack(`${name} started here`)]);
        onProc = undefined;
        continue;
      }
      if (step.what === 'run') {
        if (previous === 'syscall') this.#push(step.from, 1, step.proc, 23, []);
        else if (i > 0) {
          if (previous !== 'created' && previous !== 'runnable' && previous !== 'interrupted') this.#push(step.from, 2, undefined, 21, [g, 0, 0]);
          this.#push(step.from, 6, step.proc, 16, [g, 0]);
        }
        onProc = step.proc;
        continue;
      }
      if (onProc === undefined && i > 0 && step.what === 'runnable') {
        if (previous !== 'created') this.#push(step.from, 2, undefined, 21, [g, 0, 0]);
        continue;
      }
      if (onProc === undefined) continue;
      if (step.what === 'runnable') this.#push(step.from, 1, onProc, 19, [this.#string('preempted'), this.#stack(name)]);
      else if (step.what === 'interrupted') this.#push(step.from, 1, onProc, 19, [this.#string('preempted'), this.#stack(`runtime.asyncPreempt2<${name}`)]);
      else if (step.what === 'syscall') this.#push(step.from, 4, onProc, 22, [1, this.#stack(name)]);
      else this.#push(step.from, 1, onProc, 20, [this.#string(step.what), this.#stack(name)]);
      if (step.what !== 'syscall') onProc = undefined;
    }
    const last = steps[steps.length - 1];
    if (line.ends && last !== undefined && onProc !== undefined) this.#push(last.to, 1, onProc, 17, []);
  }

  /** It existed before the trace: a status at its very start, on its own P if it runs. */
  #found(g: number, first: Step): void {
    const running = first.what === 'run';
    const status = running ? 2 : first.what === 'runnable' ? 1 : 4;
    this.#push(-0.5, 0, running ? first.proc : undefined, 25, [g, running ? threadOf(first.proc) : 0, status]);
  }

  #gc(text: string, all: readonly Line[]): void {
    let cycle = 1;
    for (const part of text.split('|')) {
      const stw = /^STW (.+) ([\d.]+)-([\d.]+) by G(\d+)$/.exec(part.trim());
      const mark = /^mark ([\d.]+)-([\d.]+) by G(\d+)$/.exec(part.trim());
      const assist = /^assist ([\d.]+)-([\d.]+) by G(\d+)$/.exec(part.trim());
      if (stw !== null) {
        const by = Number(stw[4]);
        this.#push(Number(stw[2]), 4, procAt(all, by, Number(stw[2])), 26, [this.#string(stw[1] ?? ''), 0]);
        this.#push(Number(stw[3]), 3, procAt(all, by, Number(stw[3])), 27, []);
      } else if (mark !== null) {
        const by = Number(mark[3]);
        this.#push(Number(mark[1]), 3.5, procAt(all, by, Number(mark[1])), 29, [cycle++, 0]);
        this.#push(Number(mark[2]), 2, procAt(all, by, Number(mark[2])), 30, [cycle++]);
      } else if (assist !== null) {
        const proc = procAt(all, Number(assist[3]), Number(assist[1]));
        this.#push(Number(assist[1]), 3.5, proc, 35, [0]);
        this.#push(Number(assist[2]), 0.5, proc, 36, []);
      } else throw new Error(`not a GC step: ${part}`);
    }
  }

  #idle(proc: number, from: number, to: number): void {
    this.#push(from, 1.5, proc, 11, []);
    this.#push(to, 0, proc, 10, [proc, 0]);
  }

  #heap(text: string): void {
    for (const part of text.split('|')) {
      const [us, bytes] = part.trim().split(' ').map(Number);
      this.#push(us ?? 0, 4, 0, 37, [bytes ?? 0]);
    }
  }

  #gomaxprocs(text: string): void {
    for (const part of text.split('|')) {
      const [us = 0, procs = 0] = part.trim().split(' ').map(Number);
      this.#limits.push({ us, procs });
      this.#push(us, -0.25, 0, 9, [procs, 0]);
    }
  }

  #push(us: number, turn: number, proc: number | undefined, type: number, args: readonly number[]): void {
    if (this.#events.length === 0) for (const p of this.#procs) this.#events.push({ us: -1, turn: 0, proc: p, type: 13, args: [p, 1] });
    this.#events.push({ us, turn, proc, type, args });
  }

  /** With the next number of its goroutine or, for the start of a system call, of its P. */
  #numbered(event: Timed): Timed {
    const { type, args, proc = 0 } = event;
    if (type === 22) return { ...event, args: [this.#next(`P${proc}`), ...args.slice(1)] };
    if (type === 10) return { ...event, args: [args[0] ?? 0, this.#next(`P${args[0]}`)] };
    if (type === 16 || type === 21) return { ...event, args: [args[0] ?? 0, this.#next(`G${args[0]}`), ...args.slice(2)] };
    return event;
  }

  #next(counter: string): number {
    const seq = (this.#seq.get(counter) ?? 0) + 1;
    this.#seq.set(counter, seq);
    return seq;
  }

  #string(text: string): number {
    const at = this.#strings.indexOf(text);
    return at >= 0 ? at + 1 : this.#strings.push(text);
  }

  #stack(name: string): number {
    const known = this.#stacks.get(name);
    if (known !== undefined) return known;
    const id = this.#stacks.size + 1;
    this.#stacks.set(name, id);
    return id;
  }
}

function parseLine(text: string): Line {
  const head = /^G(\d+) (\S+?)(?: by G(\d+))?: (.*)$/.exec(text);
  if (head === null) throw new Error(`not a goroutine: ${text}`);
  const steps: Step[] = [];
  let ends = false;
  for (const part of (head[4] ?? '').split('|').map((step) => step.trim())) {
    const run = RUN.exec(part);
    const created = CREATED.exec(part);
    const stretch = STRETCH.exec(part);
    if (part === 'end') ends = true;
    else if (created !== null) steps.push({ what: 'created', from: Number(created[1]), to: Number(created[1]), proc: -1 });
    else if (run !== null) steps.push({ what: 'run', from: Number(run[1]), to: Number(run[2]), proc: Number(run[3]) });
    else if (stretch !== null) steps.push({ what: stretch[1] ?? '', from: Number(stretch[2]), to: Number(stretch[3]), proc: -1 });
    else throw new Error(`not a step: ${part}`);
  }
  return { g: Number(head[1]), name: head[2] ?? '', by: head[3] === undefined ? undefined : Number(head[3]), steps, ends };
}

/** GoStatus and P of a goroutine at a time; undefined: it is not there. */
function standing({ steps, ends }: Line, us: number): { readonly status: number; readonly proc: number } | undefined {
  const at = steps.findLastIndex(({ from }) => from <= us);
  const step = steps[at] ?? steps[0];
  if (step === undefined || (at < 0 && step.what === 'created') || (ends && at === steps.length - 1 && step.to <= us)) return undefined;
  if (step.what === 'run') return { status: 2, proc: step.proc };
  if (step.what === 'syscall') return { status: 3, proc: steps[at - 1]?.proc ?? 0 };
  return { status: step.what === 'created' || step.what === 'runnable' || step.what === 'interrupted' ? 1 : 4, proc: -1 };
}

/** The P that a goroutine runs on at a time. */
function procAt(all: readonly Line[], g: number, us: number): number {
  const step = all.find((line) => line.g === g)?.steps.find(({ what, from, to }) => what === 'run' && from <= us && us <= to);
  if (step === undefined) throw new Error(`G${g} does not run at ${us}`);
  return step.proc;
}
