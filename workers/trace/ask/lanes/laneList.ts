// Which lanes there are, in pages, and where one of them stands.

import type { LaneAnswers, LaneList, LanePage, LaneRef } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { knownMarks } from '../annotations/markJoin.ts';
import { laneProcs } from '../laneProcs.ts';
import { goroutineList, placeInGoroutineList } from './goroutineList.ts';
import { procLanes } from './procList.ts';
import { type LaneSource, RankedList } from './rankedList.ts';
import { taskLanes } from './taskList.ts';
import { laneThreads, threadId, threadLanes } from './threadList.ts';
import { threadTimes } from './threadTimes.ts';

interface Kept {
  readonly asked: string;
  readonly known: number;
  readonly list: RankedList;
}

/** The last list that is not of goroutines. */
const kept = new WeakMap<CloseTrace, Kept>();

export function askLaneList(trace: CloseTrace, list: LaneList, from: number, count: number): LanePage {
  if (list.axis === 'goroutine') return goroutineList(trace, list, from, count);
  const { list: ranked, known } = rankedList(trace, list, list.axis);
  const first = Math.min(Math.max(0, Math.floor(from)), ranked.total);
  return { total: ranked.total, from: first, rows: ranked.page(first, count), known };
}

export function askLaneAt(trace: CloseTrace, list: LaneList, ref: LaneRef): LaneAnswers['laneAt'] {
  if (ref.lane === 'group' || ref.lane === 'goroutine') return list.axis === 'goroutine' ? placeInGoroutineList(trace, list, ref) : undefined;
  if (list.axis !== ref.lane) return undefined;
  const at = rankedList(trace, list, list.axis).list.placeOf(rowOf(trace, ref));
  return at === undefined ? undefined : { at, group: undefined };
}

function rankedList(trace: CloseTrace, list: LaneList, axis: Exclude<LaneList['axis'], 'goroutine'>): Kept {
  const source = sourceOf(trace, list, axis);
  const { known } = source;
  const asked = JSON.stringify([list, trace.index.rows, known, source.count]);
  const last = kept.get(trace);
  if (last?.asked === asked) return last;
  const made = { asked, known, list: new RankedList(source, list.filter) };
  kept.set(trace, made);
  return made;
}

function sourceOf(trace: CloseTrace, list: LaneList, axis: Exclude<LaneList['axis'], 'goroutine'>): LaneSource {
  switch (axis) {
    case 'proc':
      return procLanes(trace.index, list);
    case 'thread': {
      const times = threadTimes(trace, list.order);
      return threadLanes(trace.index, list, times?.known ?? 1, times?.ns);
    }
    case 'task':
      return taskLanes(trace, list);
  }
}

/** -1: there is no such lane. */
function rowOf(trace: CloseTrace, ref: Exclude<LaneRef, { readonly lane: 'group' | 'goroutine' }>): number {
  const { index } = trace;
  switch (ref.lane) {
    case 'proc':
      return laneProcs(index).findIndex(({ number }) => number === ref.proc);
    case 'thread':
      return laneThreads(index).findIndex((thread) => threadId(index, thread) === ref.thread);
    case 'task':
      return knownMarks(trace).tables.tasks.find(ref.task);
  }
}
