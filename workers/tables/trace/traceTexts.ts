// Texts of a trace for the rows of a table, made once each: rows share them.

import type { TraceIndex } from '../../trace/index/traceIndex.ts';
import { allocatingFunction } from '../../trace/gc/assistSpans.ts';
import { displayText } from '../../trace/text.ts';

export class TraceTexts {
  readonly #index: TraceIndex;
  readonly #texts: (string | undefined)[] = [];
  readonly #stacks = new Map<number, string>();

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  /** undefined: the empty text. */
  text(text: number): string | undefined {
    if (text === 0) return undefined;
    return (this.#texts[text] ??= displayText(this.#index.tables.texts[text]));
  }

  /** Functions, the outermost first, `;` between them; undefined: no stack. */
  stack(stack: number): string | undefined {
    const { stacks } = this.#index.tables;
    if (stacks.isEmpty(stack)) return undefined;
    let joined = this.#stacks.get(stack);
    if (joined === undefined) {
      const frames = stacks.frames.subarray(stacks.start[stack], stacks.start[stack + 1]);
      joined = Array.from(frames, (frame) => (this.text(stacks.func[frame]) ?? '').replaceAll(';', ',')).toReversed().join(';');
      this.#stacks.set(stack, joined);
    }
    return joined;
  }

  /** Innermost function. */
  top(stack: number): string | undefined {
    const { stacks } = this.#index.tables;
    return stacks.isEmpty(stack) ? undefined : this.text(stacks.func[stacks.frames[stacks.start[stack]]]);
  }

  /** Innermost function that is not the runtime's own. */
  ownTop(stack: number): string | undefined {
    return this.text(allocatingFunction(this.#index, stack));
  }
}
