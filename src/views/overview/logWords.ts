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
  ['gc', 'GC cycles (gctrace)'],
  ['sched', 'Scheduler (schedtrace)'],
  ['init', 'Packages (inittrace)'],
  ['memStats', 'Snapshots of MemStats'],
  ['metrics', marked('Readings of metrics')],
  ['scavenger', 'Scavenger (scavtrace)'],
  ['pacer', 'Pacer (gcpacertrace)'],
  ['scan', 'Scan (gctrace=2)'],
];

/** All of them. */
export function recordCount({ prometheus, metrics, ...others }: LogCounts): number {
  // Those of Prometheus are among the metrics.
  return Object.values(others).reduce<number>((sum, count) => sum + count, Math.max(metrics, prometheus));
}

/** How the times of its records are known. */
export function clockText({ zero, wallStartMs, wallPrecisionNs, wallFrom }: LogClock): string {
  const axis = zero === 'process' ? t('Time counts from the program’s start.') : t('Time counts from the first record: the program may have started long before.');
  if (wallStartMs === undefined) return `${axis} Nothing tells the time of day.`;
  const precision = wallPrecisionNs === undefined || wallPrecisionNs < 1 ? '' : `, to about ${formatNs(wallPrecisionNs)}`;
  return `${axis} That was ${formatWallClock(wallStartMs)}, by ${wallFrom === 'MemStats' ? t('MemStats’ own times') : 'time stamps in it'}${precision}.`;
}

const PLACED_RECORDS: Readonly<Record<LogPlacement['records'], string>> = { gc: 'gctrace', init: 'inittrace', sched: 'schedtrace', memStats: 'MemStats', metrics: 'metrics', prometheus: 'Prometheus' };
const PLACED_BY: Readonly<Partial<Record<LogPlacement['by'], string>>> = { 'wall clock': 'the time of day', 'GC cycles': marked('GC cycles that both tell of'), 'order of lines': 'the order of the lines' };

/** How kinds of records with another clock than the axis' own came onto it: "schedtrace by the order of the lines, ± 4 ms". */
export function placedTexts({ placed }: LogClock): readonly string[] {
  return placed.flatMap(({ records, by, precisionNs }) => {
    const words = PLACED_BY[by];
    if (words === undefined) return [];
    return [`${PLACED_RECORDS[records]} by ${words}${precisionNs === undefined || precisionNs < 1 ? '' : `, ±\u00a0${formatNs(precisionNs)}`}`];
  });
}

/** "cycles 1 to 63". */
export function cyclesText(first: number | undefined, last: number | undefined): string | undefined {
  if (first === undefined || last === undefined) return undefined;
  return first === last ? `cycle ${formatCount(first)}` : `cycles ${formatCount(first)} to ${formatCount(last)}`;
}
