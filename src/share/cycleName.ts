// A GC cycle as an address calls it: by when it began, and by the runtime's own number where the file tells that (gctrace's times are
// whole milliseconds, in which more than one may begin; a log may hold several processes, each of which counts from 1).
//   cycleat=1234567   cycleat=120000000-57
import type { Ns } from '../../workers/api.ts';

/** By its place among the cycles of the file. */
export interface NumberedCycle {
  readonly thing: 'cycle';
  readonly index: number;
}

export interface CycleName {
  readonly thing: 'cycle';
  /** Whole ns. */
  readonly atNs: Ns;
  /** undefined: the file does not tell. */
  readonly number: number | undefined;
}

export function cycleNameText({ atNs, number }: CycleName): string {
  return number === undefined ? String(atNs) : `${atNs}-${number}`;
}

/** undefined: it is none. */
export function readCycleName(text: string | null): CycleName | undefined {
  const [, at, digits] = /^(0|[1-9]\d{0,15})(?:-(0|[1-9]\d{0,9}))?$/.exec(text ?? '') ?? [];
  const atNs = Number(at);
  return at !== undefined && Number.isSafeInteger(atNs) ? { thing: 'cycle', atNs, number: digits === undefined ? undefined : Number(digits) } : undefined;
}
