// The `trace` section of the report: fields, names and definitions of the document that Go's reader is compared by. Times are
// ns since the first event; ids and 64-bit values are decimal strings.

import { nearestRank } from '../stats/nearestRank.ts';
import { GO, GO_STATE_NAMES, METRIC_NAMES, PROC_STATE_NAMES } from './columns.ts';
import { kindName } from './canonical.ts';
import type { TextCounts } from './index/textCounts.ts';
import type { TraceIndex } from './index/traceIndex.ts';
import { displayText } from './text.ts';
import { EXPERIMENTAL_NAMES } from './wire/eventTypes.ts';
import { signedDecimal, unsignedDecimal } from './wire/ids.ts';

export interface TraceReportInput {
  readonly index: TraceIndex;
  readonly minor: number;
  /** Absolute ns of the first event. */
  readonly epochNs: number;
  readonly damaged: boolean;
}

export function traceReport(input: TraceReportInput): Record<string, unknown> {
  const { index, minor, epochNs } = input;
  const { tally, goroutines, ranges, trace, lastNs } = index;
  const events = trace.rows;
  const text = (t: number): string => displayText(trace.texts[t]);
  const blockReasons = totalsByText(index);
  return {
    go_version: minor,
    events,
    ...(input.damaged ? { events_before_error: events } : {}),
    first_time_ns: events > 0 ? String(BigInt(epochNs)) : '',
    last_time_ns: events > 0 ? String(BigInt(epochNs) + BigInt(lastNs)) : '',
    duration_ns: lastNs,
    kinds: countsByName(tally.kinds, kindName),
    transitions: {
      ...countsByName(tally.goroutineTransitions, (detail) => `goroutine ${GO_STATE_NAMES[detail >> 4]} ${GO_STATE_NAMES[detail & 15]}`),
      ...countsByName(tally.procTransitions, (detail) => `proc ${PROC_STATE_NAMES[detail >> 4]} ${PROC_STATE_NAMES[detail & 15]}`),
    },
    goroutines_distinct: tally.goroutineIds.count,
    procs_distinct: tally.procs.count,
    threads_distinct: tally.threads.count,
    go_creates: goroutines.creations,
    syncs: syncRows(index),
    stw: ranges.stw.map((range) => ({
      name: `stop-the-world (${text(range.kindText)})`,
      start_ns: range.startNs,
      end_ns: range.endNs ?? null,
      g: goroutineId(index, range.goroutine),
    })),
    stw_by_name: stwByName(index),
    gc: ranges.marks.map((mark) => ({
      name: 'GC concurrent mark phase',
      start_ns: mark.startNs,
      end_ns: mark.endNs ?? null,
      ...(mark.activeAtStart ? { active_at_start: true } : {}),
    })),
    mark_assist: rangeTotal(ranges.assists(lastNs)),
    sweep: { ...rangeTotal(ranges.sweeps(lastNs)), bytes_swept: ranges.bytesSwept.toString(), bytes_reclaimed: ranges.bytesReclaimed.toString() },
    metrics: metricRows(index),
    create_to_start_ns: nearestRank(goroutines.sortedWaits(0, goroutines.creations)),
    runnable_to_running_ns: nearestRank(goroutines.schedulingWaits.sorted()),
    totals: stateTotals(index),
    block_reasons: Object.fromEntries([...blockReasons].map(([t, total]) => [text(t), total])),
    stop_reasons: textCounts(goroutines.stopReasons, text),
    tasks: beginEnds(tally.taskBegins, tally.taskEnds, text),
    regions: beginEnds(tally.regionBegins, tally.regionEnds, text),
    logs: tally.logCategories.total,
    log_categories: textCounts(tally.logCategories, text),
    labels: textCounts(tally.labels, text),
    cpu_samples: tally.kinds[3],
    experimental: countsByName(tally.experimental, (type) => EXPERIMENTAL_NAMES.get(type) ?? ''),
  };
}

