// Questions about mutator utilisation: the curve of its minimum, the worst windows of one length, and how it went over time. They need
// every generation's part (utilisationPart.ts), which is read in the background; until then they are answered of what has come.

import { UTILISATION_CAUSES, type MmuCurve, type Ns, type TimeRange, type UtilisationAnswers, type UtilisationQuestion, type UtilisationStrip, type WorstWindow } from '../../api.ts';
import { nextTask } from '../../nextTask.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { UtilisationCurve } from './utilisationCurve.ts';
import { lostIn, UtilisationLoss } from './utilisationLoss.ts';
import { utilisationQuantiles } from './utilisationQuantiles.ts';
import { utilisationSteps, type UtilisationChoice } from './utilisationReplay.ts';
import { knownUtilisation, type UtilisationRows } from './utilisationRows.ts';
import { minimumUtilisation, worstWindows, type WorstOf } from './worstWindows.ts';

/** Other questions wait no longer than this while a curve is made. */
const YIELD_EVERY_MS = 8;
const SHORTEST_WINDOW_NS: Ns = 1000;
const MOST_POINTS = 1000;
const MOST_WINDOWS = 100;
const CAUSES = UTILISATION_CAUSES.length;

export function askUtilisation(trace: CloseTrace, question: UtilisationQuestion): Promise<UtilisationAnswers[UtilisationQuestion['ask']]> {
  switch (question.ask) {
    case 'mmu':
      return mmuOf(trace, question);
    case 'worstWindows':
      return Promise.resolve(worstOf(trace, question));
    case 'utilisation':
      return Promise.resolve(strip(trace, question));
  }
}

/** Lengths evenly spaced on a log scale from 1 µs to the recording's, in whole ns; of a shorter one, its own length. */
export function windowLengths(lengthNs: Ns, points: number): Float64Array {
  const from = Math.log(Math.min(SHORTEST_WINDOW_NS, lengthNs));
  const to = Math.log(lengthNs);
  const lengths = new Float64Array(lengthNs < 1 ? 0 : Math.max(2, Math.min(points, MOST_POINTS)));
  for (let i = 0; i < lengths.length; i++) lengths[i] = Math.min(lengthNs, Math.round(Math.exp((i / (lengths.length - 1)) * (to - from) + from)));
  return lengths;
}

async function mmuOf(trace: CloseTrace, question: Extract<UtilisationQuestion, { ask: 'mmu' }>): Promise<MmuCurve> {
  const { rows, known } = knownUtilisation(trace);
  const curves = curvesOf(rows, question);
  // Nothing tells how many Ps there are: there is no curve.
  const windowNs = windowLengths(curves.some(({ lengthNs }) => lengthNs > 0) ? trace.index.lastNs : 0, question.points);
  const mmu = new Float64Array(windowNs.length);
  const mut = question.quantiles.map((quantile) => ({ quantile, values: new Float64Array(windowNs.length) }));
  let sinceMs = performance.now();
  for (let i = 0; i < windowNs.length; i++) {
    mmu[i] = minimumUtilisation(curves, windowNs[i]);
    // Go collects no distribution: it prints the minimum for every quantile.
    const values = question.counting === 'go tool trace' ? undefined : utilisationQuantiles(curves, windowNs[i], question.quantiles, mmu[i]);
    mut.forEach((curve, q) => (curve.values[i] = values?.[q] ?? mmu[i]));
    if (performance.now() - sinceMs <= YIELD_EVERY_MS) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- other questions have their turn
    await nextTask();
    sinceMs = performance.now();
  }
  return { windowNs, mmu, mut, known, isCut: rows.isCut };
}

function worstOf(trace: CloseTrace, question: Extract<UtilisationQuestion, { ask: 'worstWindows' }>): UtilisationAnswers['worstWindows'] {
  const { rows, known } = knownUtilisation(trace);
  const found = worstWindows(curvesOf(rows, question), Math.round(question.windowNs), Math.min(question.count, MOST_WINDOWS));
  const windows: (WorstWindow | undefined)[] = found.map(() => undefined);
  for (const proc of new Set(found.map((one) => one.proc))) {
    const places = [...found.keys()].filter((at) => found[at].proc === proc);
    const lost = lostIn(rows, { ...question, proc }, places.map((at) => rangeOf(found[at])));
    places.forEach((at, i) => (windows[at] = { ...rangeOf(found[at]), proc, utilisation: found[at].mean, lost: byCause(lost[i]) }));
  }
  return { windows: windows.filter((one) => one !== undefined), known, isCut: rows.isCut };
}

