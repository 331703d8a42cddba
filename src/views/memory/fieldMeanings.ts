// The fields of runtime.MemStats in groups a reader looks for, each with what it means.

import { marked } from '../../../language/t.ts';

export interface FieldMeaning {
  readonly name: string;
  readonly meaning: string;
}

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly FieldMeaning[];
}

export const FIELD_GROUPS: readonly FieldGroup[] = [
  {
    title: marked('Heap'),
    fields: [
      { name: 'HeapAlloc', meaning: marked('objects that are reachable, and garbage not swept yet; Alloc is the same number') },
      { name: 'HeapInuse', meaning: marked('spans with at least one object; beyond HeapAlloc: room in them') },
      { name: 'HeapIdle', meaning: marked('spans without an object: kept for reuse, or given back') },
      { name: 'HeapReleased', meaning: marked('the part of HeapIdle that was given back to the system') },
      { name: 'HeapSys', meaning: marked('address space of the heap, about its largest size ever') },
      { name: 'NextGC', meaning: marked('size at which the next cycle is to be done') },
      { name: 'HeapObjects', meaning: marked('objects, garbage not swept yet among them') },
    ],
  },
  {
    title: marked('Allocated since the start'),
    fields: [
      { name: 'TotalAlloc', meaning: marked('bytes; it never falls') },
      { name: 'Mallocs', meaning: marked('objects') },
      { name: 'Frees', meaning: marked('objects that were freed again') },
    ],
  },
  {
    title: marked('Garbage collector'),
    fields: [
      { name: 'NumGC', meaning: marked('cycles that are done') },
      { name: 'NumForcedGC', meaning: marked('of them asked for by the program (runtime.GC)') },
      { name: 'PauseTotalNs', meaning: marked('the world stopped for GC, all stops together') },
      { name: 'GCCPUFraction', meaning: marked('share of the CPU available since the start; without write barriers and idle marking') },
      { name: 'LastGC', meaning: marked('when the last cycle ended') },
    ],
  },
  {
    title: marked('Stacks and the runtime’s own'),
    fields: [
      { name: 'StackInuse', meaning: marked('spans of goroutine stacks') },
      { name: 'StackSys', meaning: marked('those, and stacks of threads') },
      { name: 'MSpanInuse', meaning: marked('records about spans') },
      { name: 'MSpanSys', meaning: marked('what was taken from the system for them') },
      { name: 'MCacheInuse', meaning: marked('allocation caches of the Ps') },
      { name: 'MCacheSys', meaning: marked('what was taken from the system for them') },
      { name: 'BuckHashSys', meaning: marked('tables of profiles') },
      { name: 'GCSys', meaning: marked('records of the garbage collector') },
      { name: 'OtherSys', meaning: marked('the rest') },
      { name: 'Sys', meaning: marked('all that was taken from the system') },
    ],
  },
];

export interface Identity {
  readonly text: string;
  /** undefined: the snapshot lacks a part of it. */
  readonly holds: (fields: ReadonlyMap<string, number>) => boolean | undefined;
}

/** What a snapshot's numbers must come to. */
export const IDENTITIES: readonly Identity[] = [
  { text: 'HeapSys = HeapIdle + HeapInuse', holds: equal('HeapSys', ['HeapIdle', 'HeapInuse']) },
  {
    text: 'HeapReleased ≤ HeapIdle',
    holds: (fields) => {
      const released = fields.get('HeapReleased');
      const idle = fields.get('HeapIdle');
      return released === undefined || idle === undefined ? undefined : released <= idle;
    },
  },
  { text: 'Sys = HeapSys + StackSys + MSpanSys + MCacheSys + BuckHashSys + GCSys + OtherSys', holds: equal('Sys', ['HeapSys', 'StackSys', 'MSpanSys', 'MCacheSys', 'BuckHashSys', 'GCSys', 'OtherSys']) },
  {
    text: 'HeapObjects = Mallocs − Frees',
    holds: (fields) => {
      const [objects, mallocs, frees] = ['HeapObjects', 'Mallocs', 'Frees'].map((name) => fields.get(name));
      return objects === undefined || mallocs === undefined || frees === undefined ? undefined : objects === mallocs - frees;
    },
  },
];

function equal(whole: string, parts: readonly string[]): Identity['holds'] {
  return (fields) => {
    const sum = parts.reduce<number>((all, name) => all + (fields.get(name) ?? Number.NaN), 0);
    const value = fields.get(whole);
    return value === undefined || Number.isNaN(sum) ? undefined : value === sum;
  };
}
