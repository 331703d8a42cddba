// Goroutines put together by entry function or by creator, with the sums that groups are ordered by, as far as the recording is known.

import type { GroupBy } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { GO } from '../../columns.ts';
import { type GoroutineRows, knownGoroutines } from '../annotations/goroutineRows.ts';
import { displayText } from '../../text.ts';

/** By group, in the order in which their first goroutines were numbered. */
export interface GoroutineGroups {
  readonly rows: GoroutineRows;
  readonly known: number;
  readonly count: number;
  /** Of the name, as a text of the trace and as it is shown. */
  readonly texts: Uint32Array;
  readonly names: readonly string[];
  readonly goroutines: Uint32Array;
  /** Number of each group's first goroutine. */
  readonly first: Float64Array;
  /** By row of `rows`: its group. */
  readonly of: Uint32Array;
  /** By row of `rows`: its number in the trace. */
  readonly numbers: Uint32Array;
}

interface Made {
  readonly version: string;
  readonly groups: GoroutineGroups;
}

const kept = new WeakMap<GoroutineRows, Map<GroupBy, Made>>();

/** Starts the reading of what is missing. */
export function goroutineGroups(trace: CloseTrace, by: GroupBy): GoroutineGroups {
  const { rows, known } = knownGoroutines(trace);
  const version = `${rows.version} ${rows.count}`;
  const all = kept.get(rows) ?? new Map<GroupBy, Made>();
  kept.set(rows, all);
  const made = all.get(by);
  if (made?.version === version && made.groups.known === known) return made.groups;
  const groups = groupsOf(trace, rows, by, known);
  all.set(by, { version, groups });
  return groups;
}

/** ns of each group's goroutines in a GO state together. */
export function groupStateNs({ rows, of, count }: GoroutineGroups, state: typeof GO.runnable | typeof GO.running | typeof GO.waiting | typeof GO.syscall): Float64Array {
  const sums = new Float64Array(count);
  const stateNs = rows.stateNs(state);
  for (let row = 0; row < of.length; row++) sums[of[row]] += stateNs[row];
  return sums;
}

const NOWHERE = -1;

function groupsOf({ index }: CloseTrace, rows: GoroutineRows, by: GroupBy, known: number): GoroutineGroups {
  const textOf = rows.groups(by);
  const numbers = rows.numbers();
  const place = new Int32Array(index.tables.texts.length).fill(NOWHERE);
  const texts: number[] = [];
  for (const text of textOf) if (place[text] === NOWHERE) place[text] = texts.push(text) - 1;
  const goroutines = new Uint32Array(texts.length);
  const first = new Float64Array(texts.length).fill(Infinity);
  for (let row = 0; row < textOf.length; row++) {
    const group = place[textOf[row]];
    if (numbers[row] < first[group]) first[group] = numbers[row];
  }
  texts.sort((a, b) => first[place[a]] - first[place[b]]);
  first.sort();
  texts.forEach((text, group) => (place[text] = group));
  // In place: from the text to the group.
  const of = textOf;
  for (let row = 0; row < of.length; row++) {
    of[row] = place[textOf[row]];
    goroutines[of[row]]++;
  }
  return { rows, known, count: texts.length, texts: Uint32Array.from(texts), names: texts.map((text) => displayText(index.tables.texts[text])), goroutines, first, of, numbers };
}