function rangeOf({ startNs, windowNs }: WorstOf): TimeRange {
  return { startNs, endNs: startNs + windowNs };
}

function byCause(lost: Float64Array): WorstWindow['lost'] {
  const [stw, background, assist, sweep] = lost;
  return { stw, background, assist, sweep };
}

function strip(trace: CloseTrace, { causes, counting, range, widthPx }: Extract<UtilisationQuestion, { ask: 'utilisation' }>): UtilisationStrip {
  const { rows, known } = knownUtilisation(trace);
  const columns = Math.max(1, Math.floor(widthPx));
  const columnNs = (range.endNs - range.startNs) / columns;
  const out = { mean: new Float32Array(columns), lowest: new Float32Array(columns), lost: new Float32Array(columns * CAUSES) };
  const sums = new StripSums(columns);
  const loss = new UtilisationLoss(rows, { causes, counting, proc: undefined });
  while (loss.next()) {
    if (loss.toNs <= range.startNs || loss.procs === 0) continue;
    if (loss.fromNs >= range.endNs) break;
    sums.add(loss, range.startNs, columnNs);
  }
  for (let column = 0; column < columns; column++) sums.tell(column, out);
  return { range, columns, startNs: range.startNs, columnNs, ...out, known, isCut: rows.isCut };
}

/** Sums by column. */
class StripSums {
  readonly #columns: number;
  readonly #ns: Float64Array;
  readonly #lowest: Float64Array;
  readonly #lost: Float64Array;

  constructor(columns: number) {
    this.#columns = columns;
    this.#ns = new Float64Array(columns);
    this.#lowest = new Float64Array(columns).fill(1);
    this.#lost = new Float64Array(columns * CAUSES);
  }

  add({ fromNs, toNs, lost, procs }: UtilisationLoss, startNs: Ns, columnNs: Ns): void {
    let used = 0;
    for (let cause = 0; cause < CAUSES; cause++) used += lost[cause];
    const left = 1 - used / procs;
    const first = Math.max(0, Math.floor((fromNs - startNs) / columnNs));
    const last = Math.min(this.#columns - 1, Math.ceil((toNs - startNs) / columnNs) - 1);
    for (let column = first; column <= last; column++) {
      const ns = Math.min(toNs, startNs + (column + 1) * columnNs) - Math.max(fromNs, startNs + column * columnNs);
      if (ns <= 0) continue;
      this.#ns[column] += ns;
      if (left < this.#lowest[column]) this.#lowest[column] = left;
      for (let cause = 0; cause < CAUSES; cause++) this.#lost[column * CAUSES + cause] += (ns * lost[cause]) / procs;
    }
  }

  /** A column of which nothing is known gets NaN. */
  tell(column: number, out: Pick<UtilisationStrip, 'mean' | 'lowest' | 'lost'>): void {
    const ns = this.#ns[column];
    let used = 0;
    for (let cause = 0; cause < CAUSES; cause++) {
      const share = this.#lost[column * CAUSES + cause] / ns;
      out.lost[column * CAUSES + cause] = share;
      used += share;
    }
    out.mean[column] = Math.max(0, 1 - used);
    out.lowest[column] = ns > 0 ? this.#lowest[column] : NaN;
  }
}

interface MadeCurves {
  readonly key: string;
  readonly curves: readonly UtilisationCurve[];
}

/** The last ones: a reader looks at one choice at a time, but the list and the curve are asked for in turns. */
const MOST_MADE = 2;
const madeOf = new WeakMap<UtilisationRows, readonly MadeCurves[]>();

function curvesOf(rows: UtilisationRows, { causes, perProc, counting }: UtilisationChoice): readonly UtilisationCurve[] {
  const key = JSON.stringify([rows.version, rows.untilNs, UTILISATION_CAUSES.map((cause) => causes[cause]), perProc, counting]);
  const made = madeOf.get(rows) ?? [];
  const known = made.find((one) => one.key === key);
  if (known !== undefined) return known.curves;
  const curves = utilisationSteps(rows, { causes, perProc, counting }).map((steps) => new UtilisationCurve(steps));
  madeOf.set(rows, [{ key, curves }, ...made].slice(0, MOST_MADE));
  return curves;
}
