// Where a rule found something, as it is kept of a generation: the worst ones, and how many there were in all.

import type { AnomalyPlace, GoroutineRef, Ns } from '../../api.ts';
import { stackFrames } from '../ask/stack.ts';
import type { TraceTables } from '../index/traceTables.ts';
import { MOST_PLACES } from './thresholds.ts';

export interface Place {
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly goroutine: GoroutineRef | undefined;
  /** As Go numbers it. */
  readonly proc: number | undefined;
  readonly label: string;
  /** The worse, the more. */
  readonly valueNs: Ns;
  /** The trace's; 0: none. */
  readonly stack: number;
}

export interface FoundPlaces {
  readonly count: number;
  readonly totalNs: Ns;
  /** The worst first, at most MOST_PLACES. */
  readonly worst: readonly Place[];
}

/** Takes places in any order. */
export class WorstPlaces implements FoundPlaces {
  count = 0;
  totalNs: Ns = 0;
  worst: readonly Place[] = [];

  /** Counts one; whether it is among the worst so far, so that it is worth to `keep`. */
  counts(valueNs: Ns): boolean {
    this.count++;
    this.totalNs += valueNs;
    return this.worst.length < MOST_PLACES || this.worst[MOST_PLACES - 1].valueNs < valueNs;
  }

  keep(place: Place): void {
    this.worst = worstOf([...this.worst, place]);
  }

  /** To be kept of a generation. */
  found(): FoundPlaces {
    const { count, totalNs, worst } = this;
    return { count, totalNs, worst };
  }
}

/** Of parts that follow each other in time. Of most of many parts, nothing is among the worst: these cost a look. */
export function joinPlaces(parts: readonly FoundPlaces[]): FoundPlaces {
  let count = 0;
  let totalNs = 0;
  let worst: readonly Place[] = [];
  for (const part of parts) {
    count += part.count;
    totalNs += part.totalNs;
    if (part.worst.length === 0 || (worst.length === MOST_PLACES && worst[MOST_PLACES - 1].valueNs >= part.worst[0].valueNs)) continue;
    worst = worstOf([...worst, ...part.worst]);
  }
  return { count, totalNs, worst };
}

export function tellPlaces(tables: TraceTables, places: readonly Place[]): readonly AnomalyPlace[] {
  return places.map(({ startNs, endNs, goroutine, proc, label, valueNs, stack }) => ({
    range: { startNs, endNs },
    goroutine,
    proc,
    label,
    valueNs,
    stack: stackFrames(tables, stack),
  }));
}

function worstOf(places: readonly Place[]): readonly Place[] {
  return places.toSorted((a, b) => b.valueNs - a.valueNs || a.startNs - b.startNs).slice(0, MOST_PLACES);
}
