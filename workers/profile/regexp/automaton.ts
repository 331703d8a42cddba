// Runs a program over texts in time that grows with their length only: the sets of instructions that it can be in are made into
// states as they are met, and remembered. No expression and no text can make it go back.
import type { Assertion } from './syntax.ts';
import type { Program } from './program.ts';

/** What stands before or after a place in a text, as far as assertions tell it. */
const EDGE = 0;
const NEWLINE = 1;
const WORD = 2;
const OTHER = 3;

interface State {
  /** Instructions before the next character, in ascending order. */
  readonly at: Uint32Array;
  readonly behind: number;
  /** By ASCII character; undefined: not asked yet. */
  readonly ascii: (State | undefined)[];
  readonly others: Map<number, State>;
  endsInMatch: boolean | undefined;
}

const MOST_STATES = 2000;
/** A step is looking up a character, a few ns. Finding out about a new pair of state and character costs so many for each instruction… */
const STEPS_PER_INSTRUCTION = 20;
/** …and making a state so many. */
const STEPS_PER_STATE = 4000;

export class Automaton {
  readonly #program: Program;
  readonly #states = new Map<string, State>();
  readonly #seen: Uint32Array;
  #generation = 0;
  /** Where a match was found, whatever follows. */
  readonly #matched: State = { at: new Uint32Array(0), behind: OTHER, ascii: [], others: new Map(), endsInMatch: true };
  #first: State;
  #stepsLeft: number;

  constructor(program: Program, steps: number) {
    this.#program = program;
    this.#seen = new Uint32Array(program.instructions.length);
    // The first state is given.
    this.#stepsLeft = steps + STEPS_PER_STATE;
    this.#first = this.#state([], EDGE);
  }

  /** Whether the expression matches somewhere in the text; undefined: the steps are used up. */
  matches(text: string): boolean | undefined {
    let state = this.#first;
    for (let i = 0; i < text.length; i++) {
      if (--this.#stepsLeft < 0) return undefined;
      let codePoint = text.charCodeAt(i);
      let next: State | undefined;
      if (codePoint < 128) next = state.ascii[codePoint] ?? this.#after(state, codePoint);
      else {
        codePoint = text.codePointAt(i) ?? 0;
        if (codePoint > 0xffff) i++;
        next = state.others.get(codePoint) ?? this.#after(state, codePoint);
      }
      if (next === this.#matched) return true;
      state = next;
    }
    state.endsInMatch ??= this.#follow(state, EDGE) === undefined;
    return state.endsInMatch;
  }

  #after(state: State, codePoint: number): State {
    const ahead = kindOf(codePoint);
    const { instructions } = this.#program;
    const here = this.#follow(state, ahead);
    let next = this.#matched;
    if (here !== undefined) {
      const there: number[] = [];
      for (const at of here) {
        const instruction = instructions[at];
        if (instruction.op === 'character' && instruction.test(codePoint)) there.push(instruction.next);
      }
      next = this.#state(there, ahead);
    }
    if (codePoint < 128) state.ascii[codePoint] = next;
    else state.others.set(codePoint, next);
    return next;
  }

  /** The character instructions that can be reached without one; undefined: a match can. */
  #follow({ at, behind }: State, ahead: number): readonly number[] | undefined {
    const { instructions } = this.#program;
    this.#generation++;
    const pending = [...at];
    const found: number[] = [];
    let visited = 0;
    for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
      if (this.#seen[top] === this.#generation) continue;
      this.#seen[top] = this.#generation;
      visited++;
      const instruction = instructions[top];
      if (instruction.op === 'character') found.push(top);
      else if (instruction.op === 'both') pending.push(instruction.first, instruction.second);
      else if (instruction.op === 'match') return undefined;
      else if (holds(instruction.assertion, behind, ahead)) pending.push(instruction.next);
    }
    this.#stepsLeft -= visited * STEPS_PER_INSTRUCTION;
    return found;
  }

  /** A match may begin anywhere, so the start is in every state. */
  #state(there: readonly number[], behind: number): State {
    const at = Uint32Array.from(new Set([this.#program.start, ...there])).toSorted();
    const known = this.#program.hasAssertions ? behind : OTHER;
    const key = `${known} ${at.join(' ')}`;
    const found = this.#states.get(key);
    if (found !== undefined) return found;
    if (this.#states.size >= MOST_STATES) {
      // Begins anew; who holds a state goes on with it, and with what it leads to.
      this.#states.clear();
      this.#first = this.#made([this.#program.start], this.#program.hasAssertions ? EDGE : OTHER);
    }
    this.#stepsLeft -= STEPS_PER_STATE;
    const state = this.#made(at, known);
    this.#states.set(key, state);
    return state;
  }

  #made(at: ArrayLike<number>, behind: number): State {
    return { at: Uint32Array.from(at), behind, ascii: [], others: new Map(), endsInMatch: undefined };
  }
}

function kindOf(codePoint: number): number {
  if (codePoint === 10) return NEWLINE;
  const isWord = (codePoint >= 48 && codePoint <= 57) || (codePoint >= 65 && codePoint <= 90) || codePoint === 95 || (codePoint >= 97 && codePoint <= 122);
  return isWord ? WORD : OTHER;
}

function holds(assertion: Assertion, behind: number, ahead: number): boolean {
  switch (assertion) {
    case 'begin text':
      return behind === EDGE;
    case 'end text':
      return ahead === EDGE;
    case 'begin line':
      return behind === EDGE || behind === NEWLINE;
    case 'end line':
      return ahead === EDGE || ahead === NEWLINE;
    case 'word boundary':
      return (behind === WORD) !== (ahead === WORD);
    case 'no word boundary':
      return (behind === WORD) === (ahead === WORD);
  }
}
