// The questions the bench asks: what a reader does who zooms in and out all over a recording, the same in every run.
import type { ProfileFacts, ProfileQuestion, TimeRange, TraceFacts, TraceQuestion } from '../workers/api.ts';

const widthPx = 1440;

export function* traceQuestions(facts: TraceFacts, count: number): Generator<TraceQuestion> {
  const random = numbers(1);
  for (let i = 0; i < count; i++) {
    const range = windowOf(facts.durationNs, 10 ** -Math.floor(random() * 5), random());
    yield traceQuestion(range, i);
  }
}

function traceQuestion(range: TimeRange, i: number): TraceQuestion {
  switch (i % 5) {
    case 0:
      return { ask: 'latencyMap', range, widthPx, heightPx: 400, cellPx: 3, lowNs: 100, highNs: 1e9, thresholdNs: 100_000 };
    case 1:
      return { ask: 'bands', range, widthPx };
    case 2:
      return { ask: 'heap', range, widthPx };
    case 3:
      return { ask: 'procStrips', range, widthPx };
    default:
      return { ask: 'rangeFigures', range, thresholdNs: 100_000 };
  }
}

export function* profileQuestions(facts: ProfileFacts, count: number): Generator<ProfileQuestion> {
  const random = numbers(2);
  for (let i = 0; i < count; i++) {
    const sampleType = i % facts.sampleTypes.length;
    const sample = Math.floor(random() * facts.samples);
    yield {
      ask: 'flame',
      sampleType,
      // Every other time the whole graph, as after a press on the root.
      focus: i % 2 === 0 ? { depth: 0, sample: 0 } : { depth: 1 + Math.floor(random() * 3), sample },
      widthPx,
      minPx: 0.5,
    };
  }
}

function windowOf(durationNs: number, share: number, at: number): TimeRange {
  const length = durationNs * share;
  const startNs = Math.floor((durationNs - length) * at);
  return { startNs, endNs: Math.max(startNs + 1, Math.ceil(startNs + length)) };
}

/** Numbers in 0…1 that are the same in every run (xorshift32). */
function numbers(seed: number): () => number {
  let x = seed * 0x9e3779b9;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}
