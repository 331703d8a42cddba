// Test only: what every goroutine did from a trace's events as lines, one line after the other, over all generations at once.

import type { StretchKind } from '../../../../api.ts';

export interface LineSpan {
  readonly kind: StretchKind;
  readonly reason: string;
  /** undefined: since before the recording; until its end. */
  readonly startNs: number | undefined;
  readonly endNs: number | undefined;
  /** Ids of who began and ended it, if others did. */
  readonly startedBy: string | undefined;
  readonly endedBy: string | undefined;
  /** Goroutines it made runnable meanwhile. */
  readonly woke: number;
}

/** One incarnation of an id. */
export interface LineLife {
  readonly id: string;
  readonly spans: readonly LineSpan[];
}

interface Stretch {
  readonly state: string;
  readonly reason: string;
  readonly startNs: number;
  readonly isFound: boolean;
  readonly isCreation: boolean;
  readonly by: string | undefined;
}

interface Goroutine {
  readonly id: string;
  readonly stretches: Stretch[];
  endNs: number | undefined;
  readonly woke: number[];
  readonly assists: Range[];
  readonly sweeps: Range[];
  isWorker: boolean;
}

interface Range {
  readonly startNs: number;
  endNs: number;
}

const WAITS: Readonly<Record<string, StretchKind>> = {
  'chan send': 'chan send',
  'chan receive': 'chan receive',
  select: 'select',
  sync: 'sync',
  'sync.(*Cond).Wait': 'sync',
  network: 'network',
  sleep: 'sleep',
  'GC mark assist wait for work': 'GC wait',
  'GC background sweeper wait': 'GC wait',
  'GC weak to strong wait': 'GC wait',
  'wait until GC ends': 'GC wait',
};

/** In the order in which they were first told of. */
export function spansOfLines(lines: readonly string[]): readonly LineLife[] {
  const lives = new Lives();
  for (const line of lines) lives.add(line.split(' '));
  return lives.all.map((goroutine) => ({ id: goroutine.id, spans: spansOf(goroutine) }));
}

class Lives {
  readonly all: Goroutine[] = [];
  readonly #live = new Map<string, Goroutine>();
  readonly #sweeping = new Map<string, Range>();

  add([time, kind, context, , , ...rest]: readonly string[]): void {
    const now = Number(time);
    const of = (rest[0] ?? '').slice(2);
    if (kind === 'StateTransition') {
      if (rest[0].startsWith('g:')) this.#transition(now, context, of, rest);
    } else if (kind === 'Label' && decodeURIComponent(rest[1] ?? '').startsWith('GC (')) this.#of(of).isWorker = true;
    else if (kind.startsWith('Range')) this.#range(now, kind, context, decodeURIComponent(rest[0]), (rest[1] ?? '').slice(2));
  }

  #transition(now: number, context: string, id: string, [, from, to, reason]: readonly string[]): void {
    if (from === to) return;
    const isFound = from === 'Undetermined';
    const isCreation = from === 'NotExist';
    if (isFound || isCreation) this.#begin(id);
    const goroutine = this.#of(id);
    const isWake = isCreation || (from === 'Waiting' && to === 'Runnable');
    const by = isWake && context !== '-1' && context !== id ? context : undefined;
    const waker = by === undefined ? undefined : this.#live.get(by);
    if (waker !== undefined) waker.woke.push(now);
    if (to === 'NotExist') {
      goroutine.endNs = now;
      for (const range of goroutine.assists) range.endNs = Math.min(range.endNs, now);
      this.#live.delete(id);
      return;
    }
    goroutine.stretches.push({ state: to, reason: reason === '-' ? '' : decodeURIComponent(reason), startNs: isFound ? 0 : now, isFound, isCreation, by });
  }

  #begin(id: string): void {
    const goroutine: Goroutine = { id, stretches: [], endNs: undefined, woke: [], assists: [], sweeps: [], isWorker: false };
    this.all.push(goroutine);
    this.#live.set(id, goroutine);
  }

  #of(id: string): Goroutine {
    const goroutine = this.#live.get(id);
    if (goroutine === undefined) throw new Error(`There is no goroutine ${id}.`);
    return goroutine;
  }

  #range(now: number, kind: string, context: string, name: string, of: string): void {
    if (name === 'GC mark assist') {
      const { assists } = this.#of(of);
      const open = assists.findLast(({ endNs }) => endNs === Infinity);
      if (kind === 'RangeEnd') {
        if (open !== undefined) open.endNs = now;
      } else if (open === undefined) assists.push({ startNs: kind === 'RangeActive' ? 0 : now, endNs: Infinity });
    } else if (name === 'GC incremental sweep') {
      const open = this.#sweeping.get(of);
      if (kind === 'RangeEnd') {
        if (open !== undefined) open.endNs = now;
        this.#sweeping.delete(of);
      } else if (open === undefined && context !== '-1') {
        const range = { startNs: kind === 'RangeActive' ? 0 : now, endNs: Infinity };
        this.#of(context).sweeps.push(range);
        this.#sweeping.set(of, range);
      }
    }
  }
}

