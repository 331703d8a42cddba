// Test only: figures of a trace from its events as lines, by their definitions (go-trace.md, section 9) and nothing else: one line
// after the other, one goroutine at a time, over all generations. What the index adds up apart and joins must come to the same.

import { nearestRank } from '../../stats/nearestRank.ts';

interface Goroutine {
  readonly id: string;
  readonly createdNs: number | null;
  readonly createdAs: string | undefined;
  readonly creator: string | undefined;
  readonly seenNs: number;
  firstRunNs: number | null;
  endNs: number | null;
  state: string;
  sinceNs: number;
  reason: string;
  readonly ns: Record<string, number>;
}

interface Stop {
  readonly name: string;
  readonly start_ns: number;
  end_ns: number | null;
  readonly g: string;
}

interface Sum {
  count: number;
  total_ns: number;
  open: number;
}

const STATES = ['Running', 'Waiting', 'Runnable', 'Syscall'];

/** Those fields of the report, with the list of goroutines less their names. */
export function figuresOfLines(lines: readonly string[]): Record<string, unknown> {
  const figures = new Figures();
  for (const line of lines) figures.add(line.split(' '));
  return figures.report();
}

class Figures {
  readonly #all: Goroutine[] = [];
  readonly #live = new Map<string, Goroutine>();
  readonly #kinds: Record<string, number> = {};
  readonly #transitions: Record<string, number> = {};
  readonly #blocks: Record<string, Sum> = {};
  readonly #stops: Record<string, number> = {};
  readonly #schedulingNs: number[] = [];
  readonly #stw: Stop[] = [];
  /** By live goroutine. */
  readonly #stwOf = new Map<string, Stop>();
  readonly #sweeps = new Ranges();
  readonly #assists = new Ranges();
  readonly #tasks = new BeginEnds();
  readonly #regions = new BeginEnds();
  #lastNs = 0;

  add([time, kind, context, , , ...rest]: readonly string[]): void {
    const ns = Number(time);
    this.#lastNs = ns;
    count(this.#kinds, kind);
    if (kind === 'StateTransition') this.#transition(ns, context, rest);
    else if (kind.startsWith('Range')) this.#range(ns, kind, decodeURIComponent(rest[0]), rest[1].slice(2));
    else if (kind.startsWith('Task')) this.#tasks.add(kind === 'TaskBegin', decodeURIComponent(rest[2] ?? ''));
    else if (kind.startsWith('Region')) this.#regions.add(kind === 'RegionBegin', decodeURIComponent(rest[1]));
  }

  report(): Record<string, unknown> {
    for (const goroutine of this.#live.values()) {
      const ns = this.#lastNs - goroutine.sinceNs;
      goroutine.ns[goroutine.state] += ns;
      if (goroutine.state === 'Waiting') this.#block(goroutine.reason, ns, 1);
    }
    const total = (state: string): number => this.#all.reduce((sum, { ns }) => sum + ns[state], 0);
    const waits = this.#all.flatMap(({ createdAs, createdNs, firstRunNs }) => (createdAs === 'Runnable' && firstRunNs !== null ? [firstRunNs - (createdNs ?? NaN)] : []));
    return {
      kinds: this.#kinds,
      transitions: this.#transitions,
      go_creates: this.#all.filter(({ createdAs }) => createdAs === 'Runnable').length,
      stw: this.#stw,
      mark_assist: this.#assists.sum(this.#lastNs),
      sweep: this.#sweeps.sum(this.#lastNs),
      create_to_start_ns: ranks(waits),
      runnable_to_running_ns: ranks(this.#schedulingNs),
      totals: { exec_ns: total('Running'), wait_ns: total('Waiting'), runnable_ns: total('Runnable'), syscall_ns: total('Syscall') },
      block_reasons: this.#blocks,
      stop_reasons: this.#stops,
      tasks: this.#tasks.report(),
      regions: this.#regions.report(),
      goroutines: this.#all.toSorted((a, b) => Number(a.id) - Number(b.id)).map(row),
    };
  }

  #transition(now: number, context: string, [resource, from, to, reason]: readonly string[]): void {
    count(this.#transitions, `${resource.startsWith('g') ? 'goroutine' : 'proc'} ${from} ${to}`);
    if (!resource.startsWith('g') || from === to) return;
    const id = resource.slice(2);
    const goroutine = this.#live.get(id);
    if (from === 'Undetermined' || from === 'NotExist' || goroutine === undefined) {
      this.#begin(id, from, to, now, context);
      return;
    }
    const ns = now - goroutine.sinceNs;
    goroutine.ns[from] += ns;
    if (from === 'Waiting') this.#block(goroutine.reason, ns, 0);
    if (from === 'Running' && to === 'Runnable') count(this.#stops, decodeURIComponent(reason));
    if (from === 'Runnable' && to === 'Running') this.#schedulingNs.push(ns);
    if (to === 'Running') goroutine.firstRunNs ??= now;
    goroutine.state = to;
    goroutine.sinceNs = now;
    goroutine.reason = reason === '-' ? '' : decodeURIComponent(reason);
    if (to !== 'NotExist') return;
    goroutine.endNs = now;
    this.#live.delete(id);
    this.#stwOf.delete(id);
    this.#assists.vanish(id);
  }

  /** Found, it has been in its state since the trace began. */
  #begin(id: string, from: string, to: string, now: number, context: string): void {
    const isNew = from === 'NotExist';
    const goroutine: Goroutine = {
      id,
      createdNs: isNew ? now : null,
      createdAs: isNew ? to : undefined,
      creator: isNew && context !== '-1' ? context : undefined,
      seenNs: now,
      firstRunNs: null,
      endNs: null,
      state: to,
      sinceNs: isNew ? now : 0,
      reason: '',
      ns: Object.fromEntries(STATES.map((state) => [state, 0])),
    };
    this.#all.push(goroutine);
    this.#live.set(id, goroutine);
  }

  #range(now: number, kind: string, name: string, of: string): void {
    if (name.startsWith('stop-the-world')) {
      if (kind === 'RangeBegin') this.#stw.push({ name, start_ns: now, end_ns: null, g: of });
      const open = this.#stwOf.get(of);
      if (kind === 'RangeBegin') this.#stwOf.set(of, this.#stw[this.#stw.length - 1]);
      else if (open !== undefined) open.end_ns = now;
    } else if (name === 'GC incremental sweep') this.#sweeps.add(kind, of, now);
    else if (name === 'GC mark assist') this.#assists.add(kind, of, now);
  }

  #block(reason: string, ns: number, open: number): void {
    const sum = (this.#blocks[reason] ??= { count: 0, total_ns: 0, open: 0 });
    sum.count++;
    sum.total_ns += ns;
    sum.open += open;
  }
}

/** Of one kind, by P or goroutine. */
class Ranges {
  readonly #open = new Map<string, number>();
  #count = 0;
  #totalNs = 0;

