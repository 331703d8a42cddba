// A tree as a list of instructions: an automaton that may be in many of them at once.
import type { CharacterTest } from './characters.ts';
import { type Assertion, BadPattern, type Tree } from './syntax.ts';

export type Instruction =
  | { readonly op: 'character'; readonly test: CharacterTest; readonly next: number }
  | { readonly op: 'both'; readonly first: number; second: number }
  | { readonly op: 'assert'; readonly assertion: Assertion; readonly next: number }
  | { readonly op: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  readonly hasAssertions: boolean;
}

/** Counted repetitions are written out, so a short expression can become a long program. */
const MOST_INSTRUCTIONS = 20_000;

/** @throws BadPattern if the program would be too long. */
export function programOf(tree: Tree): Program {
  const instructions: Instruction[] = [{ op: 'match' }];
  let hasAssertions = false;
  return { start: before(tree, 0), instructions, hasAssertions };

  function add(instruction: Instruction): number {
    if (instructions.length === MOST_INSTRUCTIONS) throw new BadPattern('The expression repeats too much; write it more simply.');
    return instructions.push(instruction) - 1;
  }

  /** Writes what the tree says before the instruction `next`. @returns where it starts. */
  function before(part: Tree, next: number): number {
    switch (part.kind) {
      case 'empty':
        return next;
      case 'character':
        return add({ op: 'character', test: part.test, next });
      case 'assertion':
        hasAssertions = true;
        return add({ op: 'assert', assertion: part.assertion, next });
      case 'sequence':
        return part.items.reduceRight((after, item) => before(item, after), next);
      case 'choice':
        return part.items.map((item) => before(item, next)).reduceRight((second, first) => add({ op: 'both', first, second }));
      case 'repeat': {
        let start = next;
        if (part.most === Infinity) {
          const loop: Instruction & { op: 'both' } = { op: 'both', first: next, second: next };
          start = add(loop);
          loop.second = before(part.item, start);
        } else for (let i = part.least; i < part.most; i++) start = add({ op: 'both', first: next, second: before(part.item, start) });
        for (let i = 0; i < part.least; i++) start = before(part.item, start);
        return start;
      }
    }
  }
}
