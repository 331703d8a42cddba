// The walk over one generation's ordered events that makes its GenerationCloseup. Transitions of goroutines, nearly all of the
// events, are put down as they come, and put in order by goroutine at the end.

import { type Chunk, GO, KIND, NONE, ROW, R_ARG, R_DETAIL, R_G, R_KIND, R_M, R_P, R_RESOURCE, R_STACK } from '../columns.ts';
import type { GenerationCloseup } from './closeup.ts';
import { MarkedEvents } from './markedEvents.ts';
import { PROC_SHIFT, StretchColumns, TIME, TIMES, WORDS, WORD_CAUSE, WORD_GOROUTINE, WORD_REASON, WORD_STACK, WORD_STATE, WORD_THREAD } from './stretchColumns.ts';

/** Rows walked in one call: V8 gives its best code to functions that are called often. */
const ROWS_A_CALL = 512;
/** A goroutine's first transition tells of two stretches: the one it was found in, and the next. */
const STRETCHES_A_ROW = 2;
const FROM_RUNNABLE_TO_RUNNING = (GO.runnable << 4) | GO.running;

/** Memory that one walk leaves to the next: touching fresh memory costs more than writing to it. */
export class CloseupStorage {
  readonly stretches = new StretchColumns();
}

export class CloseupWalk {
  readonly #stretches: StretchColumns;
  readonly #marked = new MarkedEvents();
  #events = 0;

  constructor(storage: CloseupStorage) {
    this.#stretches = storage.stretches;
    this.#stretches.restart();
  }

  get events(): number {
    return this.#events;
  }

  /** Takes the generation's chunks in order. */
  add(chunk: Chunk): void {
    const { count } = chunk.events;
    this.#stretches.reserve(count * STRETCHES_A_ROW, chunk.goroutines.count);
    this.#marked.walks(chunk);
    for (let row = 0; row < count; row += ROWS_A_CALL) this.#walk(chunk, row, Math.min(row + ROWS_A_CALL, count));
    this.#events += count;
  }

  /** `chunk`: any of the generation's, for its goroutines. */
  finish(chunk: Chunk): GenerationCloseup {
    const { count } = chunk.goroutines;
    return { stretches: this.#stretches.sorted(count), ...this.#marked.rows(count) };
  }

  /** Rows [from, to) of the chunk. */
  #walk(chunk: Chunk, from: number, to: number): void {
    const { timeNs, fields } = chunk.events;
    const stretches = this.#stretches;
    const { rows, words, times } = stretches;
    let { count } = stretches;
    for (let row = from; row < to; row++) {
      const of = row * ROW;
      if (fields[of + R_KIND] !== KIND.goroutine) {
        this.#marked.add(chunk, row);
        continue;
      }
      const goroutine = fields[of + R_RESOURCE];
      const states = fields[of + R_DETAIL];
      const before = states >> 4;
      const after = states & 15;
      if (rows[goroutine] === 0 && before !== GO.notExist) {
        // What it was found in. A status tells that state, its P and its stack; another transition its end only.
        const told = before === after || before === GO.undetermined;
        const at = count * WORDS;
        rows[goroutine]++;
        words[at + WORD_GOROUTINE] = goroutine;
        words[at + WORD_STATE] = told ? after | ((fields[of + R_P] + 1) << PROC_SHIFT) : before;
        words[at + WORD_REASON] = 0;
        words[at + WORD_STACK] = told ? fields[of + R_STACK] : 0;
        words[at + WORD_CAUSE] = NONE;
        words[at + WORD_THREAD] = told ? fields[of + R_M] : NONE;
        times[count * TIMES + TIME] = NaN;
        count++;
        if (after === GO.running && told && fields[of + R_P] !== NONE) this.#marked.foundRunning(goroutine, fields[of + R_P]);
      }
      if (before === after || before === GO.undetermined) continue;
      const at = count * WORDS;
      rows[goroutine]++;
      words[at + WORD_GOROUTINE] = goroutine;
      words[at + WORD_STATE] = after | ((fields[of + R_P] + 1) << PROC_SHIFT);
      words[at + WORD_REASON] = before === GO.notExist ? 0 : fields[of + R_ARG];
      words[at + WORD_STACK] = fields[of + R_STACK];
      // Older formats give a start the context of the goroutine that starts.
      words[at + WORD_CAUSE] = states === FROM_RUNNABLE_TO_RUNNING ? NONE : fields[of + R_G];
      words[at + WORD_THREAD] = fields[of + R_M];
      times[count * TIMES + TIME] = timeNs[row];
      count++;
      if (after === GO.notExist) this.#marked.goroutineEnds(goroutine, row);
    }
    stretches.count = count;
  }
}
