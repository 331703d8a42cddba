import type { Damage, TraceFacts } from '../api.ts';
import { latencySummary } from './ask/waitSummary.ts';
import type { TraceIndex } from './index/traceIndex.ts';
import { stateTotals } from './report.ts';
import { displayText } from './text.ts';
import { writtenBy } from './wire/header.ts';

export interface FactsInput {
  readonly name: string;
  readonly bytes: number;
  readonly inflatedBytes: number;
  readonly minor: number;
  readonly epochNs: number;
  readonly generations: number;
  readonly complete: boolean;
  readonly damage: Damage | undefined;
  readonly uncertainFromNs: number | undefined;
}

/** The figures of the overview, from whatever has been decoded so far. */
export function traceFacts(index: TraceIndex, input: FactsInput): TraceFacts {
  const { tally, ranges, startWaits, lastNs } = index;
  const totals = stateTotals(index);
  const heapMax = Math.max(0, ...[tally.metrics[1], tally.metrics[2]].map((stats) => (stats === undefined ? 0 : stats.maxHi * 4294967296 + stats.maxLo)));
  return {
    kind: 'go-trace',
    name: input.name,
    bytes: input.bytes,
    inflatedBytes: input.inflatedBytes,
    complete: input.complete,
    damage: input.damage,
    uncertainFromNs: input.uncertainFromNs,
    formatMinor: input.minor,
    writtenBy: writtenBy(input.minor),
    events: index.rows,
    generations: input.generations,
    durationNs: lastNs,
    wallStartMs: wallStart(index, input.epochNs),
    goroutines: tally.goroutineIds.count,
    procs: tally.procs.count,
    threads: tally.threads.count,
    gcCycles: ranges.marks.length,
    stwCount: ranges.stw.length,
    stwTotalNs: ranges.stw.reduce((sum, stop) => sum + (stop.endNs ?? lastNs) - stop.startNs, 0),
    longestStw: longestStw(index),
    startLatency: latencySummary(startWaits.ranks()),
    schedLatency: latencySummary(index.schedulingWaits.ranks()),
    longestStart: longestStart(index),
    heapMaxBytes: heapMax > 0 ? heapMax : undefined,
    totals: { execNs: totals.exec_ns, waitNs: totals.wait_ns, runnableNs: totals.runnable_ns, syscallNs: totals.syscall_ns },
    cpuSamples: tally.kinds[3],
    tasks: tally.taskBegins.total,
    regions: tally.regionBegins.total,
    logs: tally.logCategories.total,
  };
}

/** The last moment that a Date can hold. */
const MAX_DATE_MS = 8.64e15;

/** Wall clock of trace time 0 in ms since 1970, from the first clock snapshot. */
function wallStart({ tally }: TraceIndex, epochNs: number): number | undefined {
  const snapshot = tally.syncs.find((sync) => sync.snapshot !== undefined)?.snapshot;
  if (snapshot === undefined) return undefined;
  const ms = snapshot.wallUnixSeconds * 1000 + snapshot.wallNanoseconds / 1e6 - (snapshot.traceNs - epochNs) / 1e6;
  // A damaged snapshot can name a moment that no calendar has.
  return Math.abs(ms) <= MAX_DATE_MS ? ms : undefined;
}

function longestStw({ ranges, tables, lastNs }: TraceIndex): TraceFacts['longestStw'] {
  let longest: TraceFacts['longestStw'];
  ranges.stw.forEach((stop, at) => {
    const endNs = stop.endNs ?? lastNs;
    if (longest !== undefined && endNs - stop.startNs <= longest.endNs - longest.startNs) return;
    longest = { index: at, name: displayText(tables.texts[stop.kindText]), startNs: stop.startNs, endNs };
  });
  return longest;
}

function longestStart({ startWaits }: TraceIndex): TraceFacts['longestStart'] {
  let longest = -1;
  let longestNs = -1;
  for (let creation = 0; creation < startWaits.count; creation++) {
    const wait = startWaits.waitNs(creation);
    // One that has not run yet compares false.
    if (wait > longestNs) {
      longest = creation;
      longestNs = wait;
    }
  }
  if (longest < 0) return undefined;
  const startNs = startWaits.createdNs.values[longest];
  return { creation: longest, startNs, endNs: startNs + longestNs };
}
