// What there is to say about one goroutine, one creation, one stop.

import type { CreationDetail, GoroutineDetail, GoroutineRef, Ns, StwDetail } from '../../api.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import { generationOf, generationOfCreation, goroutineStory } from '../index/goroutineStory.ts';
import { type IndexedGeneration, outlivedPlace } from '../index/indexedGeneration.ts';
import { LONG, type StartWaits } from '../index/startWaits.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { overlaps, overlapsNeed } from './overlaps.ts';
import { stackFrames } from './stack.ts';

/** `goroutine` must be one of the trace's, and its generation must have its detail if it is told there alone. */
export function goroutineRef(index: TraceIndex, goroutine: number): GoroutineRef {
  const story = goroutineStory(index, goroutine);
  if (story === undefined) throw new Error('A goroutine is asked for that nothing is held of.');
  return { goroutine: story.number, id: story.id, name: displayText(index.tables.texts[story.name]) };
}

export function askGoroutine(index: TraceIndex, goroutine: number): GoroutineDetail | undefined {
  const story = goroutineStory(index, goroutine);
  if (story === undefined) return undefined;
  return {
    ...goroutineRef(index, goroutine),
    creator: story.creator < 0 ? undefined : goroutineRef(index, story.creator),
    creationStack: stackFrames(index.tables, story.creationStack),
    createdNs: known(story.createdNs),
    firstRunNs: known(story.firstRunNs),
    endNs: known(story.endNs),
    execNs: story.execNs,
    waitNs: story.waitNs,
    runnableNs: story.runnableNs,
    syscallNs: story.syscallNs,
    creation: story.creation < 0 ? undefined : story.creation,
  };
}

/** Generations that alone tell of a goroutine, or of who created it. */
export function goroutineNeeds(index: TraceIndex, goroutine: number): readonly IndexedGeneration[] {
  const generation = generationOf(index, goroutine);
  if (generation === undefined) return [];
  const local = goroutine - generation.firstGoroutine;
  const place = outlivedPlace(generation, local);
  // Its creator was there when it was created.
  if (place < 0) return [generation];
  const creator = index.outlived.creator[generation.outlived[place]];
  if (creator < 0) return [];
  const before = generationOf(index, creator);
  return before === undefined || outlivedPlace(before, creator - before.firstGoroutine) >= 0 ? [] : [before];
}

export function askCreation(trace: SummedTrace, creation: number): CreationDetail | undefined {
  const { index } = trace;
  const { startWaits, tables } = index;
  const generation = generationOfCreation(index, creation);
  if (generation === undefined) return undefined;
  if (generation.detail === undefined) throw new Error('A creation of a generation is asked for whose detail is not held.');
  const goroutine = index.goroutineNumber(generation, generation.detail.creations.goroutine[creation - generation.firstCreation]);
  const story = goroutineStory(index, goroutine);
  if (story === undefined) return undefined;
  const createdNs = startWaits.createdNs.values[creation];
  const wait = startWaits.waitNs(creation);
  const ran = !Number.isNaN(wait);
  const waitNs = ran ? wait : index.lastNs - createdNs;
  const { lo, hi } = tables.procs;
  return {
    creation,
    created: goroutineRef(index, goroutine),
    creator: story.creator < 0 ? undefined : goroutineRef(index, story.creator),
    creationStack: stackFrames(tables, story.creationStack),
    createdNs,
    startNs: ran ? createdNs + wait : undefined,
    waitNs,
    proc: story.firstProc < 0 ? undefined : hi[story.firstProc] * 4294967296 + lo[story.firstProc],
    rank: rankOf(startWaits, waitNs),
    ofCount: startWaits.started,
    overlaps: overlaps(trace, createdNs, createdNs + waitNs),
  };
}

/** 1: no wait that ended was longer. */
function rankOf(startWaits: StartWaits, waitNs: Ns): number {
  const { count, shortNs } = startWaits;
  let rank = 1;
  for (let creation = 0; creation < count; creation++) {
    if (shortNs[creation] > waitNs && (shortNs[creation] < LONG || startWaits.waitNs(creation) > waitNs)) rank++;
  }
  return rank;
}

/** Generations that tell of a creation, and of what else was going on. */
export function creationNeeds(trace: SummedTrace, creation: number): readonly IndexedGeneration[] {
  const { index } = trace;
  const generation = generationOfCreation(index, creation);
  if (generation === undefined) return [];
  const createdNs = index.startWaits.createdNs.values[creation];
  const wait = index.startWaits.waitNs(creation);
  return [generation, ...overlapsNeed(trace, createdNs, Number.isNaN(wait) ? index.lastNs : createdNs + wait)];
}

export function askStw(index: TraceIndex, at: number): StwDetail | undefined {
  const stop = index.ranges.stw[at];
  if (stop === undefined) return undefined;
  return {
    index: at,
    ofCount: index.ranges.stw.length,
    name: displayText(index.tables.texts[stop.kindText]),
    startNs: stop.startNs,
    endNs: stop.endNs,
    goroutine: goroutineRef(index, stop.goroutine),
    stack: stackFrames(index.tables, stop.stack),
  };
}

/** The generation that alone tells of who stopped the world, if one does. */
export function stwNeeds(index: TraceIndex, at: number): readonly IndexedGeneration[] {
  const stop = index.ranges.stw[at];
  const generation = stop === undefined ? undefined : generationOf(index, stop.goroutine);
  return stop === undefined || generation === undefined || outlivedPlace(generation, stop.goroutine - generation.firstGoroutine) >= 0 ? [] : [generation];
}

function known(ns: number): number | undefined {
  return Number.isNaN(ns) ? undefined : ns;
}
