// Lanes by goroutine: groups, and beneath those that are open their goroutines. Nothing is made for a goroutine but where it is in
// its group's order, and a row if it is on the page: there may be millions.

import { type LaneAnswers, type LaneList, type LaneOrder, type LanePage, type LaneRef, type LaneRow, laneKey } from '../../../api.ts';
import { GO } from '../../columns.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { rankedRows } from '../annotations/rankedRows.ts';
import { textPattern } from '../annotations/textMatches.ts';
import { type GoroutineGroups, goroutineGroups, groupStateNs } from './goroutineGroups.ts';
import { goroutineLabel, laneKeys } from './laneNames.ts';
import { largestFirst, nameKeys, rankOf } from './rankedList.ts';

/** A group that is listed, and where. */
interface Segment {
  readonly group: number;
  readonly at: number;
  /** Rows of its goroutines; undefined: it is closed. */
  readonly members: Uint32Array | undefined;
}

interface Listing {
  /** What was asked, and of which state of the goroutines. */
  readonly asked: string;
  readonly groups: GoroutineGroups;
  readonly segments: readonly Segment[];
  readonly total: number;
  /** By row of the goroutines: what they are ordered by within their group. */
  readonly keys: Float64Array;
}

/** The last one: paging makes nothing anew. */
const kept = new WeakMap<CloseTrace, Listing>();

export function goroutineList(trace: CloseTrace, list: LaneList, from: number, count: number): LanePage {
  const { groups, segments, total, keys } = listing(trace, list);
  const rows: LaneRow[] = [];
  const first = Math.min(Math.max(0, Math.floor(from)), total);
  const end = Math.min(total, first + Math.max(0, Math.floor(count)));
  for (const segment of segments) {
    if (segment.at >= end) break;
    const { members } = segment;
    if (segment.at + sizeOf(segment) <= first) continue;
    if (segment.at >= first) rows.push(groupRow(groups, list, segment.group));
    if (members === undefined) continue;
    const skip = Math.max(0, first - segment.at - 1);
    const page = rankedRows(members, keys, { from: skip, count: end - segment.at - 1 - skip, descending: false });
    for (const row of page) rows.push(goroutineRow(groups, row));
  }
  return { total, from: first, rows, known: groups.known };
}

export function placeInGoroutineList(trace: CloseTrace, list: LaneList, ref: Extract<LaneRef, { readonly lane: 'group' | 'goroutine' }>): LaneAnswers['laneAt'] {
  const groups = goroutineGroups(trace, list.groupBy);
  const row = ref.lane === 'goroutine' ? groups.numbers.indexOf(ref.goroutine) : -1;
  const group = ref.lane === 'group' ? groups.names.indexOf(ref.group) : (groups.of[row] ?? -1);
  if (group < 0) return undefined;
  const name = groups.names[group];
  const isOpen = ref.lane === 'group' || list.openGroups.includes(name);
  const { segments, keys } = listing(trace, isOpen ? list : { ...list, openGroups: [...list.openGroups, name] });
  const segment = segments.find((other) => other.group === group);
  if (segment === undefined) return undefined;
  if (ref.lane === 'group') return { at: segment.at, group: name };
  const { members } = segment;
  if (members === undefined || !members.includes(row)) return undefined;
  return { at: segment.at + 1 + rankOf(members, keys, row), group: name };
}

function listing(trace: CloseTrace, list: LaneList): Listing {
  const groups = goroutineGroups(trace, list.groupBy);
  const asked = JSON.stringify([list, groups.rows.version, groups.known]);
  const last = kept.get(trace);
  if (last?.asked === asked) return last;
  const made = { asked, groups, ...segmentsOf(groups, list), keys: goroutineKeys(groups, list.order) };
  kept.set(trace, made);
  return made;
}

