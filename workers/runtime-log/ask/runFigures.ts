// A log as a row of the table of runs. Each kind of record tells what it can; where several tell the same, gctrace lines come first,
// then MemStats, runtime/metrics, Prometheus, schedtrace.
import { NO_RUN_FIGURES, type RunFigures } from '../../api.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { gcLineFigures } from './runFiguresOfGc.ts';
import { memStatsFigures } from './runFiguresOfMemStats.ts';
import { metricsFigures, prometheusFigures } from './runFiguresOfMetrics.ts';

export function runFiguresOfLog(records: RuntimeRecords): RunFigures {
  const { clock, durationNs, goVersion, gc, memStats, metrics, prometheus, sched } = records;
  const told: readonly Partial<RunFigures>[] = [
    gc.count > 0 ? gcLineFigures(gc, durationNs) : {},
    memStats.count > 0 ? memStatsFigures(memStats) : {},
    metrics.count > 0 ? metricsFigures(metrics) : {},
    prometheus.count > 0 ? prometheusFigures(prometheus) : {},
    sched.count > 0 ? { procs: sched.gomaxprocs[sched.count - 1] } : {},
    { durationNs: durationNs > 0 ? durationNs : undefined, wallStartMs: clock.wallStartMs, goVersion },
  ];
  const figures = { ...NO_RUN_FIGURES };
  for (const some of told.toReversed()) Object.assign(figures, withoutUnknown(some));
  return figures;
}

function withoutUnknown(figures: Partial<RunFigures>): Partial<RunFigures> {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
}
