// The `log` section of the report: records in the order of the file, with the names of the notes on the formats and units in them.
import { memFieldsOf, sizesOf } from './memReport.ts';
import { gcLineAt, initLineAt, pacerLineAt, scanLineAt, scavengerLineAt, schedLineAt } from './rows.ts';
import { RECORD_KINDS, type RuntimeRecords, type Scrapes } from './runtimeRecords.ts';

/** Each takes some 500 bytes as JSON; a string has room for half a GB. */
const MOST_RECORDS = 200_000;
/** scheddetail's Ps, threads and goroutines of all records together. */
const MOST_DETAIL_ROWS = 500_000;

type Json = Record<string, unknown>;

export function reportLog(records: RuntimeRecords): Json {
  const { order, clock } = records;
  const writer = new RecordWriter(records);
  const count = Math.min(order.count, MOST_RECORDS);
  return {
    form_clock: { zero: clock.zero, wall_start_ms: clock.wallStartMs, wall_precision_ns: clock.wallPrecisionNs, wall_from: clock.wallFrom, restarts: clock.restarts, placed: clock.placed.map(({ records: of, by, precisionNs }) => ({ records: of, by, precision_ns: precisionNs })) },
    duration_ns: records.durationNs,
    lines: records.lines,
    other_lines: records.otherLines,
    go_version: records.goVersion,
    records: Array.from({ length: count }, (_, at) => writer.record(RECORD_KINDS[order.kind[at]], order.row[at])),
    records_left_out: order.count - count,
    skipped: records.skipped.map(({ line, offset, text, why }) => ({ line, offset, text, why })),
    skipped_lines: records.skippedLines,
  };
}

class RecordWriter {
  readonly #records: RuntimeRecords;
  #detailRows = 0;

  constructor(records: RuntimeRecords) {
    this.#records = records;
  }

  record(kind: (typeof RECORD_KINDS)[number], row: number): Json {
    const { gcByTime, scavenger, pacer, scans, finalizers, inits, metrics, prometheus } = this.#records;
    switch (kind) {
      case 'gc':
        return this.#gc(row);
      case 'gc by time':
        return head('GC forced', gcByTime, row);
      case 'scav': {
        const { backgroundBytes, eagerBytes, releasedBytes, utilPercent, note } = scavengerLineAt(scavenger, row);
        return { ...head('scav', scavenger, row), work_bytes: backgroundBytes, eager_bytes: eagerBytes, now_bytes: releasedBytes, util_percent: utilPercent, note };
      }
      case 'pacer': {
        const line = pacerLineAt(pacer, row);
        return {
          ...head('pacer', pacer, row),
          phase: line.phase,
          assist_ratio: line.assistRatio,
          dedicated_workers: line.dedicatedWorkers,
          fractional_goal: line.fractionalGoal,
          scan_bytes: line.scanBytes,
          live_bytes: line.liveBytes,
          goal_bytes: line.goalBytes,
          cpu_percent: line.cpuPercent,
          expected_cpu_percent: line.expectedCpuPercent,
          cons_mark: line.consMark,
        };
      }
      case 'scan': {
        const line = scanLineAt(scans, row);
        return { ...head('scan', scans, row), of: line.of, size_bytes: line.sizeBytes, objects: line.objects, sparse_objects: line.sparseObjects, dense_objects: line.denseObjects, sparse_spans: line.sparseSpans, dense_spans: line.denseSpans };
      }
      case 'finalizers':
        return { ...head('checkfinalizers', finalizers, row), finalizers: finalizers.finalizers[row], cleanups: finalizers.cleanups[row] };
      case 'init': {
        const line = initLineAt(inits, row);
        return { ...head('init', inits, row), package: line.package, start_ns: line.startNs, clock_ns: line.clockNs, alloc_bytes: line.allocBytes, allocs: line.allocs };
      }
      case 'sched':
        return this.#sched(row);
      case 'memstats':
        return this.#memStats(row);
      case 'metrics':
        return { ...head('metrics', metrics, row), metrics: scrapeAt(metrics, row) };
      case 'prometheus':
        return { ...head('prometheus', prometheus, row), metrics: scrapeAt(prometheus, row) };
    }
  }

