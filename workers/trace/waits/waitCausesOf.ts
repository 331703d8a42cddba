// Why the waits of a selection lasted, all together: parts of generations added up, with what waits over an edge were kept by before it.

import { type LatencySummary, type Ns, WAIT_CAUSES, WAIT_KINDS, WAKERS, type WaitAnswers, type WaitCauses, type WaitQuestion, type WaitSelection } from '../../api.ts';
import { latencySummary } from '../../stats/latencySummary.ts';
import { bucketPercentiles } from '../../stats/logBuckets.ts';
import { boundless, coversWhole, generationsIn } from '../ask/breakdown/coveredRange.ts';
import { GenerationParts } from '../ask/breakdown/generationParts.ts';
import { Recent } from '../ask/breakdown/recent.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { type AttributionPart, attributionPart } from './attributionPart.ts';
import { CAUSE, CAUSES, KINDS, meantKinds } from './causes.ts';
import { knownShare, waitsOf } from './distributionOf.ts';
import { namedHolders } from './holders.ts';
import { type Carried, carriedInto, putInPlace } from './carried.ts';
import { mainCauseAt } from './waitListRows.ts';
import { matchingWaits } from './waitListMatch.ts';
import { WAKER_VALUES } from './waitSums.ts';
import { sweepWaits } from './waitSweep.ts';
import { marked, t } from '../../../language/t.ts';

type Question = Extract<WaitQuestion, { readonly ask: 'waitCauses' }>;

/** All, a selection, before and after a moment, a group. */
const MOST_SELECTIONS = 6;
const MOST_HOLDERS = 50;
const MOST_STOPS = 20;
const BEGAN_EARLIER = marked('They began in a part of the recording that has not been read, or was lost.');
const NO_PROCS = marked('The trace does not tell how many Ps there were.');

const recent = new WeakMap<CloseTrace, Recent<GenerationParts<AttributionPart>>>();

export async function askWaitCauses(trace: CloseTrace, { selection }: Question): Promise<WaitAnswers['waitCauses']> {
  const { index } = trace;
  const range = selection.range === undefined ? { startNs: -Infinity, endNs: Infinity } : boundless(index, selection.range);
  const numbers = generationsIn(index, range);
  const isAll = selection.group === undefined && (selection.kinds.length === 0 || selection.kinds.length === KINDS);
  const isWhole = (number: number): boolean => isAll && coversWhole(index, number, range);
  const unread = numbers.filter((number) => isWhole(number) && trace.collector(number) === undefined);
  if (unread.length > 0) trace.want(unread);
  const cut = selectionParts(trace, selection);
  await cut.take(numbers.filter((number) => !isWhole(number)));
  const parts = new Map<number, AttributionPart>();
  for (const number of numbers) {
    const part = isWhole(number) ? trace.collector(number)?.attribution : cut.part(number);
    if (part !== undefined) parts.set(number, part);
  }
  const known = knownShare(trace, numbers, (number) => parts.has(number));
  const total = addedUp(trace, parts);
  const latency = await latencyOf(trace, selection, total, known);
  return { selection, ...latency, ...told(index, total, selection), known };
}

/** Of the generations that a range cuts, and of some of the waits. */
function selectionParts(trace: CloseTrace, selection: WaitSelection): GenerationParts<AttributionPart> {
  let selections = recent.get(trace);
  if (selections === undefined) {
    selections = new Recent(MOST_SELECTIONS);
    recent.set(trace, selections);
  }
  const filter = { selection, lengthNs: undefined, main: undefined };
  return selections.get(
    JSON.stringify(selection),
    () =>
      new GenerationParts(trace, (close) => {
        const { waits } = sweepWaits(close);
        const matches = matchingWaits(trace, close, waits, filter);
        const counted = new Uint8Array(close.closeup.stretches.state.length);
        for (let row = 0; row < waits.count; row++) if (matches[row] === 1) counted[waits.stretch[row]] = 1;
        return attributionPart(close, sweepWaits(close, counted));
      }),
  );
}

interface Total {
  /** By kind, as in AttributionPart. */
  readonly count: Float64Array;
  readonly causes: Float64Array;
  readonly mainCause: Float64Array;
  readonly wakers: Float64Array;
  /** ns by key of HolderSums, and by stop. */
  readonly holders: Map<number, Ns>;
  readonly stops: Map<number, Ns>;
  readonly demand: Float64Array;
  /** By kind: ns of waits before what is known of them. */
  readonly beganEarlierNs: Float64Array;
}

function addedUp(trace: CloseTrace, parts: ReadonlyMap<number, AttributionPart>): Total {
  const total: Total = {
    count: new Float64Array(KINDS),
    causes: new Float64Array(KINDS * CAUSES),
    mainCause: new Float64Array(KINDS * CAUSES),
    wakers: new Float64Array(KINDS * WAKERS.length * WAKER_VALUES),
    holders: new Map(),
    stops: new Map(),
    demand: new Float64Array(3),
    beganEarlierNs: new Float64Array(KINDS),
  };
  for (const [number, part] of parts) addPart(total, part, carriedInto(trace, number));
  return total;
}

