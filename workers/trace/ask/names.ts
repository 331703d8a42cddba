// Goroutines, creations and stops by what the file calls them, and back.

import type { Ns, Thing, ThingName } from '../../api.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import { generationOf, generationOfCreation, goroutineStory, type GoroutineStory, longStory } from '../index/goroutineStory.ts';
import { type IndexedGeneration, outlivedPlace } from '../index/indexedGeneration.ts';
import { generationAfter } from '../index/laneSlices.ts';
import { firstFrom } from '../index/series.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

/** Names hold whole ns, while clocks of some traces count parts of them. */
const ROUNDED_NS: Ns = 1;

export function askNamesOf({ index }: SummedTrace, things: readonly Thing[]): readonly (ThingName | undefined)[] {
  return things.map((thing) => nameOf(index, thing));
}

export function askThingsNamed({ index }: SummedTrace, names: readonly ThingName[]): readonly (Thing | undefined)[] {
  return names.map((name) => thingNamed(index, name));
}

/** Generations that alone tell of some of them. */
export function namesOfNeeds({ index }: SummedTrace, things: readonly Thing[]): readonly IndexedGeneration[] {
  const needed = things.map((thing) => {
    switch (thing.thing) {
      case 'goroutine': {
        const generation = generationOf(index, thing.goroutine);
        return generation === undefined || outlivedPlace(generation, thing.goroutine - generation.firstGoroutine) >= 0 ? undefined : generation;
      }
      case 'creation':
        return generationOfCreation(index, thing.creation);
      case 'stop':
        return undefined;
    }
  });
  return distinct(needed);
}

export function thingsNamedNeeds({ index }: SummedTrace, names: readonly ThingName[]): readonly IndexedGeneration[] {
  return distinct(
    names.flatMap((name) => {
      switch (name.thing) {
        case 'goroutine':
          return [generationAt(index, name.atNs)];
        case 'creation':
          return creationsAt(index, name.atNs).map((creation) => generationOfCreation(index, creation));
        case 'stop':
          return [];
      }
    }),
  );
}

function nameOf(index: TraceIndex, thing: Thing): ThingName | undefined {
  switch (thing.thing) {
    case 'goroutine': {
      const story = goroutineStory(index, thing.goroutine);
      return story && { thing: 'goroutine', id: story.id, atNs: Math.round(beginning(story)) };
    }
    case 'creation': {
      const story = createdBy(index, thing.creation);
      return story && { thing: 'creation', id: story.id, atNs: Math.round(index.startWaits.createdNs.values[thing.creation]) };
    }
    case 'stop': {
      const stop = index.ranges.stw[thing.index];
      return stop && { thing: 'stop', atNs: Math.round(stop.startNs) };
    }
  }
}

function thingNamed(index: TraceIndex, name: ThingName): Thing | undefined {
  switch (name.thing) {
    case 'goroutine': {
      const goroutine = goroutineNamed(index, name.id, name.atNs);
      return goroutine === undefined ? undefined : { thing: 'goroutine', goroutine };
    }
    case 'creation': {
      const creation = creationsAt(index, name.atNs).find((one) => createdBy(index, one)?.id === name.id);
      return creation === undefined ? undefined : { thing: 'creation', creation };
    }
    case 'stop': {
      const at = index.ranges.stw.findIndex(({ startNs }) => Math.abs(startNs - name.atNs) <= ROUNDED_NS);
      return at < 0 ? undefined : { thing: 'stop', index: at };
    }
  }
}

/** Of those with this id the one that lives then, the latest of them at a change; else the one that begins next to it. */
function goroutineNamed(index: TraceIndex, id: string, atNs: Ns): number | undefined {
  const { outlived } = index;
  const wanted = BigInt.asUintN(64, BigInt(id));
  const [lo, hi] = [Number(wanted & 0xffffffffn), Number(wanted >> 32n)];
  const found: GoroutineStory[] = [];
  for (let row = 0; row < outlived.count; row++) {
    if (outlived.live.lo[row] === lo && outlived.live.hi[row] === hi) found.push(longStory(index, row));
  }
  const generation = generationAt(index, atNs);
  const rows = generation?.detail?.goroutines;
  if (generation !== undefined && rows !== undefined) {
    for (let local = 0; local < rows.count; local++) {
      if (rows.idLo[local] !== lo || rows.idHi[local] !== hi || outlivedPlace(generation, local) >= 0) continue;
      const story = goroutineStory(index, generation.firstGoroutine + local);
      if (story !== undefined) found.push(story);
    }
  }
  const lives = found.filter((story) => beginning(story) <= atNs + ROUNDED_NS && !(story.endNs < atNs - ROUNDED_NS));
  const latest = lives.toSorted((a, b) => beginning(b) - beginning(a))[0];
  const nearest = found.toSorted((a, b) => Math.abs(beginning(a) - atNs) - Math.abs(beginning(b) - atNs))[0];
  return (latest ?? nearest)?.number;
}

/** Its creation, or the trace's beginning where it was there before. */
function beginning({ createdNs }: GoroutineStory): Ns {
  return Number.isNaN(createdNs) ? 0 : createdNs;
}

function createdBy(index: TraceIndex, creation: number): GoroutineStory | undefined {
  const generation = generationOfCreation(index, creation);
  const local = generation?.detail?.creations.goroutine[creation - generation.firstCreation];
  return generation === undefined || local === undefined ? undefined : goroutineStory(index, index.goroutineNumber(generation, local));
}

/** Numbers of the creations of a time. */
function creationsAt({ startWaits: { createdNs, count } }: TraceIndex, atNs: Ns): readonly number[] {
  const found: number[] = [];
  for (let at = firstFrom(createdNs.values, count, atNs - ROUNDED_NS); at < count && createdNs.values[at] <= atNs + ROUNDED_NS; at++) found.push(at);
  return found;
}

/** The generation of a time; the last one for what is later. */
function generationAt(index: TraceIndex, atNs: Ns): IndexedGeneration | undefined {
  return index.generations[Math.min(index.generations.length - 1, generationAfter(index, atNs - ROUNDED_NS))];
}

function distinct(generations: readonly (IndexedGeneration | undefined)[]): readonly IndexedGeneration[] {
  return [...new Set(generations.filter((one) => one !== undefined))];
}
