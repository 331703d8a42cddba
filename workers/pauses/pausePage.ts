// A page of stops in the order of a column. What a filter lets through is kept while somebody leafs through it.

import type { PauseOrder, PauseQuestion } from '../api/pauses.ts';
import { rankedRows } from '../trace/ask/annotations/rankedRows.ts';
import { type PauseColumns, rowsInRange } from './pauseColumns.ts';

type PageQuestion = Extract<PauseQuestion, { readonly ask: 'pauses' }>;

interface Matching {
  readonly asked: string;
  readonly rows: Uint32Array;
  readonly keys: Float64Array;
}

const kept = new WeakMap<PauseColumns, Matching>();

/** Indexes of the page's stops, of how many in all. */
export function pausePage(pauses: PauseColumns, question: PageQuestion): { readonly total: number; readonly from: number; readonly rows: Uint32Array } {
  const { rows, keys } = matching(pauses, question);
  const from = Math.min(Math.max(0, Math.floor(question.from)), rows.length);
  return { total: rows.length, from, rows: rankedRows(rows, keys, { from, count: question.count, descending: question.descending }) };
}

function matching(pauses: PauseColumns, { range, names, lengthNs, order }: PageQuestion): Matching {
  const asked = JSON.stringify([range, names, lengthNs, order]);
  const last = kept.get(pauses);
  if (last?.asked === asked) return last;
  const made: Matching = { asked, rows: filtered(pauses, range, names, lengthNs), keys: keysOf(pauses, order) };
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
function keysOf({ startNs, ns, name, names, parts }: PauseColumns, order: PauseOrder): Float64Array {
  switch (order) {
    case 'start':
      return startNs;
    case 'length':
      return ns;
    case 'to stop':
      return parts?.toStopNs.map((value) => (Number.isNaN(value) ? -1 : value)) ?? ns.map(() => -1);
    case 'stopped':
      return parts?.toStopNs.map((value, row) => (Number.isNaN(value) ? -1 : ns[row] - value)) ?? ns.map(() => -1);
    case 'name': {
      const place = new Map(names.toSorted().map((text, at) => [text, at]));
      const placeOf = names.map((text) => place.get(text) ?? 0);
      return Float64Array.from(name, (at) => placeOf[at]);
    }
  }
}
