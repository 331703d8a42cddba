import type { LaneList, LaneRow } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { displayText } from '../../text.ts';
import { knownMarks } from '../annotations/markJoin.ts';
import { workersOf } from '../annotations/markRows.ts';
import { seenNs } from '../annotations/spans.ts';
import { laneKeys } from './laneNames.ts';
import { type LaneSource, largestFirst, nameKeys } from './rankedList.ts';

/** Go's background task, which stands for none. */
const BACKGROUND = '0';

/** Lanes of tasks. Whatever time they are ordered by, it is how long they took. */
export function taskLanes(trace: CloseTrace, { order, hidden }: LaneList): LaneSource {
  const { tables, known } = knownMarks(trace);
  const { tasks } = tables;
  const { texts } = trace.index.tables;
  const isHidden = laneKeys(hidden);
  const label = (row: number): string => {
    const type = displayText(texts[tasks.type.values[row]]);
    return type === '' ? `Task ${tasks.id(row)}` : `${type} ${tasks.id(row)}`;
  };
  return {
    count: tasks.count,
    known,
    label,
    isHidden: (row) => tasks.id(row) === BACKGROUND || (isHidden.size > 0 && isHidden.has(`task ${tasks.id(row)}`)),
    keys: () => {
      switch (order) {
        case 'first seen':
          return Float64Array.from({ length: tasks.count }, (_, row) => (Number.isNaN(tasks.startNs.values[row]) ? -1 : tasks.startNs.values[row]));
        case 'name':
          return nameKeys(Array.from({ length: tasks.count }, (_, row) => label(row)));
        case 'goroutines':
          return largestFirst(workers(tasks.workTask.values.subarray(0, tasks.workTask.count), tasks.count));
        case 'running time':
        case 'runnable time':
        case 'waiting time':
        case 'system call time':
          return largestFirst(Float64Array.from({ length: tasks.count }, (_, row) => seenNs(tasks, row, trace.index.lastNs)));
      }
    },
    rows: (those) => {
      const goroutines = workersOf(tables, those);
      return Array.from(those, (row, i): LaneRow => ({ ref: { lane: 'task', task: tasks.id(row) }, label: label(row), depth: 0, goroutines: goroutines[i].size }));
    },
  };
}

/** By task; who came and went is counted each time. */
function workers(workTask: Uint32Array, count: number): Float64Array {
  const keys = new Float64Array(count);
  for (const task of workTask) keys[task]++;
  return keys;
}
