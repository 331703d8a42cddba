// Each run of A with each of B by itself: groups that say other than their pairs are not to be trusted.
import type { Comparable, Comparison } from '../api.ts';
import type { SampleOfRuns } from './pooled.ts';
import { sampleMetrics } from './sampleMetrics.ts';

/** Metrics that pairs are judged by, of the samples there are; each pair costs an interval. */
const BY = ['start', 'sched', 'pause', 'pause.gc', 'runqueue'];
const SAMPLES = 2;
const MOST_PAIRS = 64;
const ROUNDS = 300;

/** None of a single run against a single run. */
export function comparedPairs(a: readonly Comparable[], b: readonly Comparable[], samples: readonly SampleOfRuns[]): Comparison['pairs'] {
  if (a.length * b.length < 2) return [];
  const judgedBy = samples.filter(({ name }) => BY.includes(name)).slice(0, SAMPLES);
  return a
    .flatMap((runA, atA) => b.map((runB, atB) => ({ runA, runB, atA, atB })))
    .slice(0, MOST_PAIRS)
    .flatMap(({ runA, runB, atA, atB }) =>
      judgedBy.flatMap((sample) =>
        sampleMetrics({ ...sample, a: [sample.a[atA]], b: [sample.b[atB]] }, ROUNDS)
          .filter(({ name }) => /\.(?:p50|p90|p99)$/.test(name))
          .map(({ name, change, verdict }) => ({ a: runA.name, b: runB.name, metric: name, change, verdict })),
      ),
    );
}
