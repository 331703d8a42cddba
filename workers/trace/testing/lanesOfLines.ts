// Test only: how long each P did which kind of work, from a trace's events as lines, over all generations at once.

type Kind = 0 | 1 | 2 | 3 | 4;

const RUNNING = 0;
const SYSCALL = 1;
const MARK_WORKER = 2;
const MARK_ASSIST = 3;
const SWEEP = 4;

interface Slice {
  readonly goroutine: string;
  kind: Kind;
  readonly sinceNs: number;
}

/** By P: ns of each SpanKind. */
export function lanesOfLines(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const lanes = new Lanes();
  for (const line of lines) lanes.add(line.split(' '));
  return lanes.end();
}

class Lanes {
  readonly #open = new Map<string, Slice>();
  /** Ps of which an event told what they did, and goroutines' last P. */
  readonly #known = new Set<string>();
  readonly #procOf = new Map<string, string>();
  readonly #sweeping = new Set<string>();
  readonly #assisting = new Set<string>();
  readonly #ns = new Map<string, number[]>();
  #syncNs = 0;
  #lastNs = 0;

  add([time, kind, , proc, , ...rest]: readonly string[]): void {
    const now = Number(time);
    this.#lastNs = now;
    const of = (rest[0] ?? '').slice(2);
    if (kind === 'Sync') this.#syncNs = now;
    else if (kind === 'StateTransition') {
      const [resource, from, to] = rest;
      if (resource.startsWith('g')) this.#goroutine(now, of, from, to, proc);
      else if (to === 'Idle') this.#close(of, now);
    } else if (kind === 'RangeBegin' || kind === 'RangeEnd') this.#range(now, kind === 'RangeBegin', rest[0], (rest[1] ?? '').slice(2));
    else if (kind === 'Label' && decodeURIComponent(rest[1] ?? rest[0]).startsWith('GC (')) this.#isWorker(of);
  }

  end(): ReadonlyMap<string, readonly number[]> {
    for (const proc of this.#open.keys()) this.#close(proc, this.#lastNs);
    return this.#ns;
  }

  #goroutine(now: number, goroutine: string, from: string, to: string, proc: string): void {
    if (from === to) return;
    // An assist ends with its goroutine; the id may come back.
    if (to === 'NotExist') this.#assisting.delete(goroutine);
    if (from === 'NotExist') this.#procOf.delete(goroutine);
    if (to === 'Running' && proc !== '-1') {
      // Whatever came out of a system call where nothing was known is told to have been in it since the generation began.
      if (from === 'Syscall' && !this.#known.has(proc)) this.#begin(proc, goroutine, SYSCALL, this.#syncNs);
      this.#close(proc, now);
      this.#procOf.set(goroutine, proc);
      this.#begin(proc, goroutine, this.#kindOf(proc, goroutine), from === 'Undetermined' ? 0 : now);
      return;
    }
    const on = this.#procOf.get(goroutine);
    if ((from !== 'Running' && from !== 'Syscall') || on === undefined || this.#open.get(on)?.goroutine !== goroutine) return;
    this.#close(on, now);
    if (to === 'Syscall') this.#begin(on, goroutine, SYSCALL, now);
  }

  #range(now: number, begins: boolean, name: string, of: string): void {
    const isSweep = name === 'GC%20incremental%20sweep';
    if (!isSweep && name !== 'GC%20mark%20assist') return;
    const set = isSweep ? this.#sweeping : this.#assisting;
    if (begins) set.add(of);
    else set.delete(of);
    const proc = isSweep ? of : this.#procOf.get(of);
    const open = proc === undefined ? undefined : this.#open.get(proc);
    if (proc === undefined || open === undefined || open.kind === SYSCALL || (!isSweep && open.goroutine !== of)) return;
    const kind = this.#kindOf(proc, open.goroutine);
    if (kind === open.kind) return;
    this.#close(proc, now);
    this.#begin(proc, open.goroutine, kind, now);
  }

  /** It says so once; its whole slice is that work. */
  #isWorker(goroutine: string): void {
    const proc = this.#procOf.get(goroutine);
    const open = proc === undefined ? undefined : this.#open.get(proc);
    if (open?.goroutine === goroutine && open.kind === RUNNING) open.kind = MARK_WORKER;
  }

  #kindOf(proc: string, goroutine: string): Kind {
    if (this.#sweeping.has(proc)) return SWEEP;
    return this.#assisting.has(goroutine) ? MARK_ASSIST : RUNNING;
  }

  #begin(proc: string, goroutine: string, kind: Kind, sinceNs: number): void {
    this.#known.add(proc);
    this.#open.set(proc, { goroutine, kind, sinceNs });
  }

  #close(proc: string, now: number): void {
    this.#known.add(proc);
    const open = this.#open.get(proc);
    if (open === undefined) return;
    this.#open.delete(proc);
    const ns = this.#ns.get(proc) ?? [0, 0, 0, 0, 0];
    ns[open.kind] += now - open.sinceNs;
    this.#ns.set(proc, ns);
  }
}
