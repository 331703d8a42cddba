// Waits over time and length, in cells of a picture: far out from the grids that are kept of generations, near from the waits themselves.

import { type TimeRange, type WaitAnswers, type WaitMap, type WaitQuestion } from '../../api.ts';
import { boundless, coversWhole, generationsIn } from '../ask/breakdown/coveredRange.ts';
import { GenerationParts } from '../ask/breakdown/generationParts.ts';
import { Recent } from '../ask/breakdown/recent.ts';
import { WaitRows } from '../ask/waitRows.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { CAUSES, KINDS, meantKinds } from './causes.ts';
import { knownShare } from './distributionOf.ts';
import { waitColumns } from './waitColumns.ts';
import { matchingWaits } from './waitListMatch.ts';
import { mainCauseAt } from './waitListRows.ts';
import { GRID_AN_OCTAVE, type WaitGrid } from './waitMapGrid.ts';

type Question = Extract<WaitQuestion, { readonly ask: 'waitMap' }>;

/** Cells that hold something, of one generation: cell · CAUSES + main cause. */
interface CellRows {
  readonly cell: Uint32Array;
  readonly count: Float64Array;
  readonly ns: Float64Array;
}

const MOST_MAPS = 3;
const recent = new WeakMap<CloseTrace, Recent<GenerationParts<CellRows>>>();

/** A cell's cause is the main cause of the waits that make most of its waiting. */
export async function askWaitMap(trace: CloseTrace, question: Question): Promise<WaitAnswers['waitMap']> {
  const { index } = trace;
  const { selection, range } = question;
  const window = overlap(boundless(index, range), selection.range === undefined ? undefined : boundless(index, selection.range));
  const numbers = generationsIn(index, window);
  const axes = new Axes(question);
  const cells = new Cells(axes, 0, axes.columns - 1);
  const known = new Set<number>();
  // One by one only where a column of the grid is wider than one of the picture.
  const near = numbers.filter((number) => {
    const { group } = selection;
    if ((group !== undefined && group.by !== 'kind') || (selection.range !== undefined && !coversWhole(index, number, boundless(index, selection.range)))) return true;
    const grid = trace.summary(number)?.waits.grid;
    if (grid === undefined) return false;
    return (grid.lastNs - grid.fromNs) / grid.columns > axes.columnNs && grid.count.length > 0;
  });
  const rows = recentMaps(trace).get(JSON.stringify(question), () => new GenerationParts(trace, (close) => {
    const waits = waitColumns(trace, close);
    const matches = matchingWaits(trace, close, waits, { selection: { ...selection, range: { startNs: window.startNs, endNs: window.endNs } }, lengthNs: undefined, main: undefined });
    const found = new Cells(axes, axes.column(Math.max(close.generation.fromNs, window.startNs)), axes.column(Math.min(close.generation.lastNs, window.endNs)));
    for (let row = 0; row < waits.count; row++) {
      if (matches[row] === 0) continue;
      const ns = waits.endNs[row] - waits.startNs[row];
      found.add(axes.column(waits.endNs[row]), axes.row(ns), mainCauseAt(waits.causes, row * CAUSES), 1, ns);
    }
    return found.rows();
  }));
  await rows.take(near);
  const isNear = new Set(near);
  const unread: number[] = [];
  for (const number of numbers) {
    if (isNear.has(number)) {
      const part = rows.part(number);
      if (part === undefined) continue;
      cells.addAll(part);
      known.add(number);
      continue;
    }
    const grid = trace.summary(number)?.waits.grid;
    if (grid === undefined) unread.push(number);
    else {
      addGrid(cells, axes, grid, window, selection);
      known.add(number);
    }
  }
  if (unread.length > 0) trace.want(unread);
  return cells.map(question, knownShare(trace, numbers, (number) => known.has(number)));
}

function recentMaps(trace: CloseTrace): Recent<GenerationParts<CellRows>> {
  let maps = recent.get(trace);
  if (maps === undefined) {
    maps = new Recent(MOST_MAPS);
    recent.set(trace, maps);
  }
  return maps;
}

function overlap(a: TimeRange, b: TimeRange | undefined): TimeRange {
  return b === undefined ? a : { startNs: Math.max(a.startNs, b.startNs), endNs: Math.min(a.endNs, b.endNs) };
}

