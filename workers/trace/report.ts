// The `trace` section of the report: fields, names and definitions of the document that Go's reader is compared by. Times are
// ns since the first event; ids and 64-bit values are decimal strings.

import { GO, GO_STATE_NAMES, METRIC_NAMES, PROC_STATE_NAMES } from './columns.ts';
import { kindName } from './canonical.ts';
import type { Details } from './index/details.ts';
import { goroutineStory } from './index/goroutineStory.ts';
import type { IndexedGeneration } from './index/indexedGeneration.ts';
import type { TextCounts } from './index/textCounts.ts';
import type { TraceIndex } from './index/traceIndex.ts';
import { displayText } from './text.ts';
import { EXPERIMENTAL_NAMES } from './wire/eventTypes.ts';
import { unsignedDecimal } from './wire/ids.ts';

export interface TraceReportInput {
  readonly index: TraceIndex;
  readonly minor: number;
  /** Absolute ns of the first event. */
  readonly epochNs: number;
  readonly damaged: boolean;
}

export function traceReport(input: TraceReportInput): Record<string, unknown> {
  const { index, minor, epochNs } = input;
  const { tally, ranges, startWaits, tables, rows: events, lastNs } = index;
  const text = (t: number): string => displayText(tables.texts[t]);
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
    go_creates: startWaits.count,
    syncs: syncRows(index),
    stw: ranges.stw.map((range) => ({
      name: `stop-the-world (${text(range.kindText)})`,
      start_ns: range.startNs,
      end_ns: range.endNs ?? null,
      g: range.goroutineId,
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
    create_to_start_ns: startWaits.ranks(),
    runnable_to_running_ns: index.schedulingWaits.ranks(),
    totals: stateTotals(index),
    block_reasons: Object.fromEntries([...blockReasons].map(([t, total]) => [text(t), total])),
    stop_reasons: textCounts(index.stopReasons, text),
    tasks: beginEnds(tally.taskBegins, tally.taskEnds, text),
    regions: beginEnds(tally.regionBegins, tally.regionEnds, text),
    logs: tally.logCategories.total,
    log_categories: textCounts(tally.logCategories, text),
    labels: textCounts(tally.labels, text),
    cpu_samples: tally.kinds[3],
    experimental: countsByName(tally.experimental, (type) => EXPERIMENTAL_NAMES.get(type) ?? ''),
  };
}

interface GoroutineRow {
  readonly id: bigint;
  readonly row: Record<string, unknown>;
}

/**
 * The list that `--goroutines` adds: every incarnation that had a transition, by id, then time. Needs every generation's detail, one
 * after the other.
 */
export async function goroutineRows(details: Details): Promise<readonly Record<string, unknown>[]> {
  const { index } = details;
  const rows: GoroutineRow[] = [];
  for (const generation of index.generations) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- all at once they may be more than there is memory for
    await details.holding(
      () => [generation],
      () => addRows(rows, index, generation),
    );
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  return rows.map(({ row }) => row);
}

/** Those that have their number in the generation. */
function addRows(rows: GoroutineRow[], index: TraceIndex, generation: IndexedGeneration): void {
  for (let local = 0; local < generation.goroutines; local++) {
    const number = generation.firstGoroutine + local;
    const story = goroutineStory(index, number);
    // One that was there before the generation is listed where it was first seen; one only mentioned, nowhere.
    if (story === undefined || story.number !== number || Number.isNaN(story.seenNs)) continue;
    rows.push({
      id: BigInt(story.id),
      row: {
        id: story.id,
        name: displayText(index.tables.texts[story.name]),
        created_ns: orNull(story.createdNs),
        ...(Number.isNaN(story.createdNs) ? {} : { created_as: GO_STATE_NAMES[story.createdAs] }),
        ...(story.creator < 0 ? {} : { creator: goroutineStory(index, story.creator)?.id }),
        first_seen_ns: story.seenNs,
        first_run_ns: orNull(story.firstRunNs),
        end_ns: orNull(story.endNs),
        exec_ns: story.execNs,
        wait_ns: story.waitNs,
        runnable_ns: story.runnableNs,
        syscall_ns: story.syscallNs,
      },
    });
  }
}

/** The contract says null where a time never came. */
function orNull(ns: number): number | null {
  return Number.isNaN(ns) ? null : ns;
}

/** Time in each state over all goroutines, open stretches counted to the last event. */
export function stateTotals({ stateNs, outlived, lastNs }: TraceIndex): { exec_ns: number; wait_ns: number; runnable_ns: number; syscall_ns: number } {
  const totals = stateNs.slice();
  // What is still open belongs to goroutines that live after the last generation.
  for (let row = 0; row < outlived.count; row++) totals[outlived.state[row]] += lastNs - outlived.sinceNs[row];
  return { exec_ns: totals[GO.running], wait_ns: totals[GO.waiting], runnable_ns: totals[GO.runnable], syscall_ns: totals[GO.syscall] };
}

function totalsByText({ blocks, blockNs, outlived, lastNs }: TraceIndex): Map<number, { count: number; total_ns: number; open: number }> {
  const totals = new Map<number, { count: number; total_ns: number; open: number }>();
  for (const [text, count] of blocks) totals.set(text, { count, total_ns: blockNs.count(text), open: 0 });
  for (let row = 0; row < outlived.count; row++) {
    if (outlived.state[row] !== GO.waiting) continue;
    const reason = outlived.reason[row];
    let total = totals.get(reason);
    if (total === undefined) {
      total = { count: 0, total_ns: 0, open: 0 };
      totals.set(reason, total);
    }
    total.count++;
    total.total_ns += lastNs - outlived.sinceNs[row];
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

function stwByName({ ranges, tables, lastNs }: TraceIndex): Record<string, unknown> {
  const byName: Record<string, { count: number; total_ns: number; open: number }> = {};
  for (const range of ranges.stw) {
    const total = (byName[`stop-the-world (${displayText(tables.texts[range.kindText])})`] ??= { count: 0, total_ns: 0, open: 0 });
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
