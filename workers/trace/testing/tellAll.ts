// Test only: all that a trace tells, in a form in which two decodings of it can be compared. Numbers of goroutines are no part of
// that: they depend on which goroutines a generation was told of in advance. In their place stand the goroutines.

import type { ProcStrips, TraceQuestion } from '../../api.ts';
import type { OpenTrace } from '../openTrace.ts';

export interface AllTold {
  readonly damage: unknown;
  readonly facts: unknown;
  readonly report: unknown;
  /** By question. */
  readonly answers: Readonly<Record<string, unknown>>;
}

export async function tellAll(trace: OpenTrace): Promise<AllTold> {
  const facts = trace.facts(1);
  const answers: Record<string, unknown> = {};
  const goroutines = new Goroutines(trace);
  for (const question of questions(facts.durationNs, facts.startLatency.n, facts.stwCount)) {
    answers[JSON.stringify(question)] = await goroutines.named(await trace.ask(question));
  }
  // Which Ps there are, the strips tell.
  const { procs } = await trace.ask({ ask: 'procStrips', range: { startNs: 0, endNs: 1 }, widthPx: 1 });
  for (const proc of procs.subarray(0, 4)) {
    for (const share of [0.01, 0.37, 0.62, 0.9]) {
      const question = { ask: 'procSpan', proc, atNs: Math.floor(facts.durationNs * share) } as const;
      answers[JSON.stringify(question)] = await goroutines.named(await trace.ask(question));
    }
  }
  return { damage: trace.damage, facts, report: await trace.report({ goroutines: true }), answers };
}

function questions(durationNs: number, waits: number, stops: number): readonly TraceQuestion[] {
  const ranges = [
    { startNs: 0, endNs: durationNs },
    { startNs: Math.floor(durationNs / 3), endNs: Math.floor(durationNs / 2) },
    { startNs: Math.floor(durationNs * 0.81), endNs: Math.floor(durationNs * 0.82) + 1 },
  ];
  const picture = { widthPx: 50, heightPx: 32, cellPx: 4, lowNs: 1000, highNs: 1e9, thresholdNs: 1e5 };
  return [
    ...ranges.flatMap((range): TraceQuestion[] => [
      { ask: 'latencyMap', range, ...picture },
      { ask: 'bands', range, widthPx: 50 },
      { ask: 'heap', range, widthPx: 50 },
      { ask: 'procStrips', range, widthPx: 7 },
      { ask: 'procStrips', range, widthPx: 300 },
      { ask: 'rangeFigures', range, thresholdNs: 2000 },
    ]),
    { ask: 'minimap', widthPx: 40 },
    ...some(waits).map((creation): TraceQuestion => ({ ask: 'creation', creation })),
    ...some(stops).map((index): TraceQuestion => ({ ask: 'stw', index })),
  ];
}

/** A few indexes of a list, and one past its end. */
function some(count: number): readonly number[] {
  return [...new Set([0, 1, Math.floor(count / 2), count - 1, count])].filter((index) => index >= 0);
}

class Goroutines {
  readonly #trace: OpenTrace;
  readonly #names = new Map<number, Promise<string>>();

  constructor(trace: OpenTrace) {
    this.#trace = trace;
  }

  /** The answer with goroutines in place of their numbers, and plain lists in place of columns. */
  async named(answer: unknown): Promise<unknown> {
    if (typeof answer !== 'object' || answer === null) return answer;
    if (ArrayBuffer.isView(answer)) return [...(answer as Float64Array)];
    if (Array.isArray(answer)) return Promise.all(answer.map((entry) => this.named(entry)));
    const told: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(answer)) {
      if (field !== 'goroutine' || typeof value === 'object') told[field] = field === 'goroutine' && ArrayBuffer.isView(value) ? await this.#all(value as ProcStrips['goroutine']) : await this.named(value);
      else told[field] = await this.#name(value as number);
    }
    return told;
  }

  #all(numbers: ProcStrips['goroutine']): Promise<readonly string[]> {
    return Promise.all(Array.from(numbers, (number) => this.#name(number)));
  }

  #name(number: number): Promise<string> {
    const known = this.#names.get(number) ?? this.#ask(number);
    this.#names.set(number, known);
    return known;
  }

  async #ask(number: number): Promise<string> {
    const detail = await this.#trace.ask({ ask: 'goroutine', goroutine: number });
    if (detail === undefined) return 'nobody';
    const { goroutine: _, creator, ...rest } = detail;
    return JSON.stringify({ ...rest, createdBy: creator?.id });
  }
}
