// Goroutines that marked anything, so that rows of tables can name them whether their generation's detail is in memory or not.

import type { GoroutineRef } from '../../../api.ts';
import type { MarkPeople } from '../../closeup/marks.ts';
import { generationOf, longStory } from '../../index/goroutineStory.ts';
import { outlivedPlace } from '../../index/indexedGeneration.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { displayText } from '../../text.ts';
import { WordColumn } from './wordColumn.ts';

export class People {
  /** Number in the trace. */
  readonly goroutine = new WordColumn();
  readonly #name = new WordColumn();
  readonly #id: string[] = [];
  readonly #rowOf = new Map<number, number>();

  /** Rows of those of a generation. */
  join({ count, goroutine, id, name }: MarkPeople): Uint32Array {
    const rows = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      let row = this.#rowOf.get(goroutine[i]);
      if (row === undefined) {
        row = this.goroutine.count;
        this.goroutine.push(goroutine[i]);
        this.#name.push(name[i]);
        this.#id.push(id[i]);
        this.#rowOf.set(goroutine[i], row);
      }
      rows[i] = row;
    }
    return rows;
  }

  /** Row of the goroutine that has the id now or had it last; -1: it marked nothing. */
  find(id: string): number {
    return this.#id.lastIndexOf(id);
  }

  ref(index: TraceIndex, row: number): GoroutineRef {
    const goroutine = this.goroutine.values[row];
    const story = outlivedStory(index, goroutine);
    const name = story?.name ?? this.#name.values[row];
    return { goroutine, id: this.#id[row], name: displayText(index.tables.texts[name]) };
  }

  /** NaN: it has not ended, or within the generation that made it. */
  endNs(index: TraceIndex, row: number): number {
    return outlivedStory(index, this.goroutine.values[row])?.endNs ?? NaN;
  }
}

/** undefined: it was created and ended within a generation. */
function outlivedStory(index: TraceIndex, goroutine: number): ReturnType<typeof longStory> | undefined {
  const generation = generationOf(index, goroutine);
  if (generation === undefined) return undefined;
  const place = outlivedPlace(generation, goroutine - generation.firstGoroutine);
  return place < 0 ? undefined : longStory(index, generation.outlived[place]);
}
