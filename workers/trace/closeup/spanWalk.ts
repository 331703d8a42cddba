// Every stretch of every goroutine, one after the other. One that lies over an edge of generations is told once, with the generation where
// it ends.

import type { Ns } from '../../api.ts';
import type { CloseGeneration } from './breakdownRows.ts';
import type { CloseTrace } from './closeTrace.ts';
import { FoundGoroutines, NO_ROW } from './foundGoroutines.ts';
import { GO } from '../columns.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

/** What a stretch began with. Texts and stacks are the trace's, the P and thread its own indexes (-1: none). */
export interface Begun {
  /** Of one that the recording found, where the recording begins to tell of it. */
  readonly startNs: Ns;
  readonly beganBefore: boolean;
  /** GO state. */
  readonly state: number;
  readonly reason: number;
  readonly stack: number;
  readonly proc: number;
  readonly thread: number;
  /** Id of the goroutine in whose context it began; -1: nobody. */
  readonly causeLo: number;
  readonly causeHi: number;
  /** The goroutine is a GC mark worker. */
  readonly worker: boolean;
}

/** `idLo`, `idHi` and `name` (a text) are the goroutine's. `open`: it goes on at the end of the recording. */
export type VisitSpan = (idLo: number, idHi: number, name: number, begun: Begun, endNs: Ns, open: boolean) => void;

/** All of generations that begin before `toNs`; those after it are not read. One generation at a time is in memory. */
export async function walkSpans(trace: CloseTrace, toNs: Ns, visit: VisitSpan, onProgress: (done: number) => void): Promise<void> {
  const { generations } = trace.index;
  const walk = new SpanWalk(trace.index, visit);
  for (const [number, { fromNs }] of generations.entries()) {
    if (fromNs >= toNs) break;
    // oxlint-disable-next-line eslint/no-await-in-loop -- as promised
    await trace.each([number], (generation, closeup) => walk.add({ index: trace.index, generation, closeup, number }));
    onProgress((number + 1) / generations.length);
  }
  walk.end();
}

class SpanWalk {
  readonly #index: TraceIndex;
  readonly #visit: VisitSpan;
  /** By row in `index.outlived`: stretches that were open where their goroutine was last told of. */
  readonly #open = new Map<number, Begun>();

  constructor(index: TraceIndex, visit: VisitSpan) {
    this.#index = index;
    this.#visit = visit;
  }

  add(close: CloseGeneration): void {
    const { generation, closeup } = close;
    const found = new FoundGoroutines(this.#index, generation, close.number);
    const { first, startNs, state } = closeup.stretches;
    const { idLo, idHi } = found.detail.goroutines;
    for (let g = 0; g + 1 < first.length; g++) {
      const end = first[g + 1];
      for (let row = first[g]; row < end; row++) {
        if (state[row] === GO.notExist) break;
        const begun = this.#begun(close, found, g, row);
        if (row + 1 < end) this.#visit(idLo[g], idHi[g], found.name(g), begun, startNs[row + 1], false);
        else if (found.row[g] === NO_ROW) this.#visit(idLo[g], idHi[g], found.name(g), begun, generation.lastNs, true);
        else this.#open.set(found.row[g], begun);
      }
    }
  }

  /** After the last generation. */
  end(): void {
    const { outlived, lastNs } = this.#index;
    for (const [row, begun] of this.#open) this.#visit(outlived.live.lo[row], outlived.live.hi[row], outlived.name[row], begun, lastNs, true);
    this.#open.clear();
  }

  #begun({ generation, closeup }: CloseGeneration, found: FoundGoroutines, g: number, row: number): Begun {
    const { stretches, markWorker } = closeup;
    const isHead = Number.isNaN(stretches.startNs[row]);
    const kept = isHead && found.row[g] !== NO_ROW ? this.#open.get(found.row[g]) : undefined;
    if (kept !== undefined) {
      this.#open.delete(found.row[g]);
      // An earlier one it has come out of is not told again.
      if (kept.state === stretches.state[row]) return kept;
    }
    const { maps } = generation;
    const cause = stretches.cause[row];
    const { idLo, idHi } = found.detail.goroutines;
    return {
      startNs: isHead ? found.sinceNs[g] : stretches.startNs[row],
      beganBefore: isHead && found.known[g] === 0,
      state: stretches.state[row],
      reason: isHead && found.known[g] === 1 ? found.reason[g] : maps.texts[stretches.reason[row]],
      stack: maps.stacks[stretches.stack[row]],
      proc: stretches.proc[row] < 0 ? -1 : maps.procs[stretches.proc[row]],
      thread: stretches.thread[row] < 0 ? -1 : maps.threads[stretches.thread[row]],
      causeLo: cause < 0 ? 0 : idLo[cause],
      causeHi: cause < 0 ? -1 : idHi[cause],
      worker: markWorker[g] === 1,
    };
  }
}
