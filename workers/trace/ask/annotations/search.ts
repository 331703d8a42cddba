// The search over everything that has a name: each text of the trace is tried once, never events.

import { type AnnotationAnswers, type AnnotationQuestion, SEARCH_KINDS, type SearchHit, type SearchKind } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { displayText } from '../../text.ts';
import { mostFirst, searchGoroutines } from './searchGoroutines.ts';
import { type KnownMarks, knownMarks } from './markJoin.ts';
import { logRow, regionRow, taskRows } from './markRows.ts';
import { type TextMatches, textMatches } from './textMatches.ts';

export type SearchQuestion = Extract<AnnotationQuestion, { readonly ask: 'search' }>;

/** Hits of a kind, first ones first and no more than asked for, and how many there are. */
export interface Found {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly known: number;
}

const NOTHING: Found = { hits: [], total: 0, known: 1 };

export function search(trace: CloseTrace, { text, kinds, most }: SearchQuestion): AnnotationAnswers['search'] {
  const source = text.trim();
  if (source === '') return { ...NOTHING, patternError: undefined };
  const matches = textMatches(trace.index.tables.texts, source);
  const found = SEARCH_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => searchKind(trace, kind, matches, source, most));
  return {
    hits: found.flatMap(({ hits }) => hits).slice(0, most),
    total: found.reduce((sum, { total }) => sum + total, 0),
    patternError: matches.error,
    known: found.reduce((least, { known }) => Math.min(least, known), 1),
  };
}

function searchKind(trace: CloseTrace, kind: SearchKind, matches: TextMatches, source: string, most: number): Found {
  switch (kind) {
    case 'goroutine':
      return searchGoroutines(trace, matches, source, most);
    case 'function':
      return functions(trace, matches, most);
    case 'task':
      return tasks(trace, knownMarks(trace), matches, source, most);
    case 'region':
      return regions(trace, knownMarks(trace), matches, most);
    case 'log':
      return logs(trace, knownMarks(trace), matches, most);
    case 'reason':
      return reasons(trace, matches, most);
  }
}

/** Functions of frames; `count`: stacks that have them. */
function functions({ index }: CloseTrace, matches: TextMatches, most: number): Found {
  const { texts, stacks } = index.tables;
  const count = new Map<number, number>();
  /** By text: the stack it was seen in last. */
  const seenIn = new Uint32Array(texts.length);
  for (let stack = 1; stack < stacks.count; stack++) {
    for (let i = stacks.start[stack]; i < stacks.start[stack + 1]; i++) {
      const func = stacks.func[stacks.frames[i]];
      if (func === 0 || seenIn[func] === stack || !matches.has(func)) continue;
      seenIn[func] = stack;
      count.set(func, (count.get(func) ?? 0) + 1);
    }
  }
  return named('function', texts, count, most);
}

/** Reasons of waits; `count`: waits that ended. */
function reasons({ index }: CloseTrace, matches: TextMatches, most: number): Found {
  const count = new Map([...index.blocks].filter(([text]) => text !== 0 && matches.has(text)));
  return named('reason', index.tables.texts, count, most);
}

/** Hits that are not one moment, the most frequent first. */
function named(kind: SearchKind, texts: readonly string[], counts: ReadonlyMap<number, number>, most: number): Found {
  const order = mostFirst([...counts].map(([text, count]) => ({ text: displayText(texts[text]), count })));
  const hits = order.slice(0, most).map(({ text, count }): SearchHit => ({ kind, text, atNs: undefined, endNs: undefined, lane: undefined, count }));
  return { hits, total: order.length, known: 1 };
}

function tasks({ index }: CloseTrace, { tables, known }: KnownMarks, matches: TextMatches, source: string, most: number): Found {
  const { type, count } = tables.tasks;
  const id = tables.tasks.find(source);
  const { rows, total } = firstRows(count, (row) => row === id || (type.values[row] !== 0 && matches.has(type.values[row])), most);
  const hits = taskRows(index, tables, rows).map(
    ({ task, type: text, startNs, endNs }): SearchHit => ({ kind: 'task', text: text === '' ? task : text, atNs: startNs, endNs, lane: { lane: 'task', task }, count: 1 }),
  );
  return { hits, total, known };
}

function regions({ index }: CloseTrace, { tables, known }: KnownMarks, matches: TextMatches, most: number): Found {
  const { type, count } = tables.regions;
  const { rows, total } = firstRows(count, (row) => matches.has(type.values[row]), most);
  const hits = rows.map((row): SearchHit => {
    const { type: text, goroutine, startNs, endNs } = regionRow(index, tables, row);
    return { kind: 'region', text, atNs: startNs ?? endNs, endNs, lane: { lane: 'goroutine', goroutine: goroutine.goroutine }, count: 1 };
  });
  return { hits, total, known };
}

function logs({ index }: CloseTrace, { tables, known }: KnownMarks, matches: TextMatches, most: number): Found {
  const { category, message, count } = tables.logs;
  const { rows, total } = firstRows(count, (row) => matches.has(message.values[row]) || matches.has(category.values[row]), most);
  const hits = rows.map((row): SearchHit => {
    const { atNs, category: by, message: said, goroutine } = logRow(index, tables, row);
    const lane = goroutine === undefined ? undefined : ({ lane: 'goroutine', goroutine: goroutine.goroutine } as const);
    return { kind: 'log', text: by === '' ? said : `[${by}] ${said}`, atNs, endNs: undefined, lane, count: 1 };
  });
  return { hits, total, known };
}

/** The first rows that match, and how many do. */
function firstRows(count: number, is: (row: number) => boolean, most: number): { readonly rows: readonly number[]; readonly total: number } {
  const rows: number[] = [];
  let total = 0;
  for (let row = 0; row < count; row++) {
    if (!is(row)) continue;
    if (total++ < most) rows.push(row);
  }
  return { rows, total };
}
