// A page of stops in the order of a column. What a filter lets through is put in order once, and kept while somebody leafs through it.

import type { PauseOrder, PauseQuestion } from '../api/pauses.ts';
import { inOrder } from './inOrder.ts';
import { type PauseColumns, rowsInRange } from './pauseColumns.ts';

type PageQuestion = Extract<PauseQuestion, { readonly ask: 'pauses' }>;

interface Matching {
  readonly asked: string;
  /** In ascending order. */
  readonly rows: Uint32Array;
}

const kept = new WeakMap<PauseColumns, Matching>();

/** Indexes of the page's stops, of how many in all. */
export function pausePage(pauses: PauseColumns, question: PageQuestion): { readonly total: number; readonly from: number; readonly rows: Uint32Array } {
  const { rows } = matching(pauses, question);
  const total = rows.length;
  const from = Math.min(Math.max(0, Math.floor(question.from)), total);
  const to = Math.min(total, from + Math.max(0, Math.floor(question.count)));
  return { total, from, rows: question.descending ? rows.subarray(total - to, total - from).toReversed() : rows.slice(from, to) };
}

function matching(pauses: PauseColumns, { range, names, lengthNs, order }: PageQuestion): Matching {
  const asked = JSON.stringify([range, names, lengthNs, order]);
  const last = kept.get(pauses);
  if (last?.asked === asked) return last;
  const rows = filtered(pauses, range, names, lengthNs);
  const made: Matching = { asked, rows: order === 'start' ? rows : inOrder(rows, keysOf(pauses, order)) };
  kept.set(pauses, made);
  return made;
}

function filtered(pauses: PauseColumns, range: PageQuestion['range'], names: PageQuestion['names'], lengthNs: PageQuestion['lengthNs']): Uint32Array {
  const { from, to } = rowsInRange(pauses, range);
  const wanted = wantedNames(pauses, names);
  const { ns, name } = pauses;
  const least = lengthNs?.fromNs ?? 0;
  const most = lengthNs?.toNs ?? Infinity;
  const rows = new Uint32Array(to - from);
  let count = 0;
  for (let row = from; row < to; row++) if (wanted[name[row]] === 1 && ns[row] >= least && ns[row] <= most) rows[count++] = row;
  return rows.slice(0, count);
}

/** By place of the name: 1 if it is asked for. */
export function wantedNames({ names }: PauseColumns, asked: readonly string[]): Uint8Array {
  return Uint8Array.from(names, (name) => Number(asked.length === 0 || asked.includes(name)));
}

/** What is not told comes first, as the least. */
function keysOf({ ns, name, names, parts }: PauseColumns, order: Exclude<PauseOrder, 'start'>): Float64Array {
  switch (order) {
    case 'length':
      return ns;
    case 'to stop':
      return toldKeys(ns, (row) => parts?.toStopNs[row] ?? NaN);
    case 'stopped':
      return toldKeys(ns, (row) => ns[row] - (parts?.toStopNs[row] ?? NaN));
    case 'name': {
      const place = new Map(names.toSorted().map((text, at) => [text, at]));
      const placeOf = names.map((text) => place.get(text) ?? 0);
      return toldKeys(ns, (row) => placeOf[name[row]]);
    }
  }
}

function toldKeys({ length }: Float64Array, keyOf: (row: number) => number): Float64Array {
  const keys = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const key = keyOf(row);
    keys[row] = Number.isNaN(key) ? 0 : key + 1;
  }
  return keys;
}
