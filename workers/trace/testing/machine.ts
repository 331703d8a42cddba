// Test only: a Go program's scheduler in small: threads, Ps and goroutines that do one thing after another, and what Go would
// write of it, cut into generations. Statuses are told as Go tells them, where a generation first uses something, so a generation
// says nothing of what it does not use.

import { type EventName, NONE } from './rawTrace.ts';
import { STACKS, Telling } from './telling.ts';

export interface MachineOptions {
  readonly minor: number;
  /** Every generation begins with the status of everything. */
  readonly statesAll: boolean;
  /** One status in so many is left out: what no Go release does. 0: none. */
  readonly omits: number;
  /** Events in a batch. */
  readonly batchEvents: number;
}

export type StepName = Exclude<keyof Machine, 'take' | 'bytes'>;

export interface Step {
  readonly what: StepName;
  /** Which thread, and which goroutine, P or text, of those that can. */
  readonly who: number;
  readonly which: number;
  /** Since the step before. */
  readonly ns: number;
}

interface Goroutine {
  readonly id: number;
  state: 'runnable' | 'running' | 'waiting' | 'syscall';
  stated: boolean;
  seq: number;
  assists: boolean;
  readonly stops: string[];
  readonly regions: { readonly task: number; readonly type: string }[];
}

interface Proc {
  readonly id: number;
  status: 'idle' | 'running' | 'syscall';
  stated: boolean;
  seq: number;
  sweeps: boolean;
}

interface Thread {
  readonly id: number;
  proc: Proc | undefined;
  goroutine: Goroutine | undefined;
}

const STOPS = ['GC mark termination', 'GC sweep termination', 'start trace'];
const REASONS = ['sync', 'chan receive'];
const G_STATUS = { runnable: 1, running: 2, syscall: 3, waiting: 4 } as const;
const P_STATUS = { running: 1, idle: 2, syscall: 3 } as const;
const ABANDONED = 4;
const START_NS = 1_000_000;

export class Machine {
  readonly #options: MachineOptions;
  readonly #procs: readonly Proc[];
  readonly #threads: readonly Thread[];
  #goroutines: Goroutine[];
  readonly #ended: number[] = [];
  readonly #tasks: number[] = [];
  #nextId = 20;
  #nextTask = 1;
  #gc = { runs: false, seq: 0 };
  #statuses = 0;
  readonly #telling: Telling;

