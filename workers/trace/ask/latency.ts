import type { LatencyMap, TimeRange } from '../../api.ts';
import { firstFrom } from '../index/series.ts';
import { LONG, type StartWaits } from '../index/startWaits.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { grown } from '../wire/ids.ts';
import { WaitRows } from './waitRows.ts';

export interface LatencyMapQuestion {
  readonly range: TimeRange;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly cellPx: number;
  readonly lowNs: number;
  readonly highNs: number;
  readonly thresholdNs: number;
}

/** Bins the start waits of goroutines created in the range; work is O(creations in it), the answer O(cells). */
export function askLatencyMap({ startWaits }: TraceIndex, question: LatencyMapQuestion): LatencyMap {
  const { range, widthPx, heightPx, cellPx, lowNs, highNs, thresholdNs } = question;
  const columns = Math.max(1, Math.ceil(widthPx / cellPx));
  const rows = Math.max(1, Math.ceil(heightPx / cellPx));
  const cells = new Cells();
  const waitRows = new WaitRows(lowNs, highNs, heightPx / cellPx, rows);
  const columnsPerNs = widthPx / cellPx / (range.endNs - range.startNs);
  const created = startWaits.createdNs.view();
  const [from, to] = creationsIn(startWaits, range);
  // Creations are in time order: a column's are counted by themselves, so that its few cells stay in the cache.
  const count = new Uint32Array(rows);
  const thresholdRow = waitRows.row(thresholdNs);
  const worst = new Uint32Array(rows);
  const worstNs = new Float64Array(rows);
  const { shortNs } = startWaits;
  let totalCount = 0;
  let totalOver = 0;
  for (let begin = from; begin < to; ) {
    const x = Math.floor((created[begin] - range.startNs) * columnsPerNs);
    const end = x >= columns - 1 ? to : endOfColumn(created, begin, to, x, range.startNs, columnsPerNs);
    count.fill(0);
    worstNs.fill(-1);
    let over = 0;
    for (let creation = begin; creation < end; creation++) {
      let ns = shortNs[creation];
      let y: number;
      if (ns < LONG) y = waitRows.rowOfShort(ns);
      else {
        ns = startWaits.waitNs(creation);
        // It has not run yet.
        if (Number.isNaN(ns)) continue;
        y = waitRows.row(ns);
      }
      if (ns > worstNs[y]) {
        worst[y] = creation;
        worstNs[y] = ns;
      }
      count[y]++;
      // Rows above the threshold's are over it whole: one comparison that goes the same way nearly always, instead of one that does not.
      if (y === thresholdRow && ns > thresholdNs) over++;
    }
    for (let y = 0; y < rows; y++) {
      if (count[y] === 0) continue;
      const overHere = y === thresholdRow ? over : y > thresholdRow ? count[y] : 0;
      cells.push(Math.min(columns - 1, x), y, count[y], overHere, worst[y]);
      totalCount += count[y];
      totalOver += overHere;
    }
    begin = end;
  }
  return { range, widthPx, heightPx, cellPx, lowNs, highNs, ...cells.columns(), totalCount, totalOver };
}

/** First creation behind column x. */
function endOfColumn(created: Float64Array, from: number, to: number, x: number, startNs: number, columnsPerNs: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Math.floor((created[middle] - startNs) * columnsPerNs) > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cells that hold something. */
class Cells {
  #count = 0;
  #x = new Uint16Array(1024);
  #y = new Uint16Array(1024);
  #creations = new Uint32Array(1024);
  #over = new Uint32Array(1024);
  #worst = new Uint32Array(1024);

  push(x: number, y: number, count: number, over: number, worst: number): void {
    if (this.#count === this.#x.length) this.#grow(this.#count * 2);
    const at = this.#count++;
    this.#x[at] = x;
    this.#y[at] = y;
    this.#creations[at] = count;
    this.#over[at] = over;
    this.#worst[at] = worst;
  }

  columns(): Pick<LatencyMap, 'cellX' | 'cellY' | 'count' | 'over' | 'worst'> {
    const count = this.#count;
    return {
      cellX: this.#x.slice(0, count),
      cellY: this.#y.slice(0, count),
      count: this.#creations.slice(0, count),
      over: this.#over.slice(0, count),
      worst: this.#worst.slice(0, count),
    };
  }

  #grow(length: number): void {
    this.#x = grown(this.#x, length);
    this.#y = grown(this.#y, length);
    this.#creations = grown(this.#creations, length);
    this.#over = grown(this.#over, length);
    this.#worst = grown(this.#worst, length);
  }
}

/** Creations are in time order: those in the range are [from, to). */
export function creationsIn({ createdNs }: StartWaits, range: TimeRange): readonly [from: number, to: number] {
  const created = createdNs.view();
  return [firstFrom(created, created.length, range.startNs), firstFrom(created, created.length, range.endNs)];
}
