import type { SearchHit } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { displayText } from '../../text.ts';
import { type GoroutineRows, knownGoroutines } from './goroutineRows.ts';
import type { Found } from './search.ts';
import type { TextMatches } from './textMatches.ts';

/** "17" and "G17" are that goroutine; any other text is looked for in entry functions, where a hit is all that have one. */
export function searchGoroutines(trace: CloseTrace, matches: TextMatches, source: string, most: number): Found {
  const { rows, known } = knownGoroutines(trace);
  const { texts } = trace.index.tables;
  const byId = withId(rows, source).map((row): SearchHit => {
    const { goroutine, id, entry, createdNs, endNs } = rows.story(row);
    const name = displayText(texts[entry]);
    const lane = { lane: 'goroutine', goroutine } as const;
    return { kind: 'goroutine', text: name === '' ? `G${id}` : `G${id} ${name}`, atNs: Number.isNaN(createdNs) ? 0 : createdNs, endNs: Number.isNaN(endNs) ? undefined : endNs, lane, count: 1 };
  });
  const groups = mostFirst([...membersOf(rows.groups('entry'), matches)].map(([text, count]) => ({ text: displayText(texts[text]), count })));
  const hits = groups.slice(0, most).map(({ text: group, count }): SearchHit => {
    return { kind: 'goroutine', text: group, atNs: undefined, endNs: undefined, lane: { lane: 'group', by: 'entry', group }, count };
  });
  return { hits: [...byId, ...hits].slice(0, most), total: byId.length + groups.length, known };
}

/** Those of as many, by name. */
export function mostFirst<Row extends { readonly text: string; readonly count: number }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function withId(rows: GoroutineRows, source: string): readonly number[] {
  const digits = /^g?(\d{1,19})$/i.exec(source)?.[1];
  if (digits === undefined) return [];
  const id = BigInt(digits);
  return rows.withId(Number(id & 0xffffffffn), Number(id >> 32n));
}

/** Of each group whose name matches; texts are tried once each. */
function membersOf(groups: Uint32Array, matches: TextMatches): ReadonlyMap<number, number> {
  const members = new Map<number, number>();
  let begin = 0;
  for (let row = 1; row <= groups.length; row++) {
    if (row < groups.length && groups[row] === groups[begin]) continue;
    const text = groups[begin];
    if (text !== 0 && matches.has(text)) members.set(text, (members.get(text) ?? 0) + row - begin);
    begin = row;
  }
  return members;
}
