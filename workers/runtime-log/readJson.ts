// A value of JSON that may be MemStats or runtime/metrics, alone, in a page of expvar, in a record with a time, in lists and objects
// around it, or as text in a log's message.
import type { MemStatsTable } from './memStatsTable.ts';
import { isObject, memSnapshotIn, parsedObject } from './readMemStats.ts';
import { readMetrics } from './readMetrics.ts';
import type { ScrapeTable } from './scrapeTable.ts';
import type { TextPlace } from './tables.ts';

/** Names that no other JSON has, with a number or a histogram; within a string their quotes are escaped. Summaries of such names are something else. */
const OURS = /\\?"(?:HeapAlloc|\/(?:gc|memory|sched|cpu|cgo|sync|godebug)\/[^":\\]+:[^":\\]+)\\?"\s*:\s*(?:\\?"?[-+]?(?:\d|Inf)|\{\s*\\?"(?:buckets|counts))/i;
const MOST_DEPTH = 4;

/** Cheap: worth parsing. */
export function looksOurs(text: string): boolean {
  return OURS.test(text);
}

/** Adds what it holds to the tables: nothing, one snapshot, or as many as there are in it. */
export function readJson(text: string, place: TextPlace, memStats: MemStatsTable, metrics: ScrapeTable): void {
  const whole = parsedObject(text);
  if (whole === undefined) return;
  const snapshot = memSnapshotIn(whole, text);
  if (snapshot !== undefined) {
    memStats.add(snapshot, place, place.wallMs);
    return;
  }
  if (readMetrics(whole, place, metrics)) return;
  const within = (value: unknown, depth: number): void => {
    if (depth > MOST_DEPTH) return;
    if (Array.isArray(value)) for (const one of value) within(one, depth + 1);
    else if (typeof value === 'string') {
      if (value.startsWith('{') && looksOurs(value)) readJson(value, place, memStats, metrics);
    } else if (isObject(value)) {
      // Text of its own: its long numbers have to be told from those of its neighbours.
      const found = memSnapshotIn(value, JSON.stringify(value));
      if (found !== undefined) memStats.add(found, place, place.wallMs);
      else if (!readMetrics(value, place, metrics)) for (const one of Object.values(value)) within(one, depth + 1);
    }
  };
  for (const value of Object.values(whole)) within(value, 1);
}