function spansOf(goroutine: Goroutine): readonly LineSpan[] {
  const { stretches, endNs, isWorker, woke } = goroutine;
  return stretches.flatMap((stretch, i): readonly LineSpan[] => {
    const next = stretches[i + 1];
    const untilNs = next?.startNs ?? endNs ?? Infinity;
    const cuts = stretch.state === 'Running' ? cutsWithin(goroutine, stretch.startNs, untilNs) : [stretch.startNs, untilNs];
    const pieces: { fromNs: number; toNs: number; kind: StretchKind }[] = [];
    cuts.slice(1).forEach((toNs, k) => {
      const fromNs = cuts[k];
      const kind = kindOf(stretch, i === 0, isWorker, stretch.state === 'Running' ? workAt(goroutine, fromNs) : undefined);
      const last = pieces.at(-1);
      if (last?.kind === kind) last.toNs = toNs;
      else pieces.push({ fromNs, toNs, kind });
    });
    return pieces.map(({ fromNs, toNs, kind }) => ({
      kind,
      reason: reasonOf(stretch),
      startNs: fromNs === stretch.startNs && stretch.isFound ? undefined : fromNs,
      endNs: toNs === Infinity ? undefined : toNs,
      startedBy: fromNs === stretch.startNs ? stretch.by : undefined,
      endedBy: toNs === untilNs ? next?.by : undefined,
      woke: stretch.state === 'Running' ? woke.filter((ns) => ns >= fromNs && ns < toNs).length : 0,
    }));
  });
}

function cutsWithin({ assists, sweeps }: Goroutine, fromNs: number, toNs: number): readonly number[] {
  const edges = [...assists, ...sweeps].flatMap(({ startNs, endNs }) => [startNs, endNs]).filter((ns) => ns > fromNs && ns < toNs);
  return [...new Set([fromNs, ...edges, toNs])].toSorted((a, b) => a - b);
}

function workAt({ assists, sweeps }: Goroutine, ns: number): StretchKind | undefined {
  const covers = ({ startNs, endNs }: Range): boolean => startNs <= ns && ns < endNs;
  if (sweeps.some(covers)) return 'sweep';
  return assists.some(covers) ? 'mark assist' : undefined;
}

function kindOf({ state, reason, isCreation }: Stretch, isFirst: boolean, isWorker: boolean, work: StretchKind | undefined): StretchKind {
  if (state === 'Running') return work ?? (isWorker ? 'GC mark worker' : 'running');
  if (state === 'Runnable') return isFirst && isCreation ? 'created, not yet run' : 'runnable';
  return state === 'Syscall' ? 'system call' : (WAITS[reason] ?? 'other wait');
}

function reasonOf({ state, reason }: Stretch): string {
  if (state === 'Running') return '';
  return state === 'Syscall' ? 'system call' : reason;
}
