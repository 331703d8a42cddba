// Which goroutines, P or thread a lane stands for, in one generation and of those that outlived any.

import type { BreakdownOf, TimeRange } from '../../../api.ts';
import type { CloseGeneration } from '../../closeup/breakdownRows.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { generationGroups, outlivedGroup, textOfKey } from '../../closeup/densityGroups.ts';
import { lifeOf, localGoroutine } from '../../closeup/lives.ts';
import { ALL_STRETCHES, type StretchFilter } from '../../closeup/stretchFilter.ts';
import type { IndexedGeneration } from '../../index/indexedGeneration.ts';
import { displayText } from '../../text.ts';
import { unsignedDecimal } from '../../wire/ids.ts';
import { procSyscalls } from './procSyscalls.ts';
import { taskWorkers } from './taskWorkers.ts';

/** undefined: nothing in the generation, which has its detail, belongs to the lane. */
export function laneFilter(trace: CloseTrace, of: BreakdownOf, { generation, number }: Pick<CloseGeneration, 'generation' | 'number'>, range: TimeRange): StretchFilter | undefined {
  const { index } = trace;
  if (of === undefined) return ALL_STRETCHES;
  switch (of.lane) {
    case 'proc': {
      const { lo, hi, count } = index.tables.procs;
      for (let proc = 0; proc < count; proc++) {
        const local = generation.localProc[proc] ?? -1;
        if (local >= 0 && hi[proc] * 4294967296 + lo[proc] === of.proc) return { ...ALL_STRETCHES, proc: local, syscalls: procSyscalls(trace, proc, generation, range) };
      }
      return undefined;
    }
    case 'thread': {
      const { lo, hi } = index.tables.threads;
      const local = generation.maps.threads.findIndex((thread) => unsignedDecimal(lo[thread], hi[thread]) === of.thread);
      return local < 0 ? undefined : { ...ALL_STRETCHES, thread: local };
    }
    case 'group': {
      const groups = generationGroups(index, generation, of.by);
      const isMeant = Uint8Array.from(groups.keys, (key) => Number(displayText(index.tables.texts[textOfKey(index, key)]) === of.group));
      return isMeant.includes(1) ? { ...ALL_STRETCHES, goroutines: Uint8Array.from(groups.of, (group) => isMeant[group]) } : undefined;
    }
    case 'goroutine':
      return onlyThese(trace, [of.goroutine], generation, number);
    case 'task':
      return onlyThese(trace, taskWorkers(trace, of.task), generation, number);
  }
}

/** Whether a goroutine, by its row in `index.outlived`, belongs to the lane whatever it does. */
export function isOutlivedOf(trace: CloseTrace, of: BreakdownOf): (row: number) => boolean {
  const { index } = trace;
  if (of === undefined) return () => true;
  switch (of.lane) {
    case 'proc':
    case 'thread':
      return () => false;
    case 'group': {
      // Few texts for many goroutines.
      const isMeant = new Map<number, boolean>();
      return (row) => {
        const text = outlivedGroup(index, of.by, row);
        let meant = isMeant.get(text);
        if (meant === undefined) {
          meant = displayText(index.tables.texts[text]) === of.group;
          isMeant.set(text, meant);
        }
        return meant;
      };
    }
    case 'goroutine':
      return (row) => index.outlived.goroutine[row] === of.goroutine;
    case 'task': {
      const workers = new Set(taskWorkers(trace, of.task));
      return (row) => workers.has(index.outlived.goroutine[row]);
    }
  }
}

function onlyThese({ index }: CloseTrace, numbers: readonly number[], generation: IndexedGeneration, number: number): StretchFilter | undefined {
  const goroutines = new Uint8Array(generation.goroutines);
  let any = false;
  for (const goroutine of numbers) {
    const life = lifeOf(index, goroutine);
    const local = life === undefined || life.first > number || life.last < number ? -1 : localGoroutine(index, life, number);
    if (local < 0) continue;
    goroutines[local] = 1;
    any = true;
  }
  return any ? { ...ALL_STRETCHES, goroutines } : undefined;
}
