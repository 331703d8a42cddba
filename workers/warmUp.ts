// Decodes a small recording again and again, before there is a file: the browser compiles what runs often, and a worker that has
// just started decodes at a quarter of the speed of one that has run for half a second.

import type { TraceFacts, TraceQuestion } from './api.ts';
import { type OpenDocumentOptions, openDocument } from './openDocument.ts';

/**
 * After so many openings for each thread a round takes as long as after four times as many: they cost a thread a quarter to half a
 * second.
 */
const OPENINGS_A_THREAD = 8;
/** Where others want the machine too, it ends here. */
const MOST_MS = 3000;
const WIDTH_PX = 1000;

export class WarmUp {
  #stopped = false;
  #ended: Promise<void> = Promise.resolve();

  /** `recording`: of several generations, so that all threads get one. Resolves when it is over; never rejects. */
  run(recording: Blob, options: OpenDocumentOptions): Promise<void> {
    this.#ended = this.#rounds(recording, options);
    return this.#ended;
  }

  /** Resolves when the round at hand is over: in some hundredths of a second. */
  stop(): Promise<void> {
    this.#stopped = true;
    return this.#ended;
  }

  async #rounds(recording: Blob, options: OpenDocumentOptions): Promise<void> {
    const begun = performance.now();
    const { threads = 1 } = options;
    let atOnce = 1;
    for (let opened = 0; opened < OPENINGS_A_THREAD * threads; opened += atOnce) {
      if (this.#stopped || performance.now() - begun > MOST_MS) return;
      const [generations] = await Promise.all(Array.from({ length: atOnce }, () => open(recording, options)));
      // So that no thread is left without one.
      atOnce = Math.ceil(threads / Math.max(1, generations));
      // What waits to be heard: that a file is to be opened, perhaps.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
}

/** Opens the recording and asks what a view asks. Gives its number of generations. */
async function open(recording: Blob, options: OpenDocumentOptions): Promise<number> {
  const opened = await openDocument({ from: 'file', file: recording, name: 'warm-up' }, { onEvent: () => undefined }, options);
  if (opened.kind !== 'go-trace') return 1;
  const { trace } = opened;
  for (const question of questionsOf(trace.facts(recording.size))) await trace.ask(question).catch(() => undefined);
  opened.close();
  return trace.generations;
}

function questionsOf({ durationNs }: TraceFacts): readonly TraceQuestion[] {
  const ranges = [
    { startNs: 0, endNs: durationNs },
    { startNs: durationNs / 3, endNs: durationNs / 2 },
  ];
  const ofRanges = ranges.flatMap((range): TraceQuestion[] => [
    { ask: 'latencyMap', range, widthPx: WIDTH_PX, heightPx: 400, cellPx: 3, lowNs: 100, highNs: 1e9, thresholdNs: 100_000 },
    { ask: 'procStrips', range, widthPx: WIDTH_PX },
    { ask: 'bands', range, widthPx: WIDTH_PX },
    { ask: 'heap', range, widthPx: WIDTH_PX },
    { ask: 'rangeFigures', range, thresholdNs: 100_000 },
  ]);
  return [...ofRanges, { ask: 'minimap', widthPx: WIDTH_PX }];
}