function addGrid(cells: Cells, axes: Axes, grid: WaitGrid, window: TimeRange, { kinds, group }: Question['selection']): void {
  const kept = meantKinds(kinds, group);
  const columnNs = (grid.lastNs - grid.fromNs) / grid.columns;
  for (let i = 0; i < grid.count.length; i++) {
    if (kept[Math.floor(grid.kindAndCause[i] / CAUSES) % KINDS] === 0) continue;
    const atNs = grid.fromNs + (grid.column[i] + 0.5) * columnNs;
    if (atNs < window.startNs || atNs >= window.endNs) continue;
    cells.add(axes.column(atNs), axes.row(2 ** ((grid.row[i] + 0.5) / GRID_AN_OCTAVE)), grid.kindAndCause[i] % CAUSES, grid.count[i], grid.ns[i]);
  }
}

class Axes {
  readonly columns: number;
  readonly rows: number;
  readonly columnNs: number;
  readonly #startNs: number;
  readonly #waitRows: WaitRows;

  constructor({ range, widthPx, heightPx, cellPx, lowNs, highNs }: Question) {
    this.columns = Math.max(1, Math.ceil(widthPx / cellPx));
    this.rows = Math.max(1, Math.ceil(heightPx / cellPx));
    this.columnNs = (range.endNs - range.startNs) / Math.max(1, widthPx / cellPx);
    this.#startNs = range.startNs;
    this.#waitRows = new WaitRows(lowNs, highNs, heightPx / cellPx, this.rows);
  }

  column(ns: number): number {
    return this.columnNs > 0 ? Math.max(0, Math.min(this.columns - 1, Math.floor((ns - this.#startNs) / this.columnNs))) : 0;
  }

  row(ns: number): number {
    return this.#waitRows.row(ns);
  }
}

class Cells {
  readonly #axes: Axes;
  /** By cell and main cause; a picture has some ten thousand cells. */
  readonly #count: Float64Array;
  readonly #ns: Float64Array;

  readonly #first: number;

  /** Of columns `first` to `last`. */
  constructor(axes: Axes, first: number, last: number) {
    this.#axes = axes;
    this.#first = first * axes.rows * CAUSES;
    this.#count = new Float64Array((last - first + 1) * axes.rows * CAUSES);
    this.#ns = new Float64Array(this.#count.length);
  }

  add(x: number, y: number, cause: number, count: number, ns: number): void {
    const at = (x * this.#axes.rows + y) * CAUSES + cause - this.#first;
    this.#count[at] += count;
    this.#ns[at] += ns;
  }

  addAll({ cell, count, ns }: CellRows): void {
    for (let i = 0; i < cell.length; i++) {
      this.#count[cell[i]] += count[i];
      this.#ns[cell[i]] += ns[i];
    }
  }

  rows(): CellRows {
    const held = Uint32Array.from(this.#count.keys()).filter((at) => this.#count[at] > 0);
    return { cell: held.map((at) => at + this.#first), count: Float64Array.from(held, (at) => this.#count[at]), ns: Float64Array.from(held, (at) => this.#ns[at]) };
  }

  map({ range, widthPx, heightPx, cellPx, lowNs, highNs }: Question, known: number): WaitMap {
    const [x, y, counts, causes]: readonly number[][] = [[], [], [], []];
    let totalCount = 0;
    for (let cell = 0; cell < this.#count.length / CAUSES; cell++) {
      let count = 0;
      for (let cause = 0; cause < CAUSES; cause++) count += this.#count[cell * CAUSES + cause];
      if (count === 0) continue;
      x.push(Math.floor(cell / this.#axes.rows));
      y.push(cell % this.#axes.rows);
      counts.push(count);
      // Waits of no time have the cause that most of them are said to have.
      const sums = this.#ns.subarray(cell * CAUSES, (cell + 1) * CAUSES);
      causes.push(mainCauseAt(sums.some((ns) => ns > 0) ? sums : this.#count.subarray(cell * CAUSES, (cell + 1) * CAUSES), 0));
      totalCount += count;
    }
    return { range, widthPx, heightPx, cellPx, lowNs, highNs, cellX: Uint16Array.from(x), cellY: Uint16Array.from(y), count: Uint32Array.from(counts), cause: Uint8Array.from(causes), totalCount, known };
  }
}
