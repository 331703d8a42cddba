// What a log is, in words.
import type { LogClock, LogCounts, LogForm, LogPlacement } from '../../../workers/api.ts';
import { formatCount, formatNs, formatWallClock } from '../format.ts';
import { marked, t } from '../../../language/t.ts';

/** Completes "… in name". */
export const FORM_WORDS: Readonly<Record<LogForm, string>> = {
  gctrace: marked('Lines of the garbage collector (gctrace)'),
  schedtrace: marked('Lines of the scheduler (schedtrace)'),
  inittrace: marked('Lines of package initialisation (inittrace)'),
  memstats: 'runtime.MemStats',
  metrics: 'runtime/metrics',
  prometheus: marked('A page of metrics for Prometheus'),
};

/** Kinds of records there are, as the reader of a log names them. */
export const COUNT_WORDS: readonly (readonly [keyof LogCounts, string])[] = [
  ['gc', marked('GC cycles (gctrace)')],
  ['sched', marked('Scheduler (schedtrace)')],
  ['init', marked('Packages (inittrace)')],
  ['memStats', marked('Snapshots of MemStats')],
  ['metrics', marked('Readings of metrics')],
  ['scavenger', marked('Scavenger (scavtrace)')],
  ['pacer', marked('Pacer (gcpacertrace)')],
  ['scan', marked('Scan (gctrace=2)')],
];

/** All of them. */
export function recordCount({ prometheus, metrics, ...others }: LogCounts): number {
  // Those of Prometheus are among the metrics.
  return Object.values(others).reduce<number>((sum, count) => sum + count, Math.max(metrics, prometheus));
}

/** How the times of its records are known. */
export function clockText({ zero, wallStartMs, wallPrecisionNs, wallFrom }: LogClock): string {
  const axis = zero === 'process' ? t('Time counts from the program’s start.') : t('Time counts from the first record: the program may have started long before.');
  if (wallStartMs === undefined) return t('{axis} Nothing tells the time of day.', { axis });
  const said = { axis, at: formatWallClock(wallStartMs), by: wallFrom === 'MemStats' ? t('MemStats’ own times') : t('time stamps in it') };
  if (wallPrecisionNs === undefined || wallPrecisionNs < 1) return t('{axis} That was {at}, by {by}.', said);
  return t('{axis} That was {at}, by {by}, to about {precision}.', { ...said, precision: formatNs(wallPrecisionNs) });
}

const PLACED_RECORDS: Readonly<Record<LogPlacement['records'], string>> = { gc: 'gctrace', init: 'inittrace', sched: 'schedtrace', memStats: 'MemStats', metrics: 'metrics', prometheus: 'Prometheus' };
const PLACED_BY: Readonly<Partial<Record<LogPlacement['by'], string>>> = { 'wall clock': marked('the time of day'), 'GC cycles': marked('GC cycles that both tell of'), 'order of lines': marked('the order of the lines') };

/** How kinds of records with another clock than the axis' own came onto it: "schedtrace by the order of the lines, ± 4 ms". */
export function placedTexts({ placed }: LogClock): readonly string[] {
  return placed.flatMap(({ records, by, precisionNs }) => {
    const words = PLACED_BY[by];
    if (words === undefined) return [];
    const said = { records: PLACED_RECORDS[records], by: t(words) };
    return [precisionNs === undefined || precisionNs < 1 ? t('{records} by {by}', said) : t('{records} by {by}, ±\u00a0{precision}', { ...said, precision: formatNs(precisionNs) })];
  });
}

/** "cycles 1 to 63". */
export function cyclesText(first: number | undefined, last: number | undefined): string | undefined {
  if (first === undefined || last === undefined) return undefined;
  return first === last ? t('cycle {number}', { number: formatCount(first) }) : t('cycles {first} to {last}', { first: formatCount(first), last: formatCount(last) });
}
