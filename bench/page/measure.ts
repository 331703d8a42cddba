// The page the bench opens in Chromium: a file goes to the very worker that the real page uses, without any drawing, and the
// times of its answers come back. `measureOpening` is called from outside by Playwright.
import { proxy, wrap } from 'comlink';
import type { DocumentFacts, DocumentWorker, OpenEvent } from '../../workers/api.ts';
import { profileQuestions, traceQuestions } from '../questions.ts';

export interface Opening {
  readonly kind: DocumentFacts['kind'];
  /** 0 for a profile. */
  readonly events: number;
  readonly inflatedBytes: number;
  /** From handing the file over until something can be drawn. */
  readonly readyMs: number;
  /** … until all of it is decoded and indexed. */
  readonly doneMs: number;
  /** Round trips of viewport questions, one after the other. */
  readonly questionMs: readonly number[];
}

/** Opens the chosen file in a new worker and asks it `questions` things; rejects with the worker's sentence if it cannot be read. */
async function measureOpening(file: File, questions: number): Promise<Opening> {
  const worker = new Worker(new URL('../../workers/document.worker.ts', import.meta.url), { type: 'module' });
  try {
    const opened = wrap<DocumentWorker>(worker);
    // Starting a worker is not what is measured: its first answer, even a refusal, says it is there.
    await opened.report().catch(() => undefined);
    let readyMs: number | undefined;
    const start = performance.now();
    const facts = await new Promise<DocumentFacts>((resolve, reject) => {
      const onEvent = (event: OpenEvent) => {
        if (event.type === 'ready') readyMs ??= performance.now() - start;
        if (event.type === 'done') resolve(event.facts);
        if (event.type === 'failed') reject(new Error(event.damage.message));
      };
      opened.open({ from: 'file', file, name: file.name }, proxy(onEvent)).catch(reject);
    });
    const doneMs = performance.now() - start;
    const questionMs: number[] = [];
    const timed = async (answer: Promise<unknown>, asked: number) => {
      await answer;
      questionMs.push(performance.now() - asked);
    };
    // One after the other: a round trip is what is measured.
    /* oxlint-disable eslint/no-await-in-loop */
    if (facts.kind === 'go-trace') {
      for (const question of traceQuestions(facts, questions)) await timed(opened.trace(question), performance.now());
    } else {
      for (const question of profileQuestions(facts, questions)) await timed(opened.profile(question), performance.now());
    }
    /* oxlint-enable eslint/no-await-in-loop */
    return {
      kind: facts.kind,
      events: facts.kind === 'go-trace' ? facts.events : 0,
      inflatedBytes: facts.inflatedBytes,
      readyMs: readyMs ?? doneMs,
      doneMs,
      questionMs,
    };
  } finally {
    worker.terminate();
  }
}

declare global {
  // Called by bench/chromium.ts.
  var measureOpening: (file: File, questions: number) => Promise<Opening>;
}
globalThis.measureOpening = measureOpening;
