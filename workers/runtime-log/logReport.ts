// The `log` section of the report: records in the order of the file. Fields are called as in the notes on the formats (the letters of a
// gctrace line's grammar: c1 + c2 + c3 ms clock, p1 + pa/pb/pi + p5 ms cpu, h0->h1->h2 MB), with units.
import { memFieldsOf, sizesOf } from './memReport.ts';
import { gcLineAt, initLineAt, pacerLineAt, scanLineAt, scavengerLineAt, schedLineAt } from './rows.ts';
import { RECORD_KINDS, type RuntimeRecords, type Scrapes } from './runtimeRecords.ts';

/** Each takes some 500 bytes as JSON; a string has room for half a GB. */
const MOST_RECORDS = 200_000;
/** scheddetail's Ps, threads and goroutines of all records together. */
const MOST_DETAIL_ROWS = 500_000;

const MOST_PACER_TEXTS = 1000;

type Json = Record<string, unknown>;

export async function reportLog(records: RuntimeRecords): Promise<Json> {
  const { order, clock } = records;
  const writer = new RecordWriter(records, await pacerTexts(records));
  const count = Math.min(order.count, MOST_RECORDS);
  return {
    clock: { zero: clock.zero, wall_start_ms: clock.wallStartMs, wall_precision_ns: clock.wallPrecisionNs, wall_from: clock.wallFrom, restarts: clock.restarts, placed: clock.placed.map(({ records: of, by, precisionNs }) => ({ records: of, by, precision_ns: precisionNs })) },
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

/** The pacer's lines change from release to release: as they stand, for as many as anybody reads. */
async function pacerTexts({ pacer, textAt }: RuntimeRecords): Promise<readonly string[]> {
  const offsets = Array.from(pacer.offset.subarray(0, MOST_PACER_TEXTS));
  const lines = await Promise.all(offsets.map(textAt));
  return lines.map((line) => line.slice(Math.max(0, line.indexOf('pacer: '))));
}

class RecordWriter {
  readonly #records: RuntimeRecords;
  readonly #pacerTexts: readonly string[];
  #detailRows = 0;

  constructor(records: RuntimeRecords, texts: readonly string[]) {
    this.#records = records;
    this.#pacerTexts = texts;
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
        // Go 1.19 tells both in one.
        const work = eagerBytes === undefined ? { work_bytes: backgroundBytes, total_bytes: releasedBytes } : { bg_bytes: backgroundBytes, eager_bytes: eagerBytes, now_bytes: releasedBytes };
        return { ...head('scav', scavenger, row), ...work, util_percent: utilPercent, note };
      }
      case 'pacer': {
        const line = pacerLineAt(pacer, row);
        return {
          ...head('pacer', pacer, row),
          text: this.#pacerTexts.at(row),
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
        return { ...head('init', inits, row), package: line.package, start_ns: line.startNs, clock_ns: line.clockNs, bytes: line.allocBytes, allocs: line.allocs };
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
      N: line.cycle,
      start_ns: line.startNs,
      util_percent: line.utilPercent,
      ...(line.checksForLeaks ? { leak: true } : {}),
      c1_ns: line.sweepTerminationNs,
      c2_ns: line.markNs,
      c3_ns: line.markTerminationNs,
      p1_ns: line.sweepTerminationCpuNs,
      pa_ns: line.assistCpuNs,
      pb_ns: line.backgroundCpuNs,
      pi_ns: line.idleCpuNs,
      p5_ns: line.markTerminationCpuNs,
      h0_bytes: line.startBytes,
      h1_bytes: line.peakBytes,
      h2_bytes: line.liveBytes,
      goal_bytes: line.goalBytes,
      stk_bytes: line.stackBytes,
      glob_bytes: line.globalBytes,
      P: line.procs,
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
    if (detail === undefined) return { ...base, queues: localQueues, ticks: schedTicks };
    return {
      ...base,
      gcwaiting: detail.gcWaiting,
      nmidlelocked: detail.idleLockedThreads,
      stopwait: detail.stopWait,
      sysmonwait: detail.sysmonWaits,
      ps: detail.procs.map((p) => ({ p: p.proc, status: p.status, schedtick: p.schedTick, syscalltick: p.syscallTick, m: p.thread, runqsize: p.queue, gfreecnt: p.freeGoroutines, timerslen: p.timers })),
      ms: detail.threads.map((m) => ({ m: m.thread, p: m.proc, curg: m.goroutine, mallocing: m.mallocing, throwing: m.throwing, preemptoff: m.preemptOff, locks: m.locks, dying: m.dying, spinning: m.spinning, blocked: m.blocked, lockedg: m.lockedGoroutine })),
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
  for (const { name, labels, values } of series) if (!Number.isNaN(values[row])) found[name + labels] = values[row];
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
