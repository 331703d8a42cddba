// Samples of waits for a P, all and by how they began, and of tasks by type: what needs every generation to have been read closely.

import type { ComparableSample, WaitKind } from '../../api.ts';
import { WAIT_KINDS } from '../../api.ts';
import { type Distinct, distinctOfAll, distinctOfSorted } from '../../comparable/distinct.ts';
import { type Timed, sampleInStretches, sampleOf, stretchesFor } from '../../comparable/sample.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import type { MarkTables } from '../ask/annotations/markJoin.ts';
import type { LengthLists, TimedWaits } from '../waits/distributionTimed.ts';
import { marked, t } from '../../../language/t.ts';

/** How the names of samples say it; waits of new goroutines are `start`. */
const NAMES: Readonly<Record<Exclude<WaitKind, 'created'>, readonly [name: string, label: string]>> = {
  unblocked: ['sched.unblocked', marked('Waiting for a P after being unblocked')],
  preempted: ['sched.preempted', marked('Waiting for a P after being preempted')],
  yielded: ['sched.yielded', marked('Waiting for a P after making way')],
  'system call': ['sched.syscall', marked('Waiting for a P after a system call')],
};
/** Of more waits than this the exact lengths of all would take too long to put together. */
const MOST_EXACT = 4_000_000;

/** @param parts of all generations. */
export function waitSamples(index: TraceIndex, parts: readonly TimedWaits[]): readonly ComparableSample[] {
  const kinds = Array.from(WAIT_KINDS.keys());
  const all = sampleOfKinds(index, parts, kinds, parts.some(({ fine }) => fine !== undefined) ? exactLengths(index) : undefined);
  const samples: ComparableSample[] = [{ name: 'sched', label: marked('Waiting for a P'), unit: 'ns', better: 'lower', sample: all }];
  for (const [place, kind] of WAIT_KINDS.entries()) {
    if (kind === 'created') continue;
    const [name, label] = NAMES[kind];
    samples.push({ name, label, unit: 'ns', better: 'lower', sample: sampleOfKinds(index, parts, [place], undefined) });
  }
  return samples;
}

/** Durations of tasks that began and ended in the recording, in the stretch in which they ended. */
export function taskSamples({ tables: { texts }, lastNs }: TraceIndex, { tasks }: MarkTables): readonly ComparableSample[] {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < tasks.count; row++) {
    if (Number.isNaN(tasks.endNs.values[row] - tasks.startNs.values[row])) continue;
    const type = tasks.type.values[row];
    const rows = rowsOf.get(type);
    if (rows === undefined) rowsOf.set(type, [row]);
    else rows.push(row);
  }
  return [...rowsOf].map(([type, rows]) => {
    const endNs = Float64Array.from(rows, (row) => tasks.endNs.values[row]);
    const ns = Float64Array.from(rows, (row, i) => endNs[i] - tasks.startNs.values[row]);
    const name = displayText(texts[type]);
    return { name: `task.${name}`, label: t('Task {name}', { name }), unit: 'ns', better: 'lower', sample: sampleOf(ns, endNs, lastNs) };
  });
}

function exactLengths({ schedulingWaits }: TraceIndex): Distinct | undefined {
  return schedulingWaits.count > MOST_EXACT ? undefined : distinctOfSorted(schedulingWaits.sorted());
}

function sampleOfKinds({ lastNs }: TraceIndex, parts: readonly TimedWaits[], kinds: readonly number[], exact: Distinct | undefined): ComparableSample['sample'] {
  const lengths = exact ?? distinctOfAll(parts.flatMap((part) => kinds.flatMap((kind) => lengthsOf(part, kind))));
  const stretches = stretchesFor(lengths.count.reduce((sum, count) => sum + count, 0));
  return sampleInStretches(
    lengths,
    stretches,
    parts.flatMap((part) => kinds.map((kind) => timed(part, kind, lastNs, stretches))),
  );
}

function lengthsOf({ fine, lists, stretches }: TimedWaits, kind: number): readonly Distinct[] {
  if (fine !== undefined) return [{ ...listAt(fine, kind), rounded: true }];
  return Array.from({ length: stretches }, (_, stretch) => ({ ...listAt(lists, kind * stretches + stretch), rounded: false }));
}

function listAt({ first, ns, count }: LengthLists, list: number): Pick<Distinct, 'value' | 'count'> {
  return { value: Float64Array.from(ns.subarray(first[list], first[list + 1])), count: Float64Array.from(count.subarray(first[list], first[list + 1])) };
}

/** A generation's stretches are put where their middles are in the recording. */
function timed({ lists, stretches: own, fromNs, lastNs }: TimedWaits, kind: number, durationNs: number, stretches: number): Timed {
  const { first, ns, count } = lists;
  const from = first[kind * own];
  const to = first[(kind + 1) * own];
  const stretch = new Uint8Array(to - from);
  for (let list = 0; list < own; list++) {
    const middleNs = fromNs + ((list + 0.5) * (lastNs - fromNs)) / own;
    const place = durationNs > 0 ? Math.max(0, Math.min(stretches - 1, Math.floor((middleNs * stretches) / durationNs))) : 0;
    stretch.fill(place, first[kind * own + list] - from, first[kind * own + list + 1] - from);
  }
  return { stretch, value: ns.subarray(from, to), count: count.subarray(from, to) };
}
