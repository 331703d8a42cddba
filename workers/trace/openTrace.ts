// An opened execution trace: takes in the file as it is read, answers questions at any time in between.

import type { Damage, Ns, TraceAnswers, TraceFacts, TraceQuestion } from '../api.ts';
import { withAdvice } from '../damage.ts';
import type { Chunk } from './columns.ts';
import { askBands } from './ask/bands.ts';
import { askCreation, askGoroutine, askStw } from './ask/goroutine.ts';
import { askHeap } from './ask/heap.ts';
import { askLatencyMap, askRangeFigures } from './ask/latency.ts';
import { askMinimap, askProcSpan, askProcStrips } from './ask/procs.ts';
import { traceFacts } from './facts.ts';
import { TraceIndex } from './index/traceIndex.ts';
import { JoinedTrace } from './join.ts';
import { goroutineRows, traceReport } from './report.ts';
import { spanText } from './spanText.ts';
import { TraceStream } from './stream.ts';
import { type FilePart, partEnd } from '../open/filePart.ts';

export class OpenTrace {
  readonly index = new TraceIndex(new JoinedTrace());
  readonly #name: string;
  readonly #onChunk: ((chunk: Chunk) => void) | undefined;
  readonly #stream = new TraceStream();
  /** Where the generation whose events came last stands in the file. */
  #lastChunk = { startOffset: 0, endOffset: 0 };
  #generations = 0;
  #complete = false;
  #damage: Damage | undefined;
  #uncertainFromNs: Ns | undefined;
  #bytesSeen = 0;

  /** `onChunk` sees every chunk before its columns are used again. */
  constructor(name: string, onChunk?: (chunk: Chunk) => void) {
    this.#name = name;
    this.#onChunk = onChunk;
  }

  get damage(): Damage | undefined {
    return this.#damage;
  }

  get generations(): number {
    return this.#generations;
  }

  get events(): number {
    return this.index.trace.rows;
  }

  /** What has been read of the (inflated) file, from `neededFrom` or earlier on; `whole`: to its end. */
  feed(part: FilePart, whole: boolean): void {
    this.#bytesSeen = partEnd(part);
    this.#stream.feed(part, whole);
  }

  /** Where the bytes start that it will ask for again: all before them may be let go. */
  get neededFrom(): number {
    return this.#stream.neededFrom;
  }

  /** Decodes the next chunk. false: it needs more of the file, or is at its end. Throws a DamageError for a header not ours. */
  step(): boolean {
    if (this.#complete) return false;
    const next = this.#stream.next();
    switch (next.step) {
      case 'more':
        return false;
      case 'chunk': {
        const startNs = this.index.lastNs;
        this.index.add(this.index.trace.add(next.chunk));
        this.#onChunk?.(next.chunk);
        if (next.generation || next.chunk.continues) this.#lastChunk = { startOffset: next.chunk.startOffset, endOffset: next.chunk.endOffset };
        if (next.generation) {
          this.#generations++;
          this.#uncertainFromNs = startNs;
        }
        return true;
      }
      case 'end':
        this.#complete = true;
        this.index.finish();
        this.#noteDamage(next.damage, next.brokeOff);
        return false;
    }
  }

  /** What the trace was wrapped in is damaged: that is the news, not the cut-off trace that follows from it. */
  damagedOutside(damage: Damage): void {
    const survived = this.#damage?.survived ?? (this.events > 1 ? survivors(this.events, this.#generations, this.index.lastNs, 1) : undefined);
    this.#damage = { ...withAdvice(damage), ...(survived === undefined ? {} : { survived }) };
  }

  /** `bytes`: size of the file as stored. */
  facts(bytes: number): TraceFacts {
    return traceFacts(this.index, {
      name: this.#name,
      bytes,
      inflatedBytes: this.#bytesSeen,
      minor: this.#stream.minor ?? 0,
      epochNs: this.#stream.epochNs,
      generations: this.#generations,
      complete: this.#complete,
      damage: this.#damage,
      uncertainFromNs: this.#damage === undefined ? undefined : this.#uncertainFromNs,
    });
  }

  ask<Q extends TraceQuestion>(question: Q): TraceAnswers[Q['ask']] {
    // The compiler cannot follow a generic through the switch; `answer` pairs each case with its answer.
    return this.#answer(question) as TraceAnswers[Q['ask']];
  }

  /** The `trace` section of the report. */
  report(options: { readonly goroutines: boolean }): Record<string, unknown> {
    const report = traceReport({
      index: this.index,
      minor: this.#stream.minor ?? 0,
      epochNs: this.#stream.epochNs,
      damaged: this.#damage !== undefined,
    });
    return options.goroutines ? { ...report, goroutines: goroutineRows(this.index) } : report;
  }

  #answer(question: TraceQuestion): TraceAnswers[TraceQuestion['ask']] {
    const { index } = this;
    switch (question.ask) {
      case 'latencyMap':
        return askLatencyMap(index, question);
      case 'bands':
        return askBands(index, question.range, question.widthPx);
      case 'heap':
        return askHeap(index, question.range, question.widthPx);
      case 'procStrips':
        return askProcStrips(index, question.range, question.widthPx);
      case 'minimap':
        return askMinimap(index, question.widthPx);
      case 'creation':
        return askCreation(index, question.creation);
      case 'goroutine':
        return askGoroutine(index, question.goroutine);
      case 'procSpan':
        return askProcSpan(index, question.proc, question.atNs);
      case 'stw':
        return askStw(index, question.index);
      case 'rangeFigures':
        return askRangeFigures(index, question.range, question.thresholdNs);
    }
  }

  /** `brokeOff`: the events of the last generation stop half-way. */
  #noteDamage(damage: Damage | undefined, brokeOff: boolean): void {
    if (damage === undefined || !brokeOff) this.#uncertainFromNs = undefined;
    if (damage === undefined) return;
    const { events } = this;
    const whole = brokeOff ? this.#generations - 1 : this.#generations;
    const { startOffset, endOffset } = this.#lastChunk;
    const readBytes = brokeOff ? Math.max(startOffset, Math.min(damage.offset ?? startOffset, endOffset)) : endOffset;
    this.#damage = {
      ...withAdvice(damage),
      ...(events > 1 ? { survived: survivors(events, whole, this.index.lastNs, readBytes / this.#bytesSeen) } : {}),
    };
  }
}

/** `share`: of the file's bytes. */
function survivors(events: number, whole: number, lastNs: number, share: number): string {
  const generations = whole === 0 ? 'part of the first generation' : `${whole} whole generation${whole === 1 ? '' : 's'}`;
  return `${events.toLocaleString('en')} events (${generations}), up to ${spanText(lastNs)} of trace time: ${Math.floor(share * 100)} % of the file.`;
}
