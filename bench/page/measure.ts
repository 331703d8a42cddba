// The page the bench opens in Chromium: a file goes to the very worker that the real page uses, without any drawing, and the
// times of its answers come back. `measureOpening` is called from outside by Playwright.
import { proxy, wrap, type Remote } from 'comlink';
import type { AskLog, AskTrace, DocumentFacts, DocumentWorker, LaneRef, OpenEvent, TraceFacts } from '../../workers/api.ts';
import { LANES_IN_SIGHT, laneLists, laneQuestions, logQuestions, profileQuestions, traceQuestions, zoomedIn } from '../questions.ts';

export interface Setting {
  /** Threads that decode; 1: the document's own worker alone. */
  readonly threads: number;
  /** After the warm-up that the real page gives its spare worker; else in a worker that has just started. */
  readonly warm: boolean;
  /** Of each kind, once the file is open. */
  readonly questions: number;
  /** Looks from far out into short windows, once the file is open. */
  readonly zoomIns: number;
}

export interface Opening {
  readonly kind: DocumentFacts['kind'];
  /** 0 for a profile and a log. */
  readonly events: number;
  readonly inflatedBytes: number;
  /** From handing the file over until something can be drawn. */
  readonly readyMs: number;
  /** … until all of it is decoded and indexed. */
  readonly doneMs: number;
  /** Round trips of questions, one after the other, by kind. */
  readonly questionMs: Readonly<Record<string, readonly number[]>>;
  readonly zoomInMs: readonly number[];
}

let running: Worker | undefined;
let closer: ((ofEach: number) => Promise<Opening['questionMs']>) | undefined;

/** Opens the chosen file in a new worker, which it leaves running; rejects with the worker's sentence if the file cannot be read. */
async function measureOpening(file: File, setting: Setting): Promise<Opening> {
  running?.terminate();
  running = new Worker(new URL('../../workers/document.worker.ts', import.meta.url), { type: 'module' });
  const opened = wrap<DocumentWorker>(running);
  await started(opened, setting);
  let readyMs: number | undefined;
  const start = performance.now();
  const facts = await new Promise<DocumentFacts>((resolve, reject) => {
    const onEvent = (event: OpenEvent) => {
      if (event.type === 'ready') readyMs ??= performance.now() - start;
      if (event.type === 'done') resolve(event.facts);
      if (event.type === 'failed') reject(new Error(event.damage.message));
    };
    opened.open({ from: 'file', file, name: file.name }, proxy(onEvent), { threads: setting.threads }).catch(reject);
  });
  const doneMs = performance.now() - start;
  closer = facts.kind === 'go-trace' ? (ofEach) => askCloser(opened, facts, ofEach) : undefined;
  return {
    kind: facts.kind,
    events: facts.kind === 'go-trace' ? facts.events : 0,
    inflatedBytes: facts.inflatedBytes,
    readyMs: readyMs ?? doneMs,
    doneMs,
    questionMs: await ask(opened, facts, setting.questions),
    zoomInMs: facts.kind === 'go-trace' ? await zoomIn(opened, facts, setting.zoomIns) : [],
  };
}

async function started(opened: Remote<DocumentWorker>, { warm, threads }: Setting): Promise<void> {
  // Starting a worker is not what is measured: its first answer, even a refusal, says it is there.
  await opened.report().catch(() => undefined);
  if (warm) await opened.warmUp({ threads });
}

/** One after the other: a round trip is what is measured. */
async function ask(opened: Remote<DocumentWorker>, facts: DocumentFacts, ofEach: number): Promise<Record<string, readonly number[]>> {
  const taken: Record<string, number[]> = {};
  /* oxlint-disable eslint/no-await-in-loop */
  if (facts.kind === 'go-trace') {
    for (const question of traceQuestions(facts, ofEach)) (taken[question.ask] ??= []).push(await timed(() => opened.trace(question)));
  } else if (facts.kind === 'pprof') {
    for (const question of profileQuestions(facts, ofEach)) (taken[question.ask] ??= []).push(await timed(() => opened.profile(question)));
  } else if (ofEach > 0) {
    const askLog = ((question) => opened.log(question)) as AskLog;
    const names = (await askLog({ ask: 'logSeries' })).map(({ name }) => name);
    for (const question of logQuestions(facts, names, ofEach)) (taken[question.ask] ??= []).push(await timed(() => askLog(question)));
  }
  /* oxlint-enable eslint/no-await-in-loop */
  return taken;
}

/** Questions about lanes and counters, once all that they need far out has been read. */
async function askCloser(opened: Remote<DocumentWorker>, facts: TraceFacts, ofEach: number): Promise<Opening['questionMs']> {
  const taken: Record<string, number[]> = {};
  // The library's types lose which question has which answer.
  const askTrace = ((question) => opened.trace(question)) as AskTrace;
  await untilReadClosely(askTrace, facts);
  // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: a round trip is what is measured
  for (const question of laneQuestions(facts, await lanesInSight(askTrace), ofEach)) (taken[question.ask] ??= []).push(await timed(() => opened.trace(question)));
  return taken;
}

/** Rarely more is asked for than a reader waits for. */
const mostMsUntilReadClosely = 120_000;

/** What is drawn far out is complete from then on; a window that is looked at closely may still wait for its part of the file. */
async function untilReadClosely(askTrace: AskTrace, { durationNs }: TraceFacts): Promise<void> {
  const range = { startNs: 0, endNs: durationNs };
  const begun = performance.now();
  /* oxlint-disable eslint/no-await-in-loop */
  while (performance.now() - begun < mostMsUntilReadClosely) {
    const { pending } = await askTrace({ ask: 'counters', range, widthPx: 100 });
    if (pending.length === 0) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 150);
    });
  }
  /* oxlint-enable eslint/no-await-in-loop */
}

/** The first lanes of each list. */
async function lanesInSight(askTrace: AskTrace): Promise<readonly (readonly LaneRef[])[]> {
  const [groups] = laneLists([]);
  const { rows } = await askTrace({ ask: 'lanes', list: groups, from: 0, count: LANES_IN_SIGHT });
  const pages = await Promise.all(laneLists(rows.map(({ label }) => label)).map((list) => askTrace({ ask: 'lanes', list, from: 0, count: LANES_IN_SIGHT })));
  return pages.map((page) => page.rows.map(({ ref }) => ref));
}

async function zoomIn(opened: Remote<DocumentWorker>, facts: TraceFacts, times: number): Promise<readonly number[]> {
  const taken: number[] = [];
  // oxlint-disable-next-line eslint/no-await-in-loop
  for (const question of zoomedIn(facts, times)) taken.push(await timed(() => opened.trace(question)));
  return taken;
}

async function timed(answer: () => Promise<unknown>): Promise<number> {
  const asked = performance.now();
  await answer();
  return performance.now() - asked;
}

declare global {
  // Called by bench/benchPage.ts.
  var measureOpening: (file: File, setting: Setting) => Promise<Opening>;
  /** Of the trace that was opened last; nothing for a profile. */
  var measureCloser: (ofEach: number) => Promise<Opening['questionMs']>;
}
globalThis.measureOpening = measureOpening;
globalThis.measureCloser = (ofEach) => closer?.(ofEach) ?? Promise.resolve({});
