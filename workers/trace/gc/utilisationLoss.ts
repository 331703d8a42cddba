// What takes the Ps' time from the program, over time: a walk over the rows of a recording, from one change to the next, with the share of
// the Ps that each cause has at the time. Where several apply to a P at once it is the first of UTILISATION_CAUSES. Their sum and u(t) are
// 1 together, but for ranges found open when the recording begins: they count from the beginning here, whole or for one P.

import { UTILISATION_CAUSES, type Ns, type UtilisationCauses, type WorkerCounting } from '../../api.ts';
import { countedOps } from './utilisationReplay.ts';
import { OP, type UtilisationRows } from './utilisationRows.ts';

const CAUSES = UTILISATION_CAUSES.length;
const [STW, BACKGROUND, ASSIST, SWEEP] = [0, 1, 2, 3];
const WORKER = OP.goDedicated | OP.goFractional | OP.onceDedicated | OP.onceFractional;
const NOTHING = -1;

export interface LossChoice {
  readonly causes: UtilisationCauses;
  readonly counting: WorkerCounting;
  /** Of one P only; undefined: of all. */
  readonly proc: number | undefined;
}

export class UtilisationLoss {
  /** The stretch at hand: nothing changes in it. */
  fromNs: Ns = 0;
  toNs: Ns = 0;
  /** In it: how many Ps each cause has, of how many. 0 of 0: it is not known yet how many there are. */
  readonly lost = new Float64Array(CAUSES);
  procs = 0;
  readonly #rows: UtilisationRows;
  readonly #counted: number;
  readonly #only: number | undefined;
  /** By P: what collects on it; and three a P: how much of it is of each cause but the stops. */
  readonly #gc: Int32Array;
  readonly #of: Int32Array;
  /** By P: the cause that has it. */
  readonly #cause: Int8Array;
  readonly #counts = new Int32Array(CAUSES);
  #stopped = 0;
  #all = 0;
  #row = 0;
  #setting = 0;

  constructor(rows: UtilisationRows, { causes, counting, proc }: LossChoice) {
    this.#rows = rows;
    this.#counted = countedOps({ causes, counting, perProc: proc !== undefined });
    this.#only = proc;
    this.#gc = new Int32Array(rows.mostProcs);
    this.#of = new Int32Array(rows.mostProcs * CAUSES);
    this.#cause = new Int8Array(rows.mostProcs).fill(NOTHING);
    for (const { row, op } of rows.openAtStart) if ((op & this.#counted) !== 0) this.#add(rows.proc[row], op, 1);
  }

  /** Goes on to the next stretch; false: there is none. */
  next(): boolean {
    const { timeNs, op, proc, count, settings, untilNs } = this.#rows;
    if (this.toNs >= untilNs) return false;
    this.fromNs = this.toNs;
    while (this.#row < count && timeNs[this.#row] <= this.fromNs) {
      const row = this.#row++;
      if (op[row] === 0) {
        const setting = settings[this.#setting++];
        if (setting.is === 'procs') this.#resize(setting.procs);
        else if (!setting.sinceStart && (setting.op & this.#counted) !== 0) this.#add(proc[row], setting.op, 1);
      } else if ((op[row] & this.#counted) !== 0) this.#add(proc[row], op[row], (op[row] & OP.ends) === 0 ? 1 : -1);
    }
    this.#tell();
    this.toNs = this.#row < count ? Math.min(timeNs[this.#row], untilNs) : untilNs;
    return true;
  }

  #tell(): void {
    const { lost } = this;
    const only = this.#only;
    this.procs = only === undefined ? this.#all : Number(only < this.#all);
    lost.fill(0);
    if (this.#stopped > 0) lost[STW] = this.procs;
    else if (only === undefined) for (let cause = BACKGROUND; cause < CAUSES; cause++) lost[cause] = this.#counts[cause];
    else if (only < this.#all && this.#cause[only] !== NOTHING) lost[this.#cause[only]] = 1;
  }

  #add(proc: number, op: number, by: number): void {
    if ((op & OP.stop) !== 0) {
      this.#stopped += by;
      return;
    }
    if (proc >= this.#gc.length) return;
    this.#gc[proc] += by;
    this.#of[proc * CAUSES + ((op & OP.sweep) !== 0 ? SWEEP : (op & this.#counted & WORKER) !== 0 ? BACKGROUND : ASSIST)] += by;
    this.#recount(proc);
  }

  #recount(proc: number): void {
    const before = this.#cause[proc];
    let now = NOTHING;
    if (this.#gc[proc] > 0) for (now = BACKGROUND; now < SWEEP && this.#of[proc * CAUSES + now] <= 0; ) now++;
    if (now === before) return;
    this.#cause[proc] = now;
    if (proc >= this.#all) return;
    if (before !== NOTHING) this.#counts[before]--;
    if (now !== NOTHING) this.#counts[now]++;
  }

  #resize(procs: number): void {
    for (; this.#all > procs; this.#all--) {
      const proc = this.#all - 1;
      this.#gc[proc] = 0;
      this.#of.fill(0, proc * CAUSES, (proc + 1) * CAUSES);
      this.#recount(proc);
    }
    for (; this.#all < procs; this.#all++) if (this.#cause[this.#all] !== NOTHING) this.#counts[this.#cause[this.#all]]++;
  }
}

/** Share of the Ps' time that each cause has in every one of `windows`; they may overlap. As UTILISATION_CAUSES. */
export function lostIn(rows: UtilisationRows, choice: LossChoice, windows: readonly { readonly startNs: Ns; readonly endNs: Ns }[]): readonly Float64Array[] {
  const sums = windows.map(() => new Float64Array(CAUSES));
  const inOrder = windows.map((_, at) => at).toSorted((a, b) => windows[a].startNs - windows[b].startNs);
  const loss = new UtilisationLoss(rows, choice);
  let begun = 0;
  let open: number[] = [];
  while (loss.next()) {
    while (begun < inOrder.length && windows[inOrder[begun]].startNs < loss.toNs) open.push(inOrder[begun++]);
    if (open.length === 0) {
      if (begun === inOrder.length) break;
      continue;
    }
    for (const at of open) {
      const { startNs, endNs } = windows[at];
      const ns = Math.min(endNs, loss.toNs) - Math.max(startNs, loss.fromNs);
      if (ns > 0 && loss.procs > 0) for (let cause = 0; cause < CAUSES; cause++) sums[at][cause] += (ns * loss.lost[cause]) / loss.procs;
    }
    if (open.some((at) => windows[at].endNs <= loss.toNs)) open = open.filter((at) => windows[at].endNs > loss.toNs);
  }
  return sums.map((sum, at) => sum.map((ns) => ns / Math.max(1, windows[at].endNs - windows[at].startNs)));
}

/**
 * Mean share of the Ps left to the program in each range, 0…1, all causes considered, each worker counted once. For how long it is not
 * known how many Ps there are, nothing is lost.
 */
export function meanUtilisation(rows: UtilisationRows, ranges: readonly { readonly startNs: Ns; readonly endNs: Ns }[]): readonly number[] {
  const choice = { causes: { stw: true, background: true, assist: true, sweep: true }, counting: 'each once', proc: undefined } as const;
  return lostIn(rows, choice, ranges).map((lost) => 1 - lost.reduce((sum, share) => sum + share, 0));
}
