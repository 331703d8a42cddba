// Arrows to and from a goroutine: who made it runnable, and whom it made runnable.

import type { Ns, TimeRange, Wake } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { generationsOf, kindAtBeginning, type Life, lifeOf, localGoroutine } from '../../closeup/lives.ts';
import { isRunning } from '../../closeup/stretchKind.ts';
import type { IndexedGeneration } from '../../index/indexedGeneration.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { changedIn } from './spanAt.ts';
import { type CloseGeneration, goroutineOfRow, isWake, rowsWokenBy, wakeOf } from './wakes.ts';

/** Generations looked at, from the middle of the range outwards: arrows over more would hide each other. */
const MOST_GENERATIONS = 8;

export async function askWakes(trace: CloseTrace, goroutine: number, range: TimeRange, most: number): Promise<readonly Wake[]> {
  const { index } = trace;
  const life = lifeOf(index, goroutine);
  if (life === undefined) return [];
  const middleNs = (range.startNs + range.endNs) / 2;
  const offNs = (ns: Ns): Ns => Math.abs(ns - middleNs);
  const numbers = generationsOf(index, life, range)
    .filter((number) => isActive(index, life, number))
    .toSorted((a, b) => distanceNs(index.generations[a], middleNs) - distanceNs(index.generations[b], middleNs));
  let nearest: readonly Wake[] = [];
  for (const number of numbers.slice(0, MOST_GENERATIONS)) {
    const farthest = nearest.length < most ? undefined : nearest.at(-1);
    if (farthest !== undefined && offNs(farthest.atNs) <= distanceNs(index.generations[number], middleNs)) break;
    const found = await trace.holding([number], () => {
      const closeup = trace.closeup(number);
      const local = localGoroutine(index, life, number);
      if (closeup === undefined || local < 0) return [];
      const close = { index, number, generation: index.generations[number], closeup };
      const starts = closeup.stretches.startNs;
      return rowsOf(close, local, range)
        .toSorted((a, b) => offNs(starts[a]) - offNs(starts[b]))
        .slice(0, most)
        .map((row) => wakeOf(close, goroutineOfRow(closeup.stretches.first, row), row));
    });
    nearest = [...nearest, ...found].toSorted((a, b) => offNs(a.atNs) - offNs(b.atNs)).slice(0, most);
  }
  return nearest.toSorted((a, b) => a.atNs - b.atNs);
}

/** It was woken there, or ran and could wake others. */
function isActive(index: TraceIndex, life: Life, number: number): boolean {
  return number === life.first || changedIn(index, life, number) || isRunning(kindAtBeginning(index, life, number));
}

/** Rows in which the goroutine is woken, or wakes another. */
function rowsOf({ closeup }: CloseGeneration, local: number, { startNs, endNs }: TimeRange): readonly number[] {
  const { stretches } = closeup;
  const rows = [...rowsWokenBy(closeup, local, startNs, endNs)];
  for (let row = stretches.first[local]; row < stretches.first[local + 1]; row++) {
    const atNs = stretches.startNs[row];
    if (atNs >= startNs && atNs < endNs && isWake(stretches, local, row)) rows.push(row);
  }
  return rows;
}

function distanceNs({ fromNs, lastNs }: IndexedGeneration, ns: Ns): Ns {
  return Math.max(0, fromNs - ns, ns - lastNs);
}