/** The list that `--goroutines` adds: every incarnation that had a transition, by id, then time. */
export function goroutineRows(index: TraceIndex): readonly Record<string, unknown>[] {
  const { goroutines, trace, lastNs } = index;
  const rows: { readonly id: bigint; readonly row: Record<string, unknown> }[] = [];
  for (let g = 0; g < goroutines.count; g++) {
    if (Number.isNaN(goroutines.seenNs[g])) continue;
    const id = goroutineId(index, g);
    const created = !Number.isNaN(goroutines.createdNs[g]);
    const creator = goroutines.creator[g];
    rows.push({
      id: BigInt(id),
      row: {
        id,
        name: displayText(trace.texts[goroutines.name[g]]),
        created_ns: orNull(goroutines.createdNs[g]),
        ...(created ? { created_as: GO_STATE_NAMES[goroutines.createdAs[g]] } : {}),
        ...(creator >= 0 ? { creator: goroutineId(index, creator) } : {}),
        first_seen_ns: goroutines.seenNs[g],
        first_run_ns: orNull(goroutines.firstRunNs[g]),
        end_ns: orNull(goroutines.endNs[g]),
        exec_ns: goroutines.stateNs(g, GO.running, lastNs),
        wait_ns: goroutines.stateNs(g, GO.waiting, lastNs),
        runnable_ns: goroutines.stateNs(g, GO.runnable, lastNs),
        syscall_ns: goroutines.stateNs(g, GO.syscall, lastNs),
      },
    });
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  return rows.map(({ row }) => row);
}

/** The contract says null where a time never came. */
function orNull(ns: number): number | null {
  return Number.isNaN(ns) ? null : ns;
}

/** Time in each state over all goroutines, open stretches counted to the last event. */
export function stateTotals(index: TraceIndex): { exec_ns: number; wait_ns: number; runnable_ns: number; syscall_ns: number } {
  const { goroutines, lastNs } = index;
  const total = (state: number): number => {
    let sum = 0;
    for (let g = 0; g < goroutines.count; g++) sum += goroutines.stateNs(g, state, lastNs);
    return sum;
  };
  return { exec_ns: total(GO.running), wait_ns: total(GO.waiting), runnable_ns: total(GO.runnable), syscall_ns: total(GO.syscall) };
}

export function goroutineId(index: TraceIndex, goroutine: number): string {
  const { lo, hi } = index.trace.goroutines;
  return signedDecimal(lo[goroutine], hi[goroutine]);
}

function totalsByText(index: TraceIndex): Map<number, { count: number; total_ns: number; open: number }> {
  const { goroutines, lastNs } = index;
  const totals = new Map<number, { count: number; total_ns: number; open: number }>();
  for (const [text, count] of goroutines.blocks) totals.set(text, { count, total_ns: goroutines.blockNs(text), open: 0 });
  for (let g = 0; g < goroutines.count; g++) {
    const open = goroutines.openWait(g, lastNs);
    if (open === undefined) continue;
    let total = totals.get(open.reason);
    if (total === undefined) {
      total = { count: 0, total_ns: 0, open: 0 };
      totals.set(open.reason, total);
    }
    total.count++;
    total.total_ns += open.ns;
    total.open++;
  }
  return totals;
}

function syncRows({ tally }: TraceIndex): readonly Record<string, unknown>[] {
  return tally.syncs.map(({ row, timeNs, snapshot, allocFreeBatches }) => ({
    event: row,
    time_ns: timeNs,
    ...(snapshot === undefined
      ? {}
      : {
          clock_trace_ns: String(BigInt(snapshot.traceNs)),
          clock_mono_ns: unsignedDecimal(snapshot.monoLo, snapshot.monoHi),
          clock_wall_unix_ns: String(BigInt(snapshot.wallUnixSeconds) * 1_000_000_000n + BigInt(snapshot.wallNanoseconds)),
        }),
    ...(allocFreeBatches > 0 ? { experimental_batches: { AllocFree: allocFreeBatches } } : {}),
  }));
}

function stwByName({ ranges, trace, lastNs }: TraceIndex): Record<string, unknown> {
  const byName: Record<string, { count: number; total_ns: number; open: number }> = {};
  for (const range of ranges.stw) {
    const total = (byName[`stop-the-world (${displayText(trace.texts[range.kindText])})`] ??= { count: 0, total_ns: 0, open: 0 });
    total.count++;
    total.total_ns += (range.endNs ?? lastNs) - range.startNs;
    if (range.endNs === undefined) total.open++;
  }
  return byName;
}

function metricRows({ tally }: TraceIndex): Record<string, unknown> {
  const rows: Record<string, unknown> = {};
  tally.metrics.forEach((stats, metric) => {
    if (stats === undefined) return;
    rows[METRIC_NAMES[metric]] = {
      samples: stats.samples,
      min: unsignedDecimal(stats.minLo, stats.minHi),
      max: unsignedDecimal(stats.maxLo, stats.maxHi),
    };
  });
  return rows;
}

function rangeTotal(total: { readonly count: number; readonly totalNs: number; readonly open: number }): Record<string, number> {
  return { count: total.count, total_ns: total.totalNs, open: total.open };
}

function beginEnds(begins: TextCounts, ends: TextCounts, text: (t: number) => string): Record<string, unknown> {
  const types: Record<string, [number, number]> = {};
  for (const [t, count] of begins) types[text(t)] = [count, ends.count(t)];
  for (const [t, count] of ends) types[text(t)] ??= [0, count];
  return { begin: begins.total, end: ends.total, types };
}

function textCounts(counts: TextCounts, text: (t: number) => string): Record<string, number> {
  return Object.fromEntries([...counts].map(([t, count]) => [text(t), count]));
}

/** Codes that share a name are added up. */
function countsByName(counts: Float64Array, name: (code: number) => string): Record<string, number> {
  const byName: Record<string, number> = {};
  counts.forEach((count, code) => {
    if (count > 0) byName[name(code)] = (byName[name(code)] ?? 0) + count;
  });
  return byName;
}
