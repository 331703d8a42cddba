// What else was going on during a wait.

import { GC_PHASES, type Ns, type Overlap } from '../../api.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { generationAfter, lanePieces } from '../index/laneSlices.ts';
import { displayText } from '../text.ts';
import { laneProcs } from './laneProcs.ts';
import { t } from '../../../language/t.ts';

/** Slices looked at to find when all Ps were busy; a wait over more is told without that. */
const MOST_SLICES = 20_000;
const MOST_OVERLAPS = 12;

/** What overlapped [startNs, endNs), longest overlap first. */
export function overlaps(trace: SummedTrace, startNs: Ns, endNs: Ns): readonly Overlap[] {
  const { index } = trace;
  const found: Overlap[] = [];
  const take = (what: Overlap['what'], label: string, from: Ns, to: Ns, overlapNs = Math.min(to, endNs) - Math.max(from, startNs)): void => {
    if (overlapNs > 0) found.push({ what, label, startNs: from, endNs: to, overlapNs });
  };
  for (const stop of index.ranges.stw) {
    take('stw', `stop-the-world (${displayText(index.tables.texts[stop.kindText])})`, stop.startNs, stop.endNs ?? index.lastNs);
  }
  const phases = index.ranges.phases(index.lastNs);
  phases.kind.forEach((kind, i) => {
    // The stopped phases are listed as stops already.
    if (kind === 1 || kind === 3) take('gc-phase', `GC ${GC_PHASES[kind]}`, phases.startNs[i], phases.endNs[i]);
  });
  const busy = allBusy(trace, startNs, endNs);
  if (busy !== undefined) take('running-on-all-procs', t('every P was running something'), busy.startNs, busy.endNs, busy.ns);
  return found.toSorted((a, b) => b.overlapNs - a.overlapNs).slice(0, MOST_OVERLAPS);
}

/** Generations whose slices are looked at for that. */
export function overlapsNeed(trace: SummedTrace, startNs: Ns, endNs: Ns): readonly IndexedGeneration[] {
  if (tooMany(trace, startNs, endNs)) return [];
  const { index, summaries } = trace;
  const { generations } = index;
  const needed: IndexedGeneration[] = [];
  for (let at = generationAfter(index, startNs); at < generations.length && generations[at].fromNs < endNs; at++) {
    if (summaries[at].slices > 0) needed.push(generations[at]);
  }
  return needed;
}

/** Generations that lie within the stretch tell already that it has too many slices. */
function tooMany({ index, summaries }: SummedTrace, startNs: Ns, endNs: Ns): boolean {
  const { generations } = index;
  let slices = 0;
  for (let at = generationAfter(index, startNs); at < generations.length && generations[at].lastNs <= endNs; at++) {
    if (generations[at].fromNs >= startNs) slices += summaries[at].slices;
  }
  return slices > MOST_SLICES;
}

/**
 * Time in [startNs, endNs) in which no P was idle, from its first such moment to its last; undefined: there is none, or too
 * much to look at. Hand-overs leave gaps of a few ns, so it is the sum that counts, not one unbroken stretch.
 */
function allBusy(trace: SummedTrace, startNs: Ns, endNs: Ns): { startNs: Ns; endNs: Ns; ns: Ns } | undefined {
  if (tooMany(trace, startNs, endNs)) return undefined;
  const procs = laneProcs(trace.index);
  if (procs.length === 0) return undefined;
  const edges: { readonly ns: Ns; readonly change: number }[] = [];
  for (const { proc } of procs) {
    for (const piece of lanePieces(trace, proc, startNs, endNs)) {
      if (piece.what === 'single') {
        edges.push({ ns: Math.max(startNs, piece.startNs), change: 1 }, { ns: Math.min(endNs, piece.endNs), change: -1 });
        continue;
      }
      const { rows, from, to } = piece;
      if (edges.length + 2 * (to - from) > 2 * MOST_SLICES) return undefined;
      for (let row = from; row < to; row++) {
        edges.push({ ns: Math.max(startNs, rows.startNs[row]), change: 1 }, { ns: Math.min(endNs, rows.endNs[row]), change: -1 });
      }
    }
  }
  // At equal times one slice's end comes after the next one's start: a hand-over leaves no P idle.
  edges.sort((a, b) => a.ns - b.ns || b.change - a.change);
  let running = 0;
  let since: Ns | undefined;
  let first: Ns | undefined;
  let last = 0;
  let ns = 0;
  for (const edge of edges) {
    running += edge.change;
    if (running >= procs.length) since ??= edge.ns;
    else if (since !== undefined) {
      first ??= since;
      last = edge.ns;
      ns += edge.ns - since;
      since = undefined;
    }
  }
  return first === undefined ? undefined : { startNs: first, endNs: last, ns };
}