  constructor(options: MachineOptions) {
    this.#options = options;
    this.#telling = new Telling(options.minor, START_NS, options.batchEvents);
    this.#goroutines = (['running', 'runnable', 'waiting', 'syscall', 'waiting'] as const).map((state, i) => goroutineIn(state, i + 1));
    this.#procs = (['running', 'running', 'syscall', 'idle'] as const).map((status, id) => ({ id, status, stated: false, seq: 0, sweeps: false }));
    this.#threads = [
      { id: 100, proc: this.#procs[0], goroutine: this.#goroutines[0] },
      { id: 101, proc: this.#procs[1], goroutine: undefined },
      { id: 102, proc: this.#procs[2], goroutine: this.#goroutines[3] },
      { id: 103, proc: undefined, goroutine: undefined },
      { id: 104, proc: undefined, goroutine: undefined },
    ];
    // The first generation introduces everything.
    this.#stateAll();
  }

  /** Does nothing where nobody can do it. */
  take({ what, who, which, ns }: Step): void {
    this.#telling.now += ns;
    this[what](who, which);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#telling.bytes();
  }

  // What threads do. Each picks of those that can do it.

  start(who: number, which: number): void {
    const thread = pick(this.#threads, who, ({ proc, goroutine }) => proc?.status === 'running' && goroutine === undefined);
    const goroutine = pick(this.#goroutines, which, ({ state }) => state === 'runnable');
    if (thread === undefined || goroutine === undefined) return;
    this.#use(thread);
    this.#mention(thread, goroutine);
    this.#tell(thread, 'GoStart', goroutine.id, ++goroutine.seq);
    goroutine.state = 'running';
    thread.goroutine = goroutine;
  }

  stop(who: number, which: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    const [thread, goroutine] = running;
    const blocks = which % 3 > 0;
    this.#tell(thread, blocks ? 'GoBlock' : 'GoStop', this.#telling.text(REASONS[which % REASONS.length]), which % (STACKS + 1));
    goroutine.state = blocks ? 'waiting' : 'runnable';
    thread.goroutine = undefined;
  }

  unblock(who: number, which: number): void {
    const thread = this.#threads[who % this.#threads.length];
    const goroutine = pick(this.#goroutines, which, ({ state }) => state === 'waiting');
    if (goroutine === undefined) return;
    this.#use(thread);
    this.#mention(thread, goroutine);
    this.#tell(thread, 'GoUnblock', goroutine.id, ++goroutine.seq, 0);
    goroutine.state = 'runnable';
  }

  create(who: number, which: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    const [thread] = running;
    // Ids come back.
    const id = (which % 3 === 0 ? this.#ended.pop() : undefined) ?? this.#nextId++;
    const waits = which % 5 === 0;
    this.#tell(thread, waits ? 'GoCreateBlocked' : 'GoCreate', id, 1 + (which % STACKS), which % (STACKS + 1));
    this.#goroutines.push({ ...goroutineIn(waits ? 'waiting' : 'runnable', id), stated: true });
  }

  destroy(who: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    const [thread, goroutine] = running;
    this.#tell(thread, 'GoDestroy');
    this.#end(goroutine);
    thread.goroutine = undefined;
  }

  /** A coroutine goes on in the place of the one that runs, which waits or ends. */
  switchTo(who: number, which: number): void {
    const next = pick(this.#goroutines, which, ({ state }) => state === 'waiting');
    const running = next === undefined ? undefined : this.#running(who);
    if (next === undefined || running === undefined) return;
    const [thread, goroutine] = running;
    const ends = which % 4 === 0;
    this.#mention(thread, next);
    this.#tell(thread, ends ? 'GoSwitchDestroy' : 'GoSwitch', next.id, ++next.seq);
    if (ends) this.#end(goroutine);
    else goroutine.state = 'waiting';
    next.state = 'running';
    thread.goroutine = next;
  }

  intoSyscall(who: number, which: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    const [thread, goroutine] = running;
    const { proc } = thread;
    if (proc === undefined || proc.sweeps) return;
    this.#tell(thread, 'GoSyscallBegin', ++proc.seq, which % (STACKS + 1));
    goroutine.state = 'syscall';
    proc.status = 'syscall';
  }

  outOfSyscall(who: number): void {
    const thread = pick(this.#threads, who, ({ goroutine }) => goroutine?.state === 'syscall');
    const goroutine = thread?.goroutine;
    if (thread === undefined || goroutine === undefined) return;
    this.#use(thread);
    if (thread.proc?.status === 'syscall') {
      this.#tell(thread, 'GoSyscallEnd');
      goroutine.state = 'running';
      thread.proc.status = 'running';
      return;
    }
    this.#tell(thread, 'GoSyscallEndBlocked');
    goroutine.state = 'runnable';
    thread.goroutine = undefined;
  }

  /** The P of a thread in a system call is taken away. */
  steal(who: number, which: number): void {
    const victim = pick(this.#threads, which, ({ proc }) => proc?.status === 'syscall');
    const thief = pick(this.#threads, who, (thread) => thread !== victim && thread.goroutine === undefined);
    const proc = victim?.proc;
    if (victim === undefined || thief === undefined || proc === undefined) return;
    this.#use(thief);
    if (!proc.stated) this.#state(proc, thief.id, 'ProcStatus', proc.id, ABANDONED);
    this.#tell(thief, 'ProcSteal', proc.id, ++proc.seq, victim.id);
    proc.status = 'idle';
    victim.proc = undefined;
  }

  procStop(who: number): void {
    const thread = pick(this.#threads, who, ({ proc, goroutine }) => proc !== undefined && !proc.sweeps && goroutine?.state !== 'running');
    if (thread?.proc === undefined) return;
    this.#use(thread);
    this.#tell(thread, 'ProcStop');
    thread.proc.status = 'idle';
    thread.proc = undefined;
  }

  procStart(who: number, which: number): void {
    const thread = pick(this.#threads, who, (candidate) => candidate.proc === undefined);
    const proc = pick(this.#procs, which, ({ status }) => status === 'idle');
    if (thread === undefined || proc === undefined) return;
    this.#use(thread);
    if (!proc.stated) this.#state(proc, thread.id, 'ProcStatus', proc.id, P_STATUS.idle);
    this.#tell(thread, 'ProcStart', proc.id, ++proc.seq);
    proc.status = 'running';
    thread.proc = proc;
  }

  stopWorld(who: number, which: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    const [thread, { stops }] = running;
    const kind = STOPS[which % STOPS.length];
    if (stops.length > 0) {
      this.#tell(thread, 'STWEnd');
      stops.shift();
    } else {
      this.#tell(thread, 'STWBegin', this.#telling.text(kind), which % (STACKS + 1));
      stops.push(kind);
    }
  }

  gc(who: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    this.#gc = { runs: !this.#gc.runs, seq: this.#gc.seq + 1 };
    if (this.#gc.runs) this.#tell(running[0], 'GCBegin', this.#gc.seq, 0);
    else this.#tell(running[0], 'GCEnd', this.#gc.seq);
  }

  sweep(who: number, which: number): void {
    const thread = pick(this.#threads, who, ({ proc, goroutine }) => proc?.status === 'running' && goroutine?.state !== 'syscall');
    if (thread?.proc === undefined) return;
    this.#use(thread);
    const { proc } = thread;
    if (proc.sweeps) this.#tell(thread, 'GCSweepEnd', which * 8192, which);
    else this.#tell(thread, 'GCSweepBegin', 0);
    proc.sweeps = !proc.sweeps;
  }

  assist(who: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    const [thread, goroutine] = running;
    if (goroutine.assists) this.#tell(thread, 'GCMarkAssistEnd');
    else this.#tell(thread, 'GCMarkAssistBegin', 0);
    goroutine.assists = !goroutine.assists;
  }

  label(who: number): void {
    const running = this.#running(who);
    if (running !== undefined) this.#tell(running[0], 'GoLabel', this.#telling.text('GC (dedicated)'));
  }

  region(who: number, which: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    const [thread, { regions }] = running;
    const innermost = which % 2 === 0 ? regions.pop() : undefined;
    if (innermost !== undefined) this.#tell(thread, 'UserRegionEnd', innermost.task, this.#telling.text(innermost.type), 0);
    else {
      const region = { task: this.#tasks[which % Math.max(1, this.#tasks.length)] ?? 0, type: which % 3 === 0 ? 'region' : 'other region' };
      this.#tell(thread, 'UserRegionBegin', region.task, this.#telling.text(region.type), 0);
      regions.push(region);
    }
  }

  task(who: number, which: number): void {
    const running = this.#running(who);
    if (running === undefined) return;
    const [thread] = running;
    if (which % 2 === 0 && this.#tasks.length > 0) {
      const [task] = this.#tasks.splice(which % this.#tasks.length, 1);
      this.#tell(thread, 'UserTaskEnd', task, 0);
      return;
    }
    const task = this.#nextTask++;
    this.#tell(thread, 'UserTaskBegin', task, this.#tasks[0] ?? 0, this.#telling.text('region'), 0);
    this.#tasks.push(task);
  }

  heap(who: number, which: number): void {
    const thread = pick(this.#threads, who, ({ proc }) => proc?.status === 'running');
    if (thread === undefined) return;
    this.#use(thread);
    this.#tell(thread, which % 4 === 0 ? 'HeapGoal' : 'HeapAlloc', which * 4096);
  }

  sample(who: number, which: number): void {
    const thread = this.#threads[who % this.#threads.length];
    this.#telling.sample(thread.id, thread.proc?.id ?? 0, this.#goroutines[which % Math.max(1, this.#goroutines.length)]?.id ?? 0, which % (STACKS + 1));
  }

  /** A generation ends. The clock of the next one may run at another speed, be ahead, or behind the last events of this one. */
  cut(who: number, which: number): void {
    this.#telling.cut([0, 1, 700, -60, -3000, 2_000_000][who % 6], [1e9, 1e9, 15_625_000, 3e9][which % 4]);
    for (const resource of [...this.#procs, ...this.#goroutines]) {
      resource.stated = false;
      resource.seq = 0;
    }
    if (this.#options.statesAll) this.#stateAll();
    const running = this.#gc.runs ? this.#running(who) : undefined;
    if (running !== undefined) this.#tell(running[0], 'GCActive', ++this.#gc.seq);
  }

  #stateAll(): void {
    for (const thread of this.#threads) this.#use(thread);
    for (const proc of this.#procs) if (!proc.stated) this.#state(proc, this.#threads[0].id, 'ProcStatus', proc.id, P_STATUS[proc.status]);
    for (const goroutine of this.#goroutines) this.#mention(undefined, goroutine);
  }

  /** A thread that runs a goroutine, both stated. */
  #running(who: number): readonly [Thread, Goroutine] | undefined {
    const thread = pick(this.#threads, who, ({ goroutine }) => goroutine?.state === 'running');
    if (thread?.goroutine === undefined) return undefined;
    this.#use(thread);
    return [thread, thread.goroutine];
  }

  #end(goroutine: Goroutine): void {
    this.#goroutines = this.#goroutines.filter((other) => other !== goroutine);
    this.#ended.push(goroutine.id);
  }

  /** Before a thread's first event in a generation come the statuses of its P and goroutine. */
  #use(thread: Thread): void {
    const { proc, goroutine } = thread;
    if (proc !== undefined && !proc.stated) {
      this.#state(proc, thread.id, 'ProcStatus', proc.id, P_STATUS[proc.status]);
      if (proc.sweeps) this.#tell(thread, 'GCSweepActive', proc.id);
    }
    if (goroutine === undefined || goroutine.stated) return;
    this.#state(goroutine, thread.id, 'GoStatus', goroutine.id, thread.id, G_STATUS[goroutine.state]);
    if (goroutine.assists) this.#tell(thread, 'GCMarkAssistActive', goroutine.id);
  }

  /** A goroutine on no thread. */
  #mention(thread: Thread | undefined, goroutine: Goroutine): void {
    if (goroutine.stated) return;
    this.#state(goroutine, thread?.id, 'GoStatus', goroutine.id, NONE, G_STATUS[goroutine.state]);
    if (goroutine.assists) this.#telling.tell(thread?.id, 'GCMarkAssistActive', goroutine.id);
  }

  #state(resource: Goroutine | Proc, m: number | undefined, name: EventName, ...args: readonly (number | bigint)[]): void {
    resource.stated = true;
    const { omits } = this.#options;
    if (omits > 0 && ++this.#statuses % omits === 0) return;
    this.#telling.tell(m, name, ...args);
  }

  #tell(thread: Thread, name: EventName, ...args: readonly (number | bigint)[]): void {
    this.#telling.tell(thread.id, name, ...args);
  }
}

function goroutineIn(state: Goroutine['state'], id: number): Goroutine {
  return { id, state, stated: false, seq: 0, assists: false, stops: [], regions: [] };
}

function pick<T>(list: readonly T[], at: number, can: (item: T) => boolean): T | undefined {
  const able = list.filter(can);
  return able[at % Math.max(1, able.length)];
}
