// Hits of a search in the order of the list, and the way from one to the next.
import { SEARCH_KINDS, type SearchHit, type SearchKind } from '../../../workers/api.ts';
import { marked } from '../../../language/t.ts';

export interface FoundKind {
  readonly kind: SearchKind;
  /** The first ones. */
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

export interface Found {
  readonly text: string;
  /** In the order of SEARCH_KINDS; those with no hit included. */
  readonly kinds: readonly FoundKind[];
  readonly patternError: string | undefined;
  /** Share of the recording that was looked at, 0…1. */
  readonly known: number;
}

export const KIND_NAMES: Readonly<Record<SearchKind, string>> = {
  goroutine: marked('Goroutines'),
  function: marked('Functions'),
  task: marked('Tasks'),
  region: marked('Regions'),
  log: marked('Logs'),
  reason: marked('Reasons of waits'),
};

/** How many of each kind are listed when all kinds are, and when one is. */
export const MOST_OF_ALL = 25;
export const MOST_OF_ONE = 500;

/** Of every kind, or of one. */
export function listedHits(found: Found | undefined, only: SearchKind | undefined): readonly SearchHit[] {
  return SEARCH_KINDS.flatMap((kind) => (only === undefined || only === kind ? (found?.kinds.find((one) => one.kind === kind)?.hits ?? []) : []));
}

export function totalHits(found: Found | undefined, only: SearchKind | undefined): number {
  return (found?.kinds ?? []).reduce((sum, { kind, total }) => (only === undefined || only === kind ? sum + total : sum), 0);
}

/** From the last hit on to the first, and back. -1: none was visited yet. */
export function hitAfter(at: number, step: -1 | 1, count: number): number {
  if (at < 0) return step === 1 ? 0 : count - 1;
  return (at + step + count) % count;
}
