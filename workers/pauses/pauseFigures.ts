// Figures of the stops in a range: lengths over all and by name, and by what they were stretched.

import { type PauseFigures, type PauseKind, STRETCHED_BY } from '../api/pauses.ts';
import type { LatencySummary } from '../api/latency.ts';
import { durationRanks } from '../trace/ask/annotations/durationRanks.ts';
import type { TimeRange } from '../units.ts';
import { lengthBuckets } from './lengthBuckets.ts';
import { type PauseColumns, rowsInRange } from './pauseColumns.ts';
import { wantedNames } from './pausePage.ts';

const BUCKETS = 256;

interface Kept {
  readonly asked: string;
  readonly figures: PauseFigures;
}

/** The last few that were asked for: of all kinds, and of those chosen. */
const MOST_KEPT = 3;
const kept = new WeakMap<PauseColumns, readonly Kept[]>();

/** `wholeRange`: of the document. Only stops of `names`; empty: all. */
export function pauseFigures(pauses: PauseColumns, asked: TimeRange | undefined, names: readonly string[], wholeRange: TimeRange): PauseFigures {
  const key = JSON.stringify([asked ?? wholeRange, names]);
  const known = kept.get(pauses) ?? [];
  const same = known.find((one) => one.asked === key);
  const figures = same?.figures ?? makeFigures(pauses, asked, names, wholeRange);
  if (same === undefined) kept.set(pauses, [{ asked: key, figures }, ...known.slice(0, MOST_KEPT - 1)]);
  return ownArrays(figures);
}

/** An answer's arrays are moved to the page. */
function ownArrays(figures: PauseFigures): PauseFigures {
  return { ...figures, kinds: figures.kinds.map((kind) => ({ ...kind, histogram: kind.histogram.slice() })), longestIn: figures.longestIn.slice() };
}

function makeFigures(pauses: PauseColumns, asked: TimeRange | undefined, names: readonly string[], wholeRange: TimeRange): PauseFigures {
  const range = asked ?? wholeRange;
  const rows = chosenRows(pauses, asked, names);
  const { ns, startNs, parts } = pauses;
  const buckets = lengthBuckets(pauses);
  const lengths = new Float64Array(rows.length);
  const stretchedCount = new Float64Array(STRETCHED_BY.length);
  const stretchedNs = new Float64Array(STRETCHED_BY.length);
  const longestIn = new Int32Array(BUCKETS).fill(-1);
  let stoppedNs = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    lengths[i] = ns[row];
    const by = pauses.stretched[row];
    stretchedCount[by]++;
    stretchedNs[by] += ns[row];
    stoppedNs += Math.max(0, Math.min(range.endNs, startNs[row] + ns[row]) - Math.max(range.startNs, startNs[row]));
    const bucket = buckets[row];
    if (longestIn[bucket] < 0 || ns[row] > ns[longestIn[bucket]]) longestIn[bucket] = row;
  }
  return {
    range,
    all: durationRanks(lengths),
    kinds: kindsOf(pauses, rows, buckets),
    stoppedNs,
    toStop: summaryOf(parts?.toStopNs, rows),
    untilWork: summaryOf(parts?.untilWorkNs, rows),
    from: 'stops',
    stretched: STRETCHED_BY.map((by, at) => ({ by, count: stretchedCount[at], ns: stretchedNs[at] })).filter(({ count }) => count > 0),
    longestIn: longestIn.slice(0, longestIn.findLastIndex((row) => row >= 0) + 1),
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
function kindsOf({ ns, name, names }: PauseColumns, rows: Uint32Array, buckets: Uint8Array): readonly PauseKind[] {
  const counts = new Uint32Array(names.length);
  for (let i = 0; i < rows.length; i++) counts[name[rows[i]]]++;
  const lengths = Array.from(counts, (count) => new Float64Array(count));
  const histograms = Array.from(counts, () => new Uint32Array(BUCKETS));
  counts.fill(0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const kind = name[row];
    lengths[kind][counts[kind]++] = ns[row];
    histograms[kind][buckets[row]]++;
  }
  return names
    .map((text, at): PauseKind => ({ name: text, durations: durationRanks(lengths[at]), histogram: histograms[at].slice(0, histograms[at].findLastIndex((count) => count > 0) + 1) }))
    .filter(({ durations }) => durations.n > 0)
    .toSorted((a, b) => b.durations.sumNs - a.durations.sumNs);
}

/** Of what is told. */
function summaryOf(values: Float64Array | undefined, rows: Uint32Array): LatencySummary | undefined {
  if (values === undefined) return undefined;
  const told = new Float64Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (!Number.isNaN(values[rows[i]])) told[count++] = values[rows[i]];
  return count === 0 ? undefined : durationRanks(told.subarray(0, count));
}
