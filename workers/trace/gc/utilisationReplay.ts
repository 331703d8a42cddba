// u(t) made from the rows of a recording (go-trace.md, section 9.4): the share of Ps that run the program rather than the collector, for
// any choice of causes, as steps in time. Two ways of counting mark workers:
//
//   as go tool trace   what Go 1.22 to 1.27 print. A worker counts when it starts to run and again when it says right then what it is,
//                      but only once when it stops; so from a worker's second start on its P counts as lost for good, and u(t) of a
//                      program with two GC cycles soon stays at 0. The function ends where it last changed.
//   each once          a worker counts from when it says what it is until it stops; as Go 1.21 and earlier did.
//
// Everything else is the same in both, and as in Go, to the last bit: the order of subtractions, the lower value at equal times.

import type { UtilisationCauses, WorkerCounting } from '../../api.ts';
import { DoubleColumn } from '../index/series.ts';
import { OP, type UtilisationRows } from './utilisationRows.ts';

export interface UtilisationChoice {
  readonly causes: UtilisationCauses;
  readonly perProc: boolean;
  readonly counting: WorkerCounting;
}

/** u(t) from one change to the next; the last change ends it. */
export interface UtilisationSteps {
  /** undefined: of all Ps together. */
  readonly proc: number | undefined;
  readonly timeNs: Float64Array;
  readonly value: Float64Array;
}

/** Bits of OP that count under a choice. For single Ps dedicated workers do not: what would run there runs elsewhere. */
export function countedOps({ causes, perProc, counting }: UtilisationChoice): number {
  const dedicated = counting === 'go tool trace' ? OP.goDedicated : OP.onceDedicated;
  const fractional = counting === 'go tool trace' ? OP.goFractional : OP.onceFractional;
  const background = perProc ? fractional : dedicated | fractional;
  return (causes.stw ? OP.stop : 0) | (causes.sweep ? OP.sweep : 0) | (causes.assist ? OP.assist : 0) | (causes.background ? background : 0);
}

export function utilisationSteps(rows: UtilisationRows, choice: UtilisationChoice): readonly UtilisationSteps[] {
  const replay = new Replay(rows, choice);
  return replay.run();
}

class Replay {
  readonly #rows: UtilisationRows;
  readonly #choice: UtilisationChoice;
  readonly #counted: number;
  readonly #series: StepBuilder[] = [];
  /** By P: what collects on it now; its place in #series. */
  readonly #gc: Int32Array;
  readonly #seriesOf: Int32Array;
  readonly #procs: { readonly fromNs: number; readonly procs: number }[] = [];
  #stopped = 0;
  #procCount = 0;
  #gcProcs = 0;

  constructor(rows: UtilisationRows, choice: UtilisationChoice) {
    this.#rows = rows;
    this.#choice = choice;
    this.#counted = countedOps(choice);
    this.#gc = new Int32Array(rows.mostProcs);
    this.#seriesOf = new Int32Array(rows.mostProcs);
  }