function segmentsOf(groups: GoroutineGroups, list: LaneList): Pick<Listing, 'segments' | 'total'> {
  const hidden = laneKeys(list.hidden);
  const matches = list.filter === '' ? undefined : textPattern(list.filter).matches;
  const open = new Set(list.openGroups);
  const all = Uint32Array.from({ length: groups.count }, (_, group) => group);
  const ordered = rankedRows(all, groupKeys(groups, list.order), { from: 0, count: groups.count, descending: false });
  const members = membersOf(groups, open, hidden);
  const segments: Segment[] = [];
  let at = 0;
  for (const group of ordered) {
    const name = groups.names[group];
    if (hidden.has(laneKey(groupRef(list, name)))) continue;
    let own = members.get(group);
    if (matches !== undefined && !matches(name)) {
      // A goroutine of an open group is found by its own name.
      own = own?.filter((row) => matches(labelOf(groups, row)));
      if (own === undefined || own.length === 0) continue;
    }
    const segment = { group, at, members: own };
    segments.push(segment);
    at += sizeOf(segment);
  }
  return { segments, total: at };
}

/** Of open groups: their goroutines but for those hidden. */
function membersOf({ of, names, numbers, goroutines }: GoroutineGroups, open: ReadonlySet<string>, hidden: ReadonlySet<string>): ReadonlyMap<number, Uint32Array> {
  const members = new Map<number, Uint32Array>();
  const count = new Uint32Array(names.length);
  const isOpen = Uint8Array.from(names, (name) => Number(open.has(name)));
  if (!isOpen.includes(1)) return members;
  const hiddenNumbers = new Set([...hidden].filter((key) => key.startsWith('goroutine ')).map((key) => Number(key.slice('goroutine '.length))));
  isOpen.forEach((is, group) => {
    if (is === 1) members.set(group, new Uint32Array(goroutines[group]));
  });
  for (let row = 0; row < of.length; row++) {
    const group = of[row];
    if (isOpen[group] === 0 || hiddenNumbers.has(numbers[row])) continue;
    const own = members.get(group);
    if (own !== undefined) own[count[group]++] = row;
  }
  for (const [group, own] of members) members.set(group, own.subarray(0, count[group]));
  return members;
}

function sizeOf({ members }: Pick<Segment, 'members'>): number {
  return 1 + (members?.length ?? 0);
}

function groupKeys(groups: GoroutineGroups, order: LaneOrder): Float64Array {
  switch (order) {
    case 'first seen':
      return groups.first;
    case 'name':
      return nameKeys(groups.names);
    case 'goroutines':
      return largestFirst(Float64Array.from(groups.goroutines));
    case 'running time':
    case 'runnable time':
    case 'waiting time':
    case 'system call time':
      return largestFirst(groupStateNs(groups, STATE_OF_ORDER[order]));
  }
}

function goroutineKeys({ rows, numbers }: GoroutineGroups, order: LaneOrder): Float64Array {
  switch (order) {
    case 'first seen':
    case 'name':
    case 'goroutines':
      return Float64Array.from(numbers);
    case 'running time':
    case 'runnable time':
    case 'waiting time':
    case 'system call time':
      return largestFirst(rows.stateNs(STATE_OF_ORDER[order]));
  }
}

const STATE_OF_ORDER = { 'running time': GO.running, 'runnable time': GO.runnable, 'waiting time': GO.waiting, 'system call time': GO.syscall } as const;

function groupRef({ groupBy }: LaneList, group: string): Extract<LaneRef, { readonly lane: 'group' }> {
  return { lane: 'group', by: groupBy, group };
}

function groupRow({ names, goroutines }: GoroutineGroups, list: LaneList, group: number): LaneRow {
  return { ref: groupRef(list, names[group]), label: names[group], depth: 0, goroutines: goroutines[group] };
}

function goroutineRow(groups: GoroutineGroups, row: number): LaneRow {
  return { ref: { lane: 'goroutine', goroutine: groups.numbers[row] }, label: labelOf(groups, row), depth: 1, goroutines: 1 };
}

function labelOf({ rows }: GoroutineGroups, row: number): string {
  return goroutineLabel(rows.story(row).id);
}