function addPart(total: Total, part: AttributionPart, carried: Carried | undefined): void {
  addInto(total.count, part.count);
  addInto(total.causes, part.causes);
  addInto(total.mainCause, part.mainCause);
  addInto(total.wakers, part.wakers);
  addInto(total.demand, part.demand);
  addKeyed(total.holders, part.holderKeys, part.holderNs);
  addKeyed(total.stops, part.stops, part.stopNs);
  part.headGoroutine.forEach((goroutine, i) => {
    const kind = part.headKind[i];
    const causes = part.headCauses.slice(i * CAUSES, (i + 1) * CAUSES);
    const carry = carried?.get(goroutine);
    total.mainCause[kind * CAUSES + mainCauseAt(causes, 0)]--;
    putInPlace(causes, 0, carry, part.headNs[i]);
    total.mainCause[kind * CAUSES + mainCauseAt(causes, 0)]++;
    total.beganEarlierNs[kind] += putInPlace(total.causes, kind * CAUSES, carry, part.headNs[i]);
  });
}

async function latencyOf(trace: CloseTrace, { range, kinds, group }: WaitSelection, { count, causes }: Total, known: number): Promise<{ readonly latency: LatencySummary; readonly p9999Ns: Ns }> {
  const { index } = trace;
  const meant = kindsOf(kinds);
  const n = meant.reduce((sum, kind) => sum + count[kind], 0);
  const sumNs = meant.reduce((sum, kind) => sum + sumOf(causes.subarray(kind * CAUSES, (kind + 1) * CAUSES)), 0);
  if (known === 1 && range === undefined && group === undefined && meant.length === KINDS) {
    return { latency: { ...latencySummary(index.schedulingWaits.ranks()), n, sumNs }, p9999Ns: index.schedulingWaits.percentile(99.99) };
  }
  const sums = (await waitsOf(trace, range)).total.sums(trace, group, kinds);
  const [minNs, p50Ns, p90Ns, p99Ns, p999Ns, p9999Ns] = bucketPercentiles(sums.counts, [0, 50, 90, 99, 99.9, 99.99]).map((ns) => Math.min(ns, sums.longestNs));
  return { latency: { n, minNs, p50Ns, p90Ns, p99Ns, p999Ns, maxNs: sums.longestNs, sumNs }, p9999Ns };
}

const ofKind = (values: Float64Array, kind: number): readonly number[] => Array.from(values.subarray(kind * CAUSES, (kind + 1) * CAUSES));

function told(index: TraceIndex, total: Total, { kinds }: WaitSelection): Omit<WaitCauses, 'selection' | 'latency' | 'p9999Ns' | 'known'> {
  const meant = kindsOf(kinds);
  const sumOfKinds = (values: Float64Array): readonly number[] => WAIT_CAUSES.map((_, cause) => meant.reduce((sum, kind) => sum + values[kind * CAUSES + cause], 0));
  const causes = sumOfKinds(total.causes);
  const { busy, syscalls } = namedHolders(index, total.holders, causes[CAUSE.busyGc] + causes[CAUSE.busyProgram] + causes[CAUSE.busyDemand], causes[CAUSE.syscall]);
  const stops = [...total.stops]
    .filter(([, waitedNs]) => waitedNs > 0)
    .map(([stop, waitedNs]) => ({ index: stop, name: displayText(index.tables.texts[index.ranges.stw[stop].kindText]), startNs: index.ranges.stw[stop].startNs, waitedNs }))
    .toSorted((a, b) => b.waitedNs - a.waitedNs || a.index - b.index);
  const names = new Map<string, Ns>();
  for (const { name, waitedNs } of stops) names.set(name, (names.get(name) ?? 0) + waitedNs);
  const [waitingNs, procsNs, busyNs] = total.demand;
  const earlierNs = meant.reduce((sum, kind) => sum + total.beganEarlierNs[kind], 0);
  return {
    causes,
    mainCause: sumOfKinds(total.mainCause),
    kinds: meant.map((kind) => ({ kind: WAIT_KINDS[kind], count: total.count[kind], causes: ofKind(total.causes, kind) })),
    stops: stops.slice(0, MOST_STOPS),
    stopNames: [...names].map(([name, waitedNs]) => ({ name, waitedNs })).toSorted((a, b) => b.waitedNs - a.waitedNs),
    holders: busy.slice(0, MOST_HOLDERS),
    otherHoldersNs: busy.slice(MOST_HOLDERS).reduce((sum, { waitedNs }) => sum + waitedNs, 0),
    syscallHolders: syscalls.slice(0, MOST_HOLDERS),
    wakers: WAKERS.map((waker, i) => {
      const value = (which: number): number => meant.reduce((sum, kind) => sum + total.wakers[(kind * WAKERS.length + i) * WAKER_VALUES + which], 0);
      return { waker, count: value(0), idleNs: value(1) };
    })
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.idleNs - a.idleNs),
    unknownWhy: [
      { why: t(BEGAN_EARLIER), ns: Math.min(earlierNs, causes[CAUSE.unknown]) },
      { why: t(NO_PROCS), ns: causes[CAUSE.unknown] - Math.min(earlierNs, causes[CAUSE.unknown]) },
    ].filter(({ ns }) => ns > 0),
    demand: busyNs > 0 ? { waiting: waitingNs / busyNs, procs: procsNs / busyNs } : undefined,
  };
}

/** Places in WAIT_KINDS. */
/** Places of the kinds that are meant. */
function kindsOf(kinds: WaitSelection['kinds']): readonly number[] {
  const meant = meantKinds(kinds);
  return [...meant.keys()].filter((kind) => meant[kind] === 1);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function addInto(sums: Float64Array, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) sums[i] += values[i];
}

function addKeyed(sums: Map<number, Ns>, keys: ArrayLike<number>, values: Float64Array): void {
  for (let i = 0; i < keys.length; i++) sums.set(keys[i], (sums.get(keys[i]) ?? 0) + values[i]);
}
