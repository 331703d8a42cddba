// Everything that may change mutator utilisation in a whole recording, joined generation after generation as they become known: eleven
// bytes a row, from which u(t) is made for any choice of causes (utilisationReplay.ts). A generation joins only when all before it have,
// as mark workers carry what they said they are; what is known of later ones waits.

import type { Ns } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { grown } from '../wire/ids.ts';
import { STEP, STEP_ENDS, STEP_EXECUTES, STEP_UNTOLD, type UtilisationSteps } from './utilisationPart.ts';

/**
 * Bits of UtilisationRows.op: what ends rather than begins; what the row counts as, under which causes; workers dedicated and fractional,
 * as `go tool trace` counts them, and each counted once. 0: one of `settings`.
 */
export const OP = { ends: 1, stop: 2, sweep: 4, assist: 8, goDedicated: 16, goFractional: 32, onceDedicated: 64, onceFractional: 128 } as const;

/** What is rare: GOMAXPROCS is set; a range is told, in the first generation, that has been open since before the recording. */
export type UtilisationSetting =
  | { readonly is: 'procs'; readonly procs: number; /** By an event that Go's reader delivers. */ readonly told: boolean }
  | { readonly is: 'open'; readonly op: number; /** So the time before was lost, too. */ readonly sinceStart: boolean };

const STEP_KIND = ~(STEP_ENDS | STEP_EXECUTES | STEP_UNTOLD);

/** What a worker has said so far, by `go tool trace`, and what it is counted as now if each is counted once. */
interface Worker {
  everDedicated: boolean;
  everFractional: boolean;
  now: number;
}

/** More than this are not kept: 44 MB, and four times as much while a curve is made. A recording of 50 MB has some twenty thousand. */
const MOST_ROWS = 4_000_000;

export class UtilisationRows {
  timeNs = new Float64Array(256);
  proc = new Uint16Array(256);
  op = new Uint8Array(256);
  count = 0;
  /** In the order of the rows whose `op` is 0. */
  readonly settings: UtilisationSetting[] = [];
  /** Rows of settings that have been open since before the recording. */
  readonly openAtStart: { readonly row: number; readonly op: number }[] = [];
  /** Largest GOMAXPROCS. */
  mostProcs = 0;
  /** Until when everything is here. */
  untilNs: Ns = 0;
  readonly #workers = new Map<number, Worker>();
  #generations = 0;
  readonly #mostRows: number;

  constructor(mostRows = MOST_ROWS) {
    this.#mostRows = mostRows;
  }

  /** There are more changes than are kept; the first ones are. */
  get isCut(): boolean {
    return this.count >= this.#mostRows;
  }

  /** Changes when rows come. */
  get version(): number {
    return this.#generations;
  }

  get bytes(): number {
    return this.timeNs.byteLength + this.proc.byteLength + this.op.byteLength;
  }

  /** Joins what has become known; what is missing is read in the background. Returns the share of the recording that is here. */
  update(trace: CloseTrace): number {
    const { index } = trace;
    const { generations } = index;
    while (this.#generations < generations.length && !this.isCut) {
      const part = trace.collector(this.#generations)?.utilisation;
      if (part === undefined) break;
      if (part.rows !== undefined) this.join(part.rows, this.#generations === 0);
      part.rows = undefined;
      this.untilNs = generations[this.#generations].lastNs;
      this.#generations++;
    }
    if (this.#generations === generations.length) {
      this.untilNs = index.lastNs;
      return 1;
    }
    if (!this.isCut) trace.want(Array.from(generations.keys()).filter((number) => number >= this.#generations && trace.collector(number) === undefined));
    return Math.min(generations[this.#generations].firstRow / Math.max(1, index.rows), 1 - Number.EPSILON);
  }

  /** The next generation's; `first`: the recording's first. */
  join({ timeNs, what, proc, who }: UtilisationSteps, first: boolean): void {
    this.#reserve(timeNs.length);
    for (let i = 0; i < timeNs.length; i++) {
      const kind = what[i] & STEP_KIND;
      // Nothing counts before it is known how many Ps there are.
      if (this.mostProcs === 0 && kind !== STEP.procs) continue;
      const ends = (what[i] & STEP_ENDS) === 0 ? 0 : OP.ends;
      let op: number;
      switch (kind) {
        case STEP.procs:
          // Generations tell it again; every time counts, as a P that is gone is forgotten.
          this.settings.push({ is: 'procs', procs: who[i], told: (what[i] & STEP_UNTOLD) === 0 });
          this.mostProcs = Math.max(this.mostProcs, who[i]);
          op = 0;
          break;
        case STEP.stop:
          op = OP.stop | ends;
          break;
        case STEP.sweep:
          op = OP.sweep | ends;
          break;
        case STEP.assist:
          op = OP.assist | ends;
          break;
        case STEP.sweepIsOpen:
        case STEP.assistIsOpen:
          // Later ones are known already.
          if (!first) continue;
          this.#open(kind === STEP.sweepIsOpen ? OP.sweep : OP.assist, kind === STEP.sweepIsOpen || (what[i] & STEP_EXECUTES) !== 0);
          op = 0;
          break;
        default:
          op = this.#worker(who[i], kind, ends);
          if ((op & ~OP.ends) === 0) continue;
      }
      const at = this.count++;
      this.timeNs[at] = timeNs[i];
      this.proc[at] = proc[i];
      this.op[at] = op;
    }
  }

  /** In the row that comes next. */
  #open(op: number, sinceStart: boolean): void {
    this.settings.push({ is: 'open', op, sinceStart });
    if (sinceStart) this.openAtStart.push({ row: this.count, op });
  }

  #worker(goroutine: number, kind: number, ends: number): number {
    let worker = this.#workers.get(goroutine);
    if (worker === undefined) {
      worker = { everDedicated: false, everFractional: false, now: 0 };
      this.#workers.set(goroutine, worker);
    }
    if (kind === STEP.worker) {
      // It is counted until it ceases to execute; what it is then, it says when it starts again.
      const once = ends === 0 ? 0 : worker.now;
      if (ends !== 0) worker.now = 0;
      return ends | once | (worker.everDedicated ? OP.goDedicated : 0) | (worker.everFractional ? OP.goFractional : 0);
    }
    const dedicated = kind === STEP.dedicated;
    if (dedicated) worker.everDedicated = true;
    else worker.everFractional = true;
    const once = worker.now === 0 ? (dedicated ? OP.onceDedicated : OP.onceFractional) : 0;
    if (worker.now === 0) worker.now = once;
    return once | (dedicated ? OP.goDedicated : OP.goFractional);
  }

  #reserve(more: number): void {
    const needed = this.count + more;
    if (needed <= this.op.length) return;
    const length = Math.max(needed, Math.ceil(this.op.length * 1.5));
    this.timeNs = grown(this.timeNs, length);
    this.proc = grown(this.proc, length);
    this.op = grown(this.op, length);
  }
}

const rowsOf = new WeakMap<TraceIndex, UtilisationRows>();

export interface KnownUtilisation {
  readonly rows: UtilisationRows;
  /** Share of the recording that is in them, 0…1. */
  readonly known: number;
}

/** As far as it is known now; starts the reading of the rest. */
export function knownUtilisation(trace: CloseTrace): KnownUtilisation {
  let rows = rowsOf.get(trace.index);
  if (rows === undefined) {
    rows = new UtilisationRows();
    rowsOf.set(trace.index, rows);
  }
  return { rows, known: rows.update(trace) };
}
