// What there is to say about one goroutine, one creation, one stop.

import { GC_PHASES, type CreationDetail, type GoroutineDetail, type GoroutineRef, type Overlap, type StwDetail } from '../../api.ts';
import { GO } from '../columns.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { goroutineId } from '../report.ts';
import { displayText } from '../text.ts';
import { stackFrames } from './stack.ts';

/** Slices looked at to find when all Ps were busy; a wait over more is told without that. */
const MOST_SLICES = 20_000;
const MOST_OVERLAPS = 12;

export function goroutineRef(index: TraceIndex, goroutine: number): GoroutineRef {
  const name = index.goroutines.name[goroutine] ?? 0;
  return { goroutine, id: goroutineId(index, goroutine), name: displayText(index.trace.texts[name]) };
}

export function askGoroutine(index: TraceIndex, goroutine: number): GoroutineDetail | undefined {
  const { goroutines, lastNs } = index;
  if (!(goroutine >= 0 && goroutine < goroutines.count)) return undefined;
  const creator = goroutines.creator[goroutine];
  const creation = goroutines.creation[goroutine];
  return {
    ...goroutineRef(index, goroutine),
    creator: creator < 0 ? undefined : goroutineRef(index, creator),
    creationStack: stackFrames(index.trace, goroutines.creationStack[goroutine]),
    createdNs: known(goroutines.createdNs[goroutine]),
    firstRunNs: known(goroutines.firstRunNs[goroutine]),
    endNs: known(goroutines.endNs[goroutine]),
    execNs: goroutines.stateNs(goroutine, GO.running, lastNs),
    waitNs: goroutines.stateNs(goroutine, GO.waiting, lastNs),
    runnableNs: goroutines.stateNs(goroutine, GO.runnable, lastNs),
    syscallNs: goroutines.stateNs(goroutine, GO.syscall, lastNs),
    creation: creation < 0 ? undefined : creation,
  };
}

export function askCreation(index: TraceIndex, creation: number): CreationDetail | undefined {
  const { goroutines } = index;
  if (!(creation >= 0 && creation < goroutines.creations)) return undefined;
  const goroutine = goroutines.creationGoroutine[creation];
  const creator = goroutines.creator[goroutine];
  const createdNs = goroutines.createdNs[goroutine];
  const wait = goroutines.creationWaitNs[creation];
  const ran = !Number.isNaN(wait);
  const waitNs = ran ? wait : index.lastNs - createdNs;
  const proc = goroutines.creationProc[creation];
  const { lo, hi } = index.trace.procs;
  let rank = 1;
  for (let other = 0; other < goroutines.creations; other++) if (goroutines.creationWaitNs[other] > waitNs) rank++;
  return {
    creation,
    created: goroutineRef(index, goroutine),
    creator: creator < 0 ? undefined : goroutineRef(index, creator),
    creationStack: stackFrames(index.trace, goroutines.creationStack[goroutine]),
    createdNs,
    startNs: ran ? createdNs + wait : undefined,
    waitNs,
    proc: proc < 0 ? undefined : hi[proc] * 4294967296 + lo[proc],
    rank,
    ofCount: goroutines.started,
    overlaps: overlaps(index, createdNs, createdNs + waitNs),
  };
}

export function askStw(index: TraceIndex, at: number): StwDetail | undefined {
  const stop = index.ranges.stw[at];
  if (stop === undefined) return undefined;
  return {
    index: at,
    ofCount: index.ranges.stw.length,
    name: displayText(index.trace.texts[stop.kindText]),
    startNs: stop.startNs,
    endNs: stop.endNs,
    goroutine: goroutineRef(index, stop.goroutine),
    stack: stackFrames(index.trace, stop.stack),
  };
}

/** What else was going on in [startNs, endNs), longest overlap first. */
function overlaps(index: TraceIndex, startNs: number, endNs: number): readonly Overlap[] {
  const found: Overlap[] = [];
  const take = (what: Overlap['what'], label: string, from: number, to: number, overlapNs = Math.min(to, endNs) - Math.max(from, startNs)): void => {
    if (overlapNs > 0) found.push({ what, label, startNs: from, endNs: to, overlapNs });
  };
  for (const stop of index.ranges.stw) {
    take('stw', `stop-the-world (${displayText(index.trace.texts[stop.kindText])})`, stop.startNs, stop.endNs ?? index.lastNs);
  }
  const phases = index.ranges.phases(index.lastNs);
  phases.kind.forEach((kind, i) => {
    // The stopped phases are listed as stops already.
    if (kind === 1 || kind === 3) take('gc-phase', `GC ${GC_PHASES[kind]}`, phases.startNs[i], phases.endNs[i]);
  });
  const busy = allBusy(index, startNs, endNs);
  if (busy !== undefined) take('running-on-all-procs', 'every P was running something', busy.startNs, busy.endNs, busy.ns);
  return found.toSorted((a, b) => b.overlapNs - a.overlapNs).slice(0, MOST_OVERLAPS);
}

/**
 * Time in [startNs, endNs) in which no P was idle, from its first such moment to its last; undefined: there is none, or too
 * much to look at. Hand-overs leave gaps of a few ns, so it is the sum that counts, not one unbroken stretch.
 */
function allBusy(index: TraceIndex, startNs: number, endNs: number): { startNs: number; endNs: number; ns: number } | undefined {
  const edges: { readonly ns: number; readonly change: number }[] = [];
  let procs = 0;
  for (const [proc, lane] of index.lanes.lanes.entries()) {
    if (!index.tally.procs.has(proc)) continue;
    procs++;
    const from = lane.firstEndingAfter(startNs);
    const to = lane.firstStartingFrom(endNs, from);
    if (edges.length + 2 * (to - from) > 2 * MOST_SLICES) return undefined;
    for (let i = from; i < to; i++) {
      edges.push({ ns: Math.max(startNs, lane.startNs(i)), change: 1 }, { ns: Math.min(endNs, lane.endNs(i)), change: -1 });
    }
  }
  if (procs === 0) return undefined;
  // At equal times one slice's end comes after the next one's start: a hand-over leaves no P idle.
  edges.sort((a, b) => a.ns - b.ns || b.change - a.change);
  let running = 0;
  let since: number | undefined;
  let first: number | undefined;
  let last = 0;
  let ns = 0;
  for (const edge of edges) {
    running += edge.change;
    if (running >= procs) since ??= edge.ns;
    else if (since !== undefined) {
      first ??= since;
      last = edge.ns;
      ns += edge.ns - since;
      since = undefined;
    }
  }
  return first === undefined ? undefined : { startNs: first, endNs: last, ns };
}

function known(ns: number): number | undefined {
  return Number.isNaN(ns) ? undefined : ns;
}
