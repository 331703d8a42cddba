// JSON text → snapshots. What is no MemStats is told, never thrown.
import { integerAfter, integersAfter } from './exactNumber.ts';
import { MEM_FIELDS, type MemField, type MemSnapshot } from './memStats.ts';

export type Json = Readonly<Record<string, unknown>>;

/**
 * One object: MemStats itself, a page of expvar, or a record of a series ({"time", "elapsed_ns", "num_goroutine", "memstats"}).
 * undefined: it is none of them.
 * @param text what the object was parsed from: numbers beyond 2^53 are in it only.
 */
export function memSnapshotIn(whole: Json, text: string): MemSnapshot | undefined {
  const stats = objectAt(whole, 'memstats') ?? objectAt(whole, 'MemStats') ?? whole;
  const fields: Partial<Record<MemField, number>> = {};
  for (const name of MEM_FIELDS) {
    const value = finite(stats[name]);
    if (value !== undefined) fields[name] = value;
  }
  // 32 bits in Go; more would be counted up to.
  if (!isCount(fields.NumGC)) delete fields.NumGC;
  // Any two of the struct's own names are no accident.
  if (fields.HeapAlloc === undefined || (fields.NumGC === undefined && fields.Mallocs === undefined)) return undefined;
  const fraction = stats['GCCPUFraction'];
  const elapsed = whole['elapsed_ns'];
  const goroutines = whole['num_goroutine'] ?? whole['goroutines'];
  return {
    wallNs: wallNsIn(whole),
    elapsedNs: finite(elapsed),
    goroutines: finite(goroutines),
    fields,
    lastGcNs: integerAfter(text, 'LastGC') ?? 0n,
    gcCpuFraction: finite(fraction),
    pauseNs: numbersOf(stats['PauseNs']),
    pauseEndNs: integersAfter(text, 'PauseEnd') ?? [],
    bySize: sizesOf(stats['BySize']),
  };
}

export function parsedObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(of: Json, name: string): Json | undefined {
  const value = of[name];
  return isObject(value) ? value : undefined;
}

/** JSON has numbers that no double holds. */
function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function isCount(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}

function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map((one: unknown) => finite(one) ?? 0) : [];
}

function sizesOf(value: unknown): MemSnapshot['bySize'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const [sizeBytes, mallocs, frees] = [finite(one['Size']), finite(one['Mallocs']), finite(one['Frees'])];
    return sizeBytes !== undefined && mallocs !== undefined && frees !== undefined && sizeBytes > 0 ? [{ sizeBytes, mallocs, frees }] : [];
  });
}

/** When a record was made, by the names that loggers have for it. */
export function wallNsIn(whole: Json): bigint | undefined {
  for (const name of ['time', 'timestamp', '@timestamp', 'ts', 't']) {
    const value = whole[name];
    const wallNs = typeof value === 'string' ? wallNsOf(value) : typeof value === 'number' ? wallNsOfEpoch(value) : undefined;
    if (wallNs !== undefined) return wallNs;
  }
  return undefined;
}

/** ns since 1970 of a time in RFC 3339, with all its digits. */
function wallNsOf(value: string): bigint | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(value);
  if (match === null) return undefined;
  const [, second = '', fraction = '', zone = ''] = match;
  const ms = Date.parse(`${second}${zone}`);
  return Number.isNaN(ms) ? undefined : BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}

/** Of a time in the first years of this century: seconds, ms, µs or ns, by its size. */
function wallNsOfEpoch(value: number): bigint | undefined {
  if (!(value > 1e9) || !Number.isFinite(value)) return undefined;
  const perUnit = value > 1e17 ? 1 : value > 1e14 ? 1e3 : value > 1e11 ? 1e6 : 1e9;
  return BigInt(Math.round(value * perUnit));
}