  run(): readonly UtilisationSteps[] {
    const { timeNs, proc, op, count, settings, untilNs } = this.#rows;
    const counted = this.#counted;
    let setting = 0;
    for (let row = 0; row < count; row++) {
      if (op[row] === 0) this.#set(settings[setting++], timeNs[row], proc[row]);
      else if ((op[row] & counted) !== 0) this.#change(op[row], timeNs[row], proc[row]);
    }
    const always = this.#choice.counting !== 'go tool trace';
    for (let p = 0; p < this.#procCount; p++) this.#series[this.#seriesOf[p]].end(untilNs, always);
    return this.#series.map((series) => series.finish());
  }

  #change(op: number, nowNs: number, proc: number): void {
    if (this.#procCount === 0) return;
    const by = (op & OP.ends) === 0 ? 1 : -1;
    if ((op & OP.stop) !== 0) {
      this.#stopped += by;
      this.#tellAll(nowNs);
      return;
    }
    // Go's own tool fails on such a trace.
    if (proc >= this.#procCount) return;
    const before = this.#gc[proc];
    this.#gc[proc] += by;
    if (before > 0 === before + by > 0) return;
    this.#gcProcs += by;
    if (this.#choice.perProc) this.#tellProc(proc, nowNs);
    else this.#series[0].add(nowNs, this.#together());
  }

  #together(): number {
    const procs = this.#procCount;
    return 1 - (this.#stopped > 0 ? procs : this.#gcProcs) / procs;
  }

  #tellProc(proc: number, nowNs: number): void {
    this.#series[this.#seriesOf[proc]].add(nowNs, this.#stopped > 0 || this.#gc[proc] > 0 ? 0 : 1);
  }

  #tellAll(nowNs: number): void {
    if (this.#procCount === 0) return;
    if (!this.#choice.perProc) this.#series[0].add(nowNs, this.#together());
    else for (let proc = 0; proc < this.#procCount; proc++) this.#tellProc(proc, nowNs);
  }

  #set(setting: UtilisationRows['settings'][number], nowNs: number, proc: number): void {
    if (setting.is === 'procs') {
      if (!setting.told && this.#choice.counting === 'go tool trace') return;
      this.#resize(setting.procs, nowNs);
      this.#tellAll(nowNs);
      return;
    }
    if ((setting.op & this.#counted) === 0 || this.#procCount === 0) return;
    if (setting.sinceStart && !this.#choice.perProc) this.#series[0].lower(this.#procs);
    this.#change(setting.op, nowNs, proc);
    // A P that is lost twice changes nothing, but what was lowered is told again.
    this.#tellAll(nowNs);
  }

  #resize(procs: number, nowNs: number): void {
    const { perProc } = this.#choice;
    for (; this.#procCount > procs; this.#procCount--) {
      const proc = this.#procCount - 1;
      if (perProc) this.#series[this.#seriesOf[proc]].add(nowNs, 0);
      if (this.#gc[proc] > 0) this.#gcProcs--;
      this.#gc[proc] = 0;
    }
    for (; this.#procCount < procs; this.#procCount++) {
      if (perProc || this.#series.length === 0) {
        this.#seriesOf[this.#procCount] = this.#series.length;
        this.#series.push(new StepBuilder(perProc ? this.#procCount : undefined, nowNs));
      }
    }
    if (this.#procs.at(-1)?.procs !== procs) this.#procs.push({ fromNs: nowNs, procs });
  }
}

class StepBuilder {
  readonly #proc: number | undefined;
  readonly #timeNs = new DoubleColumn();
  readonly #value = new DoubleColumn();

  constructor(proc: number | undefined, startNs: number) {
    this.#proc = proc;
    this.#push(startNs, 1);
  }

  add(timeNs: number, value: number): void {
    const last = this.#timeNs.count - 1;
    const lastValue = this.#value.values[last];
    if (value === lastValue) return;
    if (timeNs === this.#timeNs.values[last]) {
      if (value < lastValue) this.#value.values[last] = value;
      return;
    }
    this.#push(timeNs, value);
  }

  /** One P less than was thought, from the beginning until now. */
  lower(procs: readonly { readonly fromNs: number; readonly procs: number }[]): void {
    let at = 0;
    for (let i = 0; i < this.#timeNs.count; i++) {
      while (at < procs.length - 1 && procs[at + 1].fromNs < this.#timeNs.values[i]) at++;
      this.#value.values[i] = Math.max(0, this.#value.values[i] - 1 / procs[at].procs);
    }
  }

  /** `always`: also where it is 0 already. */
  end(untilNs: number, always: boolean): void {
    const last = this.#timeNs.count - 1;
    if (always && this.#value.values[last] === 0 && untilNs > this.#timeNs.values[last]) this.#push(untilNs, 0);
    else this.add(untilNs, 0);
  }

  finish(): UtilisationSteps {
    return { proc: this.#proc, timeNs: this.#timeNs.view().slice(), value: this.#value.view().slice() };
  }

  #push(timeNs: number, value: number): void {
    this.#timeNs.push(timeNs);
    this.#value.push(value);
  }
}
