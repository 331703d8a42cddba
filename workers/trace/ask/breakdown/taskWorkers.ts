import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { knownMarks } from '../annotations/markJoin.ts';
import { workersOf } from '../annotations/markRows.ts';

/** Numbers of the goroutines that marked anything in a task's name, as far as is known; starts the reading of the rest. */
export function taskWorkers(trace: CloseTrace, task: string): readonly number[] {
  const { tables } = knownMarks(trace);
  const row = tables.tasks.find(task);
  if (row < 0) return [];
  const [workers] = workersOf(tables, [row]);
  return Array.from(workers, (who) => tables.people.goroutine.values[who]);
}

/** What is told of a lane's goroutines may change as long as this does. */
export function knownWorkers(trace: CloseTrace): number {
  return knownMarks(trace).known;
}