  add(kind: string, of: string, now: number): void {
    if (kind === 'RangeBegin') this.#open.set(of, now);
    const since = this.#open.get(of);
    if (kind !== 'RangeEnd' || since === undefined) return;
    this.#open.delete(of);
    this.#count++;
    this.#totalNs += now - since;
  }

  /** It ends with its goroutine, and counts nowhere. */
  vanish(of: string): void {
    this.#open.delete(of);
  }

  sum(lastNs: number): Sum {
    const openNs = [...this.#open.values()].reduce((sum, since) => sum + lastNs - since, 0);
    return { count: this.#count + this.#open.size, total_ns: this.#totalNs + openNs, open: this.#open.size };
  }
}

class BeginEnds {
  readonly #types: Record<string, [number, number]> = {};

  add(begins: boolean, type: string): void {
    (this.#types[type] ??= [0, 0])[begins ? 0 : 1]++;
  }

  report(): Record<string, unknown> {
    const all = Object.values(this.#types);
    return { begin: all.reduce((sum, [begin]) => sum + begin, 0), end: all.reduce((sum, [, end]) => sum + end, 0), types: this.#types };
  }
}

function row({ id, createdNs, createdAs, creator, seenNs, firstRunNs, endNs, ns }: Goroutine): Record<string, unknown> {
  return {
    id,
    created_ns: createdNs,
    ...(createdAs === undefined ? {} : { created_as: createdAs }),
    ...(creator === undefined ? {} : { creator }),
    first_seen_ns: seenNs,
    first_run_ns: firstRunNs,
    end_ns: endNs,
    exec_ns: ns['Running'],
    wait_ns: ns['Waiting'],
    runnable_ns: ns['Runnable'],
    syscall_ns: ns['Syscall'],
  };
}

function ranks(ns: readonly number[]): unknown {
  return nearestRank(Float64Array.from(ns).toSorted());
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
