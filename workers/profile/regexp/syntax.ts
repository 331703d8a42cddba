// What a regular expression of Go's dialect (RE2) means, as a tree. Whether it matches is all that is asked of one, so greediness and
// groups leave no trace here.
import type { CharacterTest } from './characters.ts';

export type Assertion = 'begin text' | 'end text' | 'begin line' | 'end line' | 'word boundary' | 'no word boundary';

export type Tree =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly items: readonly Tree[] }
  | { readonly kind: 'choice'; readonly items: readonly Tree[] }
  /** most: Infinity for no bound. */
  | { readonly kind: 'repeat'; readonly item: Tree; readonly least: number; readonly most: number };

/** Thrown by the parser; its message is a sentence for who wrote the expression. */
export class BadPattern extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadPattern';
  }
}