  #gc(row: number): Json {
    const { gc } = this.#records;
    const line = gcLineAt(gc, row);
    return {
      ...head('gc', gc, row),
      n: line.cycle,
      start_ns: line.startNs,
      util_percent: line.utilPercent,
      ...(line.checksForLeaks ? { leak: true } : {}),
      sweep_termination_ns: line.sweepTerminationNs,
      mark_ns: line.markNs,
      mark_termination_ns: line.markTerminationNs,
      sweep_termination_cpu_ns: line.sweepTerminationCpuNs,
      assist_cpu_ns: line.assistCpuNs,
      background_cpu_ns: line.backgroundCpuNs,
      idle_cpu_ns: line.idleCpuNs,
      mark_termination_cpu_ns: line.markTerminationCpuNs,
      heap_start_bytes: line.startBytes,
      heap_peak_bytes: line.peakBytes,
      heap_live_bytes: line.liveBytes,
      goal_bytes: line.goalBytes,
      stacks_bytes: line.stackBytes,
      globals_bytes: line.globalBytes,
      p: line.procs,
      forced: line.forced,
      ...(gc.byTime[row] === 1 ? { by_time: true } : {}),
    };
  }

  #sched(row: number): Json {
    const { sched } = this.#records;
    const base = {
      ...head('sched', sched, row),
      t_ns: sched.sinceNs[row],
      gomaxprocs: sched.gomaxprocs[row],
      idleprocs: sched.idleProcs[row],
      threads: sched.threads[row],
      spinningthreads: sched.spinningThreads[row],
      needspinning: sched.needSpinning[row] < 0 ? undefined : sched.needSpinning[row],
      idlethreads: sched.idleThreads[row],
      runqueue: sched.runQueue[row],
    };
    const rows = sched.procsTo[row] - sched.procsFrom[row] + sched.threadsTo[row] - sched.threadsFrom[row] + sched.goroutinesTo[row] - sched.goroutinesFrom[row];
    this.#detailRows += rows;
    if (this.#detailRows > MOST_DETAIL_ROWS) return { ...base, detail_rows_left_out: rows };
    const { localQueues, schedTicks, detail } = schedLineAt(sched, row);
    if (detail === undefined) return { ...base, queues: localQueues, schedticks: schedTicks };
    return {
      ...base,
      gcwaiting: detail.gcWaiting,
      nmidlelocked: detail.idleLockedThreads,
      stopwait: detail.stopWait,
      sysmonwait: detail.sysmonWaits,
      ps: detail.procs.map((p) => ({ p: p.proc, status: p.status, schedtick: p.schedTick, syscalltick: p.syscallTick, m: p.thread, runqsize: p.queue, gfreecnt: p.freeGoroutines, timerslen: p.timers })),
      ms: detail.threads.map((m) => ({ m: m.thread, p: m.proc, curg: m.goroutine, preemptoff: m.preemptOff, locks: m.locks, spinning: m.spinning, blocked: m.blocked, lockedg: m.lockedGoroutine })),
      gs: detail.goroutines.map((g) => ({ g: g.goroutine, status: g.status, ...(g.scanned ? { scanned: true } : {}), waitreason: g.waitReason, m: g.thread, lockedm: g.lockedThread })),
    };
  }

  #memStats(row: number): Json {
    const { memStats } = this.#records;
    return { ...head('memstats', memStats, row), ...memFieldsOf(memStats, row), by_size: sizesOf(memStats, row) };
  }
}

function head(record: string, table: { readonly line: Uint32Array; readonly offset: Float64Array; readonly timeNs: Float64Array; readonly wallMs: Float64Array }, row: number): Json {
  return { record, line: table.line[row], offset: table.offset[row], time_ns: table.timeNs[row], wall_ms: told(table.wallMs[row]) };
}

/** Infinity has no JSON: as text, as it was. */
function scrapeAt({ series, histograms }: Scrapes, row: number): Json {
  const found: Json = {};
  for (const { name, labels, values } of series) if (!Number.isNaN(values[row])) found[name + labels] = printed(values[row]);
  for (const { name, at } of histograms) {
    const histogram = at(row);
    if (histogram !== undefined) found[name] = { buckets: Array.from(histogram.buckets, printed), counts: Array.from(histogram.counts) };
  }
  return found;
}

function printed(value: number): number | string {
  return Number.isFinite(value) ? value : value > 0 ? '+Inf' : '-Inf';
}

function told(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
