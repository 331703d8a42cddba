// What links call the things of a trace: by what the file says of them, which stays the same whatever reads it. Numbers that answers
// carry are places in this decoder's tables.
import type { Ns } from '../units.ts';

export type Thing =
  | { readonly thing: 'goroutine'; readonly goroutine: number }
  | { readonly thing: 'creation'; readonly creation: number }
  | { readonly thing: 'stop'; readonly index: number };

export type ThingName =
  /** Go's id, decimal, and a time in its life: ids come back. Names are made with its beginning in the trace. */
  | { readonly thing: 'goroutine'; readonly id: string; readonly atNs: Ns }
  /** Id of the created goroutine, and when it was created. */
  | { readonly thing: 'creation'; readonly id: string; readonly atNs: Ns }
  /** When the world was asked to stop. */
  | { readonly thing: 'stop'; readonly atNs: Ns };

/** Answers are in the order of the question. Times are whole ns. */
export type NamesQuestion =
  | { readonly ask: 'namesOf'; readonly things: readonly Thing[] }
  | { readonly ask: 'thingsNamed'; readonly names: readonly ThingName[] };

export interface NamesAnswers {
  /** undefined: there is no such thing (any more). */
  readonly namesOf: readonly (ThingName | undefined)[];
  /** undefined: there is none of that name, or not yet. */
  readonly thingsNamed: readonly (Thing | undefined)[];
}
