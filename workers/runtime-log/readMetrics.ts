// runtime/metrics as JSON: names with their values, histograms as {"buckets", "counts"}; by itself, in a record with a time, or within
// another object.
import { isObject, type Json, wallNsIn } from './readMemStats.ts';
import type { ScrapeTable } from './scrapeTable.ts';
import type { TextPlace } from './tables.ts';

const NAME = /^\/[^:]+:[^:]+$/;
/** Values that only grow. */
const COUNTER = /cpu-seconds$|:calls$|:events$|:cleanups$|:finalizers$|^\/gc\/cycles\/|\/(?:allocs|frees)(?:-by-size)?:|goroutines-created|^\/sync\/mutex\/wait\/total|:gc-cycle$/;

/** One more scrape; false: these are no metrics of the runtime. */
export function readMetrics(whole: Json, place: TextPlace, table: ScrapeTable): boolean {
  const metrics = metricsIn(whole, 2);
  if (metrics === undefined) return false;
  const wallNs = wallNsIn(whole);
  table.begin(wallNs === undefined ? place : { ...place, wallMs: Number(wallNs) / 1e6 });
  for (const [name, value] of Object.entries(metrics)) {
    if (!NAME.test(name)) continue;
    const number = numberOf(value);
    if (number !== undefined) table.add(name, '', COUNTER.test(name) ? 'counter' : 'gauge', number);
    else if (isObject(value)) addHistogram(name, value, table);
  }
  return true;
}

function addHistogram(name: string, value: Json, table: ScrapeTable): void {
  const buckets = numbersOf(value['buckets'] ?? value['Buckets']);
  const counts = numbersOf(value['counts'] ?? value['Counts']);
  if (buckets !== undefined && counts?.every(Number.isFinite) === true && counts.length > 0 && buckets.length === counts.length + 1) table.addHistogram(name, buckets, counts);
}

/** The object that has names of metrics: this one, or one within. */
function metricsIn(value: Json, depth: number): Json | undefined {
  const names = Object.keys(value);
  if (names.some((name) => NAME.test(name) && /^\/(?:gc|memory|sched|cpu|cgo|godebug|sync)\//.test(name) && isReading(value[name]))) return value;
  if (depth === 0) return undefined;
  for (const name of names) {
    const inner = value[name];
    const found = isObject(inner) ? metricsIn(inner, depth - 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Other documents have names of metrics, too, with something else beneath. */
function isReading(value: unknown): boolean {
  return numberOf(value) !== undefined || (isObject(value) && Array.isArray(value['counts'] ?? value['Counts']));
}

/** JSON has no infinity: they are written as text. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (/^\+?Inf(?:inity)?$/i.test(value)) return Number.POSITIVE_INFINITY;
  return /^-Inf(?:inity)?$/i.test(value) ? Number.NEGATIVE_INFINITY : undefined;
}

function numbersOf(value: unknown): Float64Array | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers = new Float64Array(value.length);
  for (let i = 0; i < value.length; i++) {
    const number = numberOf(value[i]);
    if (number === undefined) return undefined;
    numbers[i] = number;
  }
  return numbers;
}
