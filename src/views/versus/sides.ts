// Which documents stand on which side: B is the one on screen and those beside it, A what it is compared with.
import type { ViewState } from '../viewState.ts';
import type { ComparableDocument, Comparables } from './comparables.ts';
import { INITIAL_VERSUS_LOOK, type VersusLook } from './versusLook.ts';

export type Side = 'a' | 'b';

export interface Sides {
  readonly a: readonly ComparableDocument[];
  readonly b: readonly ComparableDocument[];
  /** Keys that the look names and that are not there, or cannot be compared with the one on screen. */
  readonly missing: readonly string[];
  /** Keys that the look names and that are still being read. */
  readonly coming: readonly string[];
}

export function sidesOf({ own, documents, coming }: Pick<Comparables, 'own' | 'documents' | 'coming'>, look: Pick<VersusLook, 'a' | 'b'>): Sides {
  const form = documents.find(({ key }) => key === own)?.form;
  const found = (keys: readonly string[]): readonly ComparableDocument[] =>
    keys.flatMap((key) => documents.find((one) => one.key === key && one.form === form) ?? []);
  const beside = look.b.filter((key) => key !== own);
  const named = [own, ...look.a, ...beside];
  const there = new Set(found(named).map(({ key }) => key));
  const lacking = [...new Set(named)].filter((key) => !there.has(key));
  return {
    a: found(look.a),
    b: found([own, ...beside]),
    missing: lacking.filter((key) => !coming.includes(key)),
    coming: lacking.filter((key) => coming.includes(key)),
  };
}

/** The sides exchanged: the first of A comes on screen. Does nothing while A is empty. */
export function exchange({ a, b }: Pick<Sides, 'a' | 'b'>, look: VersusLook): void {
  const [first, ...others] = a;
  first?.show(() => ({ view: 'versus', versusLook: { ...look, a: b.map(({ key }) => key), b: others.map(({ key }) => key) } }));
}

/** What remains of a view on the way to evidence: the look stays, so that the way back finds the comparison again. */
export function compared(a: readonly string[], b: readonly string[], look: VersusLook = INITIAL_VERSUS_LOOK): Partial<ViewState> {
  return { view: 'versus', versusLook: { ...look, a, b } };
}

