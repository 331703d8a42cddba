// Single waits, a page at a time: the longest of all from what is kept of each generation, any others from closeups, as they are read.

import { type Ns, WAIT_KINDS, type WaitAnswers, type WaitQuestion, type WaitRow } from '../../api.ts';
import { boundless, generationsIn } from '../ask/breakdown/coveredRange.ts';
import { GenerationParts } from '../ask/breakdown/generationParts.ts';
import { Recent } from '../ask/breakdown/recent.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { knownShare, waitsOf } from './distributionOf.ts';
import { MOST_LONGEST } from './distributionPart.ts';
import { waitColumns } from './waitColumns.ts';
import { matchingWaits } from './waitListMatch.ts';
import { type KeptWaits, keptWaits, longestWaits, waitRow } from './waitListRows.ts';

type Question = Extract<WaitQuestion, { readonly ask: 'waitList' }>;

interface Matching {
  readonly count: number;
  /** The first of them in the order that is asked for. */
  readonly kept: KeptWaits;
}

/** Kept of each generation at least; deeper pages are made anew. */
const DEPTH = 200;
const MOST_LISTS = 4;

const recent = new WeakMap<CloseTrace, Recent<GenerationParts<Matching>>>();

export async function askWaitList(trace: CloseTrace, question: Question): Promise<WaitAnswers['waitList']> {
  const { selection, lengthNs, main, order, from, count } = question;
  const { kinds, group, range } = selection;
  const isAll = lengthNs === undefined && main === undefined && group === undefined && (kinds.length === 0 || kinds.length === WAIT_KINDS.length);
  if (isAll && order === 'longest' && from + count <= MOST_LONGEST) {
    const { total, longest, known } = await waitsOf(trace, range);
    return { total: total.count, from, rows: page(trace, longest, question), known };
  }
  const depth = Math.ceil((from + count) / DEPTH) * DEPTH;
  const lists = recentLists(trace).get(JSON.stringify([selection, lengthNs, main, order, depth]), () => listParts(trace, question, depth));
  const numbers = generationsIn(trace.index, range === undefined ? { startNs: -Infinity, endNs: Infinity } : boundless(trace.index, range));
  await lists.take(numbers);
  const parts = numbers.flatMap((number) => lists.part(number) ?? []);
  const rows = page(
    trace,
    parts.map(({ kept }) => kept),
    question,
  );
  return { total: parts.reduce((sum, part) => sum + part.count, 0), from, rows, known: knownShare(trace, numbers, (number) => lists.has(number)) };
}

function recentLists(trace: CloseTrace): Recent<GenerationParts<Matching>> {
  let lists = recent.get(trace);
  if (lists === undefined) {
    lists = new Recent(MOST_LISTS);
    recent.set(trace, lists);
  }
  return lists;
}

function listParts(trace: CloseTrace, { selection, lengthNs, main, order }: Question, depth: number): GenerationParts<Matching> {
  return new GenerationParts(trace, (close) => {
    const waits = waitColumns(trace, close);
    const matches = matchingWaits(trace, close, waits, { selection, lengthNs, main });
    const count = matches.reduce((sum, match) => sum + match, 0);
    const rows = order === 'longest' ? longestWaits(waits, matches, depth) : firstOf(matches, depth);
    return { count, kept: keptWaits(close, waits, rows) };
  });
}

function firstOf(matches: Uint8Array, most: number): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < matches.length && rows.length < most; row++) if (matches[row] === 1) rows.push(row);
  return rows;
}

/** Of lists that are each in order; in time order they follow each other. */
function page({ index }: CloseTrace, lists: readonly KeptWaits[], { order, from, count }: Question): readonly WaitRow[] {
  const places = lists.flatMap((kept, list) => Array.from(kept.kind.keys(), (row) => ({ list, row, ns: kept.endNs[row] - kept.startNs[row] })));
  const ordered = order === 'time' ? places : places.toSorted((a, b): Ns => b.ns - a.ns || a.list - b.list || a.row - b.row);
  return ordered.slice(from, from + count).map(({ list, row }) => waitRow(index, lists[list], row));
}
