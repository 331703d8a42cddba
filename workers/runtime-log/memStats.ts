// runtime.MemStats in every form it is met in: one JSON object, a line of JSON each, a page of expvar, the trailer of a heap profile's text.
import type { Bytes, Ns } from '../units.ts';
import { t } from '../../language/t.ts';

/** Integers of the struct that are bytes or counts, by Go's own names. */
export const MEM_FIELDS = [
  'Alloc', 'TotalAlloc', 'Sys', 'Mallocs', 'Frees', 'HeapAlloc', 'HeapSys', 'HeapIdle', 'HeapInuse', 'HeapReleased', 'HeapObjects',
  'StackInuse', 'StackSys', 'MSpanInuse', 'MSpanSys', 'MCacheInuse', 'MCacheSys', 'BuckHashSys', 'GCSys', 'OtherSys', 'NextGC', 'PauseTotalNs', 'NumGC', 'NumForcedGC',
] as const;
export type MemField = (typeof MEM_FIELDS)[number];

export interface MemSnapshot {
  /** When it was taken; undefined: nobody says. */
  readonly wallNs: bigint | undefined;
  /** Since the series' own start, where it says. */
  readonly elapsedNs: Ns | undefined;
  readonly goroutines: number | undefined;
  /** Fields that the source lacks are absent. */
  readonly fields: Readonly<Partial<Record<MemField, number>>>;
  /** End of the last cycle, ns since 1970; 0n: none yet. */
  readonly lastGcNs: bigint;
  /** 0…1, of the CPU available since the start. */
  readonly gcCpuFraction: number | undefined;
  /** Ring of 256: total pause of a cycle, and its end in ns since 1970; cycle N is at (N + 255) mod 256. Empty: not told. */
  readonly pauseNs: readonly Ns[];
  readonly pauseEndNs: readonly bigint[];
  readonly bySize: readonly { readonly sizeBytes: Bytes; readonly mallocs: number; readonly frees: number }[];
}

/** What the numbers of a snapshot must come to; those that do not, in a sentence each. */
export function contradictions({ fields }: Pick<MemSnapshot, 'fields'>): readonly string[] {
  const { Sys, HeapSys, HeapIdle, HeapInuse, HeapReleased, StackSys, MSpanSys, MCacheSys, BuckHashSys, GCSys, OtherSys } = fields;
  const found: string[] = [];
  const all = [HeapSys, StackSys, MSpanSys, MCacheSys, BuckHashSys, GCSys, OtherSys];
  if (Sys !== undefined && all.every((one) => one !== undefined) && sum(all) !== Sys) found.push(t('Sys is {sys} bytes, its parts come to {all}.', { sys: Sys, all: sum(all) }));
  if (HeapSys !== undefined && HeapIdle !== undefined && HeapInuse !== undefined && HeapIdle + HeapInuse !== HeapSys) found.push(t('HeapSys is {sys} bytes, HeapIdle and HeapInuse come to {both}.', { sys: HeapSys, both: HeapIdle + HeapInuse }));
  if (HeapReleased !== undefined && HeapIdle !== undefined && HeapReleased > HeapIdle) found.push(t('HeapReleased is {released} bytes, more than the {idle} of HeapIdle it is part of.', { released: HeapReleased, idle: HeapIdle }));
  return found;
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((all, one) => all + (one ?? 0), 0);
}
