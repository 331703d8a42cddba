// Figures of the stops in a range: lengths over all and by name, and by what they were stretched.

import { type PauseFigures, type PauseKind, STRETCHED_BY } from '../api/pauses.ts';
import type { LatencySummary } from '../api/latency.ts';
import { durationBucket, durationHistogram } from '../trace/ask/annotations/durationHistogram.ts';
import { durationRanks } from '../trace/ask/annotations/durationRanks.ts';
import type { TimeRange } from '../units.ts';
import { type PauseColumns, rowsInRange } from './pauseColumns.ts';
import { wantedNames } from './pausePage.ts';

/** `wholeRange`: of the document. Only stops of `names`; empty: all. */
export function pauseFigures(pauses: PauseColumns, asked: TimeRange | undefined, names: readonly string[], wholeRange: TimeRange): PauseFigures {
  const range = asked ?? wholeRange;
  const rows = chosenRows(pauses, asked, names);
  const { ns, startNs, parts } = pauses;
  const lengths = Float64Array.from(rows, (row) => ns[row]);
  const stretchedCount = STRETCHED_BY.map(() => 0);
  const stretchedNs = STRETCHED_BY.map(() => 0);
  let stoppedNs = 0;
  const longestIn: number[] = [];
  for (const row of rows) {
    const by = pauses.stretched[row];
    stretchedCount[by]++;
    stretchedNs[by] += ns[row];
    stoppedNs += Math.max(0, Math.min(range.endNs, startNs[row] + ns[row]) - Math.max(range.startNs, startNs[row]));
    const bucket = durationBucket(ns[row]);
    while (longestIn.length <= bucket) longestIn.push(-1);
    if (longestIn[bucket] < 0 || ns[row] > ns[longestIn[bucket]]) longestIn[bucket] = row;
  }
  return {
    range,
    all: durationRanks(lengths),
    kinds: kindsOf(pauses, rows),
    stoppedNs,
    toStop: summaryOf(parts?.toStopNs, rows),
    untilWork: summaryOf(parts?.untilWorkNs, rows),
    from: 'stops',
    stretched: STRETCHED_BY.map((by, at) => ({ by, count: stretchedCount[at], ns: stretchedNs[at] })).filter(({ count }) => count > 0),
    longestIn: Int32Array.from(longestIn),
    known: pauses.known,
  };
}

function chosenRows(pauses: PauseColumns, asked: TimeRange | undefined, names: readonly string[]): Uint32Array {
  const { from, to } = rowsInRange(pauses, asked);
  const wanted = wantedNames(pauses, names);
  const rows = new Uint32Array(to - from);
  let count = 0;
  for (let row = from; row < to; row++) if (wanted[pauses.name[row]] === 1) rows[count++] = row;
  return rows.slice(0, count);
}

/** The largest sum first. */
function kindsOf({ ns, name, names }: PauseColumns, rows: Uint32Array): readonly PauseKind[] {
  const counts = new Uint32Array(names.length);
  for (const row of rows) counts[name[row]]++;
  const lengths = Array.from(counts, (count) => new Float64Array(count));
  counts.fill(0);
  for (const row of rows) lengths[name[row]][counts[name[row]]++] = ns[row];
  return names
    .map((text, at): PauseKind => ({ name: text, durations: durationRanks(lengths[at]), histogram: durationHistogram(lengths[at]) }))
    .filter(({ durations }) => durations.n > 0)
    .toSorted((a, b) => b.durations.sumNs - a.durations.sumNs);
}

/** Of what is told. */
function summaryOf(values: Float64Array | undefined, rows: Uint32Array): LatencySummary | undefined {
  if (values === undefined) return undefined;
  const told = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) if (!Number.isNaN(values[row])) told[count++] = values[row];
  return count === 0 ? undefined : durationRanks(told.subarray(0, count));
}
