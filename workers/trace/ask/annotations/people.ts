// Goroutines that marked anything, so that rows of tables can name them whether their generation's detail is in memory or not.

import type { GoroutineRef } from '../../../api.ts';
import type { MarkPeople } from '../../closeup/marks.ts';
import { generationOf, longStory } from '../../index/goroutineStory.ts';
import { outlivedPlace } from '../../index/indexedGeneration.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { displayText } from '../../text.ts';
import { signedDecimal } from '../../wire/ids.ts';
import { WordColumn } from './wordColumn.ts';

export class People {
  /** Number in the trace. */
  readonly goroutine = new WordColumn();
  readonly #name = new WordColumn();
  readonly #idLo = new WordColumn();
  readonly #idHi = new WordColumn();
  /** Rows of those that outlived a generation, by number: only they can come again. */
  readonly #rowOf = new Map<number, number>();

  /** Rows of those of a generation. */
  join({ count, goroutine, idLo, idHi, outlived, name }: MarkPeople): Uint32Array {
    const rows = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const known = outlived[i] === 1 ? this.#rowOf.get(goroutine[i]) : undefined;
      rows[i] = known ?? this.goroutine.count;
      if (known !== undefined) continue;
      if (outlived[i] === 1) this.#rowOf.set(goroutine[i], rows[i]);
      this.goroutine.push(goroutine[i]);
      this.#idLo.push(idLo[i]);
      this.#idHi.push(idHi[i]);
      this.#name.push(name[i]);
    }
    return rows;
  }

  /** Row of the goroutine that has the id, or had it last; -1: it marked nothing. */
  find(id: string): number {
    if (!/^\d{1,19}$/.test(id)) return -1;
    const exact = BigInt(id);
    const lo = Number(exact & 0xffffffffn);
    const hi = Number(exact >> 32n);
    for (let row = this.goroutine.count - 1; row >= 0; row--) if (this.#idLo.values[row] === lo && this.#idHi.values[row] === hi) return row;
    return -1;
  }

  ref(index: TraceIndex, row: number): GoroutineRef {
    const goroutine = this.goroutine.values[row];
    const story = outlivedStory(index, goroutine);
    const name = story?.name ?? this.#name.values[row];
    return { goroutine, id: signedDecimal(this.#idLo.values[row], this.#idHi.values[row]), name: displayText(index.tables.texts[name]) };
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
