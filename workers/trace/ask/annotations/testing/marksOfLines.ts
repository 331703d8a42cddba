// Test only: tasks, regions and goroutines' times from a trace's events as lines, one line after the other, by their definitions
// (what generations there are makes no difference). What is kept by generation and joined must come to the same.

import type { TimeRange } from '../../../../api.ts';

export interface PlainTask {
  type: string;
  parent: string | undefined;
  startNs: number | undefined;
  endNs: number | undefined;
  regions: number;
  logs: number;
  readonly goroutines: Set<number>;
}

export interface PlainRegion {
  readonly type: string;
  readonly task: string;
  readonly goroutine: string;
  readonly startNs: number | undefined;
  endNs: number | undefined;
}

export interface PlainGoroutine {
  readonly id: string;
  /** From, to, state, reason. */
  readonly stretches: { readonly startNs: number; readonly endNs: number; readonly state: string; readonly reason: string }[];
  readonly assists: { readonly startNs: number; endNs: number }[];
}

interface Live extends PlainGoroutine {
  readonly number: number;
  state: string;
  reason: string;
  sinceNs: number;
  readonly regions: PlainRegion[];
  assist: { readonly startNs: number; endNs: number } | undefined;
}

const NO_PARENT = 'none';

export class PlainMarks {
  readonly tasks = new Map<string, PlainTask>();
  readonly regions: PlainRegion[] = [];
  readonly goroutines: PlainGoroutine[] = [];
  readonly #live = new Map<string, Live>();
  #lastNs = 0;

  constructor(lines: readonly string[]) {
    for (const line of lines) this.#add(line.split(' '));
    for (const goroutine of this.#live.values()) {
      close(goroutine, this.#lastNs);
      if (goroutine.assist !== undefined) goroutine.assist.endNs = this.#lastNs;
    }
  }

  #add([time, kind, context, , , ...rest]: readonly string[]): void {
    const now = Number(time);
    this.#lastNs = now;
    switch (kind) {
      case 'TaskBegin':
      case 'TaskEnd':
        this.#task(now, kind === 'TaskBegin', context, rest);
        break;
      case 'RegionBegin':
      case 'RegionEnd':
        this.#region(now, kind === 'RegionBegin', context, rest);
        break;
      case 'RangeBegin':
      case 'RangeActive':
      case 'RangeEnd':
        if (decodeURIComponent(rest[0]) === 'GC mark assist') this.#assist(now, kind, rest[1].slice(2));
        break;
      case 'StateTransition':
        if (rest[0].startsWith('g:')) this.#transition(now, rest[0].slice(2), rest[1], rest[2], rest[3]);
        break;
      default:
        break;
    }
  }

  #task(now: number, begins: boolean, context: string, [id, parent, type]: readonly string[]): void {
    const task = this.#taskOf(id, context);
    if (begins) {
      task.startNs = now;
      task.type = text(type);
    } else task.endNs = now;
    if (parent === NO_PARENT || !begins || task.parent !== undefined) return;
    task.parent = parent;
    this.#taskOf(parent, undefined);
  }

  #region(now: number, begins: boolean, context: string, [id, type]: readonly string[]): void {
    const goroutine = this.#goroutine(context);
    const task = this.#taskOf(id, context);
    const open = begins ? undefined : goroutine.regions.pop();
    if (open !== undefined) {
      open.endNs = now;
      return;
    }
    const region: PlainRegion = { type: text(type), task: id, goroutine: context, startNs: begins ? now : undefined, endNs: begins ? undefined : now };
    this.regions.push(region);
    if (begins) goroutine.regions.push(region);
    task.regions++;
  }

  #assist(now: number, kind: string, id: string): void {
    const goroutine = this.#goroutine(id);
    if (kind === 'RangeEnd') {
      if (goroutine.assist === undefined) goroutine.assists.push({ startNs: 0, endNs: now });
      else goroutine.assist.endNs = now;
      goroutine.assist = undefined;
    } else if (goroutine.assist === undefined) {
      // One that is active already where the trace begins, has been since.
      goroutine.assist = { startNs: kind === 'RangeActive' ? 0 : now, endNs: NaN };
      goroutine.assists.push(goroutine.assist);
    }
  }

  #transition(now: number, id: string, from: string, to: string, reason: string): void {
    if (from === to) return;
    const known = this.#live.get(id);
    if (from === 'Undetermined' || from === 'NotExist' || known === undefined) {
      const goroutine: Live = { id, number: this.goroutines.length, stretches: [], assists: [], state: to, reason: '', sinceNs: from === 'Undetermined' ? 0 : now, regions: [], assist: undefined };
      this.goroutines.push(goroutine);
      this.#live.set(id, goroutine);
      return;
    }
    close(known, now);
    known.state = to;
    known.sinceNs = now;
    known.reason = text(reason);
    if (to !== 'NotExist') return;
    for (const region of known.regions) region.endNs = now;
    if (known.assist !== undefined) known.assist.endNs = now;
    this.#live.delete(id);
  }

  #goroutine(id: string): Live {
    const goroutine = this.#live.get(id);
    if (goroutine === undefined) throw new Error(`No goroutine ${id} is alive.`);
    return goroutine;
  }

  #taskOf(id: string, context: string | undefined): PlainTask {
    let task = this.tasks.get(id);
    if (task === undefined) {
      task = { type: '', parent: undefined, startNs: undefined, endNs: undefined, regions: 0, logs: 0, goroutines: new Set() };
      this.tasks.set(id, task);
    }
    if (context !== undefined && context !== '-1') task.goroutines.add(this.#goroutine(context).number);
    return task;
  }
}

function close(goroutine: Live, now: number): void {
  goroutine.stretches.push({ startNs: goroutine.sinceNs, endNs: now, state: goroutine.state, reason: goroutine.reason });
}

/** Within the range; what did not happen is left out. */
export function plainTimes({ stretches, assists }: PlainGoroutine, range: TimeRange): Record<string, number> {
  const times: Record<string, number> = {};
  const add = (name: string, startNs: number, endNs: number): void => {
    const ns = Math.min(endNs, range.endNs) - Math.max(startNs, range.startNs);
    if (ns > 0) times[name] = (times[name] ?? 0) + ns;
  };
  for (const { state, reason, startNs, endNs } of stretches) add(state === 'Waiting' ? `Waiting ${reason}` : state, startNs, endNs);
  for (const { startNs, endNs } of assists) add('GC mark assist', startNs, endNs);
  return times;
}

function text(escaped: string): string {
  return escaped === '-' ? '' : decodeURIComponent(escaped);
}
