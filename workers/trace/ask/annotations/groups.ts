// Goroutines by group, and how the time of a group's members is distributed.

import type { AnnotationAnswers, GroupBy, GroupRow, LatencySummary } from '../../../api.ts';
import { nextTask } from '../../../nextTask.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { GO } from '../../columns.ts';
import { displayText } from '../../text.ts';
import { durationRanks } from './durationRanks.ts';
import { type GoroutineRows, knownGoroutines } from './goroutineRows.ts';

type Answer = AnnotationAnswers['groups'];

interface Made {
  readonly version: string;
  readonly rows: number;
  readonly groups: readonly GroupRow[];
}

/** While more and more goroutines become known, groups are made anew when there are so many times as many. */
const WORTH_WHILE = 1.5;

const made = new WeakMap<GoroutineRows, Map<GroupBy, Made>>();

export async function groupRows(trace: CloseTrace, by: GroupBy): Promise<Answer> {
  const { rows, known } = knownGoroutines(trace);
  const byGroup = made.get(rows) ?? new Map<GroupBy, Made>();
  made.set(rows, byGroup);
  const last = byGroup.get(by);
  const { version, count } = rows;
  if (last !== undefined && (last.version === version || (known < 1 && count < last.rows * WORTH_WHILE))) return { groups: last.groups, known };
  const groups = await makeGroups(rows, by, trace.index.tables.texts);
  byGroup.set(by, { version, rows: count, groups });
  return { groups, known };
}

/** By number of members, most first. The columns of millions take a while each: others have their turn in between. */
async function makeGroups(rows: GoroutineRows, by: GroupBy, texts: readonly string[]): Promise<readonly GroupRow[]> {
  const { names, place, count } = placesOf(rows.groups(by));
  // All columns are of one moment.
  const columns = [rows.stateNs(GO.running), rows.stateNs(GO.runnable), rows.stateNs(GO.waiting), rows.stateNs(GO.syscall), rows.lifeNs()];
  const ranks: (readonly LatencySummary[])[] = [];
  for (const column of columns) {
    ranks.push(ranksByGroup(column, place, count));
    // oxlint-disable-next-line eslint/no-await-in-loop -- that is what it is for
    await nextTask();
  }
  const [running, runnable, waiting, syscall, life] = ranks;
  const groups = names.map((text, i): GroupRow => ({
    name: displayText(texts[text]),
    count: count[i],
    running: running[i],
    runnable: runnable[i],
    waiting: waiting[i],
    syscall: syscall[i],
    life: life[i],
  }));
  return groups.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Groups in the order in which they come: their texts and members, and by row the place of its group. */
function placesOf(groups: Uint32Array): { readonly names: readonly number[]; readonly place: Uint32Array; readonly count: readonly number[] } {
  const placeOf = new Map<number, number>();
  const names: number[] = [];
  const count: number[] = [];
  const place = new Uint32Array(groups.length);
  let last = -1;
  let at = -1;
  for (let row = 0; row < groups.length; row++) {
    const text = groups[row];
    // Goroutines of a kind come in rows.
    if (text !== last) {
      at = placeOf.get(text) ?? -1;
      if (at < 0) {
        at = names.push(text) - 1;
        placeOf.set(text, at);
        count.push(0);
      }
      last = text;
    }
    place[row] = at;
    count[at]++;
  }
  return { names, place, count };
}

/** Of the values that are numbers, by group. */
function ranksByGroup(values: Float64Array, place: Uint32Array, count: readonly number[]): readonly LatencySummary[] {
  const begin: number[] = [];
  let sum = 0;
  for (const members of count) {
    begin.push(sum);
    sum += members;
  }
  const end = Uint32Array.from(begin);
  const grouped = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) grouped[end[place[row]]++] = values[row];
  return count.map((_, group) => durationRanks(grouped.subarray(begin[group], end[group])));
}
