// Ps that ran nothing while a goroutine was runnable: idle, or kept by a system call. Stops of the world are no stall.

import type { Ns, StartUpAnomaly, TimeRange } from '../../api.ts';
import { GO } from '../columns.ts';
import { laneProcs } from '../ask/laneProcs.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import { lanePieces } from '../index/laneSlices.ts';
import { KIND_MASK, SPAN } from '../index/slice.ts';
import type { HeldGeneration } from './heldGeneration.ts';
import { goroutineOf } from './firstSigns.ts';

/** A wake-up that goes well takes some ten µs. */
const LEAST_NS = 100_000;
/** The longest waits are looked at, of so many goroutines and Ps: the answer stays small in any trace. */
const MOST_WAITS = 500;
const MOST_PROCS = 64;

type How = Extract<StartUpAnomaly, { readonly what: 'P stalled' }>['how'];

interface Wait {
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Row of the closeup's stretches. */
  readonly row: number;
}

interface Gap {
  readonly how: How;
  readonly startNs: Ns;
  readonly endNs: Ns;
}

/** Within `range`; by P and how, the longest sum first. */
export function stalledProcs(trace: SummedTrace, first: HeldGeneration, range: TimeRange): readonly StartUpAnomaly[] {
  const waits = longWaits(first, range);
  if (waits.length === 0) return [];
  return laneProcs(trace.index)
    .slice(0, MOST_PROCS)
    .flatMap(({ proc, number }) => {
      const gaps = gapsOf(trace, proc, range);
      return (['idle', 'in a system call'] as const).flatMap((how) => stalled(first, waits, gaps.filter((gap) => gap.how === how), number, how) ?? []);
    })
    .toSorted((a, b) => b.range.endNs - b.range.startNs - (a.range.endNs - a.range.startNs));
}

function stalled(first: HeldGeneration, waits: readonly Wait[], gaps: readonly Gap[], proc: number, how: How): StartUpAnomaly | undefined {
  let times = 0;
  let totalNs = 0;
  let longest: Wait | undefined;
  for (const gap of gaps) {
    // Of the goroutines that were runnable meanwhile, the one that was so for longest.
    let most: Wait | undefined;
    for (const { startNs, endNs, row } of waits) {
      const both = { startNs: Math.max(gap.startNs, startNs), endNs: Math.min(gap.endNs, endNs), row };
      if (both.endNs - both.startNs >= LEAST_NS && (most === undefined || lengthOf(both) > lengthOf(most))) most = both;
    }
    if (most === undefined) continue;
    times++;
    totalNs += lengthOf(most);
    if (longest === undefined || lengthOf(most) > lengthOf(longest)) longest = most;
  }
  if (longest === undefined) return undefined;
  const { startNs, endNs, row } = longest;
  return { what: 'P stalled', proc, how, times, totalNs, range: { startNs, endNs }, goroutine: first.goroutine(goroutineOf(first, row)), stack: first.frames(first.closeup.stretches.stack[row]) };
}

function longWaits({ closeup, endNs: lastNs }: HeldGeneration, range: TimeRange): readonly Wait[] {
  const { first, startNs, state } = closeup.stretches;
  const waits: Wait[] = [];
  for (let goroutine = 0; goroutine + 1 < first.length; goroutine++) {
    for (let row = first[goroutine]; row < first[goroutine + 1]; row++) {
      if (state[row] !== GO.runnable || Number.isNaN(startNs[row]) || startNs[row] >= range.endNs) continue;
      const endNs = Math.min(range.endNs, row + 1 < first[goroutine + 1] ? startNs[row + 1] : lastNs);
      if (endNs - startNs[row] >= LEAST_NS) waits.push({ startNs: startNs[row], endNs, row });
    }
  }
  return waits.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, MOST_WAITS);
}

/** Long stretches of `range` in which a P ran no goroutine and the world was not stopped. */
function gapsOf(trace: SummedTrace, proc: number, range: TimeRange): readonly Gap[] {
  const gaps: Gap[] = [];
  const busy: TimeRange[] = trace.index.ranges.stw.filter(({ startNs }) => startNs < range.endNs).map(({ startNs, endNs }) => ({ startNs, endNs: endNs ?? range.endNs }));
  const add = (startNs: Ns, endNs: Ns, kind: number): void => {
    busy.push({ startNs, endNs });
    if (kind === SPAN.syscall && endNs - startNs >= LEAST_NS) gaps.push({ how: 'in a system call', startNs, endNs });
  };
  for (const piece of lanePieces(trace, proc, range.startNs, range.endNs)) {
    if (piece.what === 'single') add(piece.startNs, piece.endNs, piece.kind);
    else for (let row = piece.from; row < piece.to; row++) add(piece.rows.startNs[row], piece.rows.endNs[row], piece.rows.kindAndThread[row] & KIND_MASK);
  }
  let sinceNs = range.startNs;
  for (const { startNs, endNs } of [...busy.toSorted((a, b) => a.startNs - b.startNs), { startNs: range.endNs, endNs: range.endNs }]) {
    if (startNs - sinceNs >= LEAST_NS) gaps.push({ how: 'idle', startNs: sinceNs, endNs: startNs });
    sinceNs = Math.max(sinceNs, endNs);
  }
  return gaps;
}

function lengthOf({ startNs, endNs }: TimeRange): Ns {
  return endNs - startNs;
}
