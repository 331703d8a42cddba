// Sides made by hand, where the truth is known, and real runs.
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Comparable, ComparedMetric, Comparison, Sample } from '../api.ts';
import { sampleOf } from '../comparable/sample.ts';
import { openDocument } from '../openDocument.ts';
import { SeededNumbers } from '../stats/seededNumbers.ts';
import { compareRuns } from './compareRuns.ts';

const RUNS = fileURLToPath(new URL('../../fixtures/runs', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const DURATION_NS = 1e9;

async function comparableOf(path: string): Promise<Comparable> {
  const opened = await openDocument({ from: 'file', file: new Blob([readFileSync(path)]), name: path.slice(path.indexOf('/go1') + 1) }, { onEvent: () => undefined });
  switch (opened.kind) {
    case 'go-trace': {
      let answer = await opened.trace.ask({ ask: 'comparable' });
      while (answer.known < 1) {
        await setTimeout(10);
        answer = await opened.trace.ask({ ask: 'comparable' });
      }
      opened.close();
      return answer.comparable;
    }
    case 'runtime-log':
      return (await opened.log.ask({ ask: 'comparable' })).comparable;
    case 'pprof':
      return opened.profile.ask({ ask: 'comparable', sampleType: 0 }).comparable;
    case 'failed':
      throw new Error(opened.damage.message);
  }
}

function sampled(values: readonly number[]): Sample {
  return sampleOf(
    Float64Array.from(values),
    Float64Array.from(values, (_, at) => ((at + 0.5) * DURATION_NS) / values.length),
    DURATION_NS,
  );
}

/** A run with start latencies and nothing else. */
function run(name: string, values: readonly number[], more: Partial<Comparable> = {}): Comparable {
  return {
    name,
    kind: 'go-trace',
    durationNs: DURATION_NS,
    goVersion: 'go1.27',
    procs: 4,
    figures: [],
    samples: [{ name: 'start', label: 'Start latency', unit: 'ns', better: 'lower', sample: sampled(values) }],
    ownUnit: 'ns',
    functions: [],
    startCauses: undefined,
    waitCauses: undefined,
    warnings: [],
    ...more,
  };
}

/** Spread evenly between 10 and 20 µs, in an order by chance. */
function latencies(seed: number, count = 2000): readonly number[] {
  const random = new SeededNumbers(seed);
  return Array.from({ length: count }, () => 10_000 + random.below(10_000));
}

/** Twenty stretches of a hundred, each with a height of its own: worth about as many values. */
function stretches(seed: number, tail: number): readonly number[] {
  const random = new SeededNumbers(seed);
  const heights = Array.from({ length: 20 }, () => 1 + random.below(1000) / 100);
  return latencies(seed).map((ns, at) => ns * heights[Math.floor(at / 100)] * (at % 10 === 0 ? tail : 1));
}

function metricOf({ metrics }: Comparison, name: string): ComparedMetric {
  const found = metrics.find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe('runs whose truth is known', () => {
  it('twice as long is worse, and better the other way round', () => {
    const [a, b] = [run('a', latencies(1)), run('b', latencies(2).map((ns) => ns * 2))];
    const worse = compareRuns([a], [b]);
    expect(worse.verdict).toBe('worse');
    expect(worse.headline).toMatch(/^B is worse: B's p99 start latency is 1\.9\d* to 2(?:\.0\d*)? × A's; A is faster at every percentile; 2,000 and 2,000 goroutines\b/);
    expect(metricOf(worse, 'start.p99').tests).toMatchObject({ nA: 2000, nB: 2000, effect: expect.closeTo(1, 1) as unknown, dominance: 'a smaller' });
    expect(compareRuns([b], [a]).verdict).toBe('better');
  });

  it('two draws of one distribution are the same, whatever the seed', () => {
    const verdicts = Array.from({ length: 12 }, (_, seed) => compareRuns([run('a', latencies(seed * 2 + 10))], [run('b', latencies(seed * 2 + 11))]).verdict);
    expect(new Set(verdicts)).toEqual(new Set(['same']));
  });

  it('a tail by itself is seen, where nearly all values are alike', () => {
    const tail = latencies(4).map((ns, at) => (at % 50 === 7 ? ns * 30 : ns));
    const found = compareRuns([run('a', latencies(3))], [run('b', tail)]);
    expect(metricOf(found, 'start.p99').verdict).toBe('worse');
    expect(metricOf(found, 'start.p50').verdict).toBe('same');
    expect(found.verdict).toBe('worse');
  });

  it('a tail of a few bursts does not tell by itself', () => {
    const found = metricOf(compareRuns([run('a', stretches(3, 1))], [run('b', stretches(5, 20))]), 'start.p90');
    expect(found.tests?.effectiveA).toBeLessThan(50);
    expect(found.tests?.pCautious).toBeGreaterThan(0.01);
    expect(found.ci95?.[0]).toBeGreaterThan(0.05);
    expect(found.verdict).toBe('cannot tell');
  });

  it('one burst is not a tail', () => {
    const burst = latencies(5).map((ns, at) => (at >= 1000 && at < 1031 ? ns * 30 : ns));
    const found = compareRuns([run('a', latencies(3))], [run('b', burst)]);
    expect(metricOf(found, 'start.p99')).toMatchObject({ verdict: 'cannot tell' });
    expect(metricOf(found, 'start.p50').verdict).toBe('same');
  });

  it('too few values: no verdict, and the reason', () => {
    const found = compareRuns([run('a', [1000, 2000, 3000])], [run('b', [9000, 8000, 7000])]);
    expect(found.verdict).toBe('cannot tell');
    expect(metricOf(found, 'start.p50').sentence).toContain('too few values, 3 and 3; p50 wants 10 of each');
  });

  it('a difference that does not matter is none, however sure', () => {
    const found = compareRuns([run('a', latencies(6, 40_000))], [run('b', latencies(6, 40_000).map((ns) => ns * 1.02))]);
    expect(metricOf(found, 'start.p50')).toMatchObject({ verdict: 'same' });
    expect(metricOf(found, 'start.p50').tests?.pCautious).toBeLessThan(0.01);
  });

  it('single figures: of one run nothing is told, of five runs it is; a zero has no percentage', () => {
    const gcCpu = { name: 'gc.cpu', label: 'CPU spent on GC', unit: 'share', better: 'lower' } as const;
    const side = (values: readonly number[]) => values.map((value) => run('r', [], { figures: [{ ...gcCpu, value }], samples: [] }));
    expect(metricOf(compareRuns(side([0.1]), side([0.2])), 'gc.cpu')).toMatchObject({ verdict: 'cannot tell', ci95: undefined, tests: undefined, change: 1 });
    expect(metricOf(compareRuns(side([0.1]), side([0.1])), 'gc.cpu').verdict).toBe('same');
    expect(metricOf(compareRuns(side([0.1, 0.11, 0.09]), side([0.2, 0.21, 0.19])), 'gc.cpu').sentence).toContain('too few runs, 3 and 3');
    expect(metricOf(compareRuns(side([0.1, 0.11, 0.09, 0.13, 0.12]), side([0.2, 0.21, 0.19, 0.22, 0.18])), 'gc.cpu').verdict).toBe('worse');
    expect(metricOf(compareRuns(side([0]), side([0.2])), 'gc.cpu')).toMatchObject({ change: undefined, verdict: 'cannot tell' });
  });

  it('what differs besides is said: versions, GOMAXPROCS, lengths, missing parts, single runs', () => {
    const other = run('b', latencies(2), { goVersion: 'go1.25', procs: 8, durationNs: 5e9, warnings: ['A part of it is missing: cut off.'] });
    expect(compareRuns([run('a', latencies(1))], [other]).warnings).toEqual([
      'B, b: A part of it is missing: cut off.',
      'Go versions differ: go1.27 in A, go1.25 in B.',
      'GOMAXPROCS differ: 4 in A, 8 in B.',
      "B's recordings are 5.0 times as long as the other side's: they may tell of other parts of the program's life.",
      'One recording each: what differs may be of these runs, not of the programs. Several runs a side tell.',
    ]);
  });

  it('causes by wait, and what explains a difference; functions a second', () => {
    const busy = [0, 0, 0, 0, 0, 0, 30_000 * 2000, 0];
    const idle = [0, 0, 15_000 * 2000, 0, 0, 0, 0, 0];
    const row = { name: 'main.worker', goroutines: 3, own: 4e8, causes: idle, cum: undefined, waits: sampled([5000]) };
    const a = run('a', latencies(1), { startCauses: idle, functions: [row] });
    const b = run('b', latencies(2).map((ns) => ns * 2), { startCauses: busy, functions: [{ ...row, own: 8e8, causes: busy }, { ...row, name: 'main.other' }] });
    const found = compareRuns([a, a], [b]);
    expect(found.startCauses).toEqual({ a: [0, 0, 15_000, 0, 0, 0, 0, 0], b: [0, 0, 0, 0, 0, 0, 30_000, 0] });
    expect(found.headline).toContain('100 % of the difference is waiting while every P was busy');
    expect(found.functions.map(({ name, a: ofA, b: ofB, waitsP99 }) => [name, ofA, ofB, waitsP99.a])).toEqual([
      ['main.worker', 4e8, 8e8, 5000],
      ['main.other', 0, 4e8, undefined],
    ]);
    expect(found.pairs.map(({ metric, verdict }) => [metric, verdict])).toEqual(Array.from({ length: 2 }, () => ['start.p50', 'start.p90', 'start.p99'].map((metric) => [metric, 'worse'])).flat());
  });

  it('an empty side, and nothing in common', () => {
    expect(compareRuns([], [run('b', latencies(1))])).toMatchObject({ metrics: [], curves: [], verdict: 'cannot tell', a: [] });
    expect(compareRuns([run('a', latencies(1))], [run('b', [], { samples: [] })]).headline).toBe('There is nothing that both sides tell of.');
  });

  it('curves rise to 1 on one axis, of single runs too', () => {
    const [curve] = compareRuns([run('a', latencies(1)), run('a2', latencies(2))], [run('b', latencies(3).map((ns) => ns * 3))]).curves;
    expect(curve.at.length).toBeLessThanOrEqual(402);
    expect([curve.a.at(-1), curve.b.at(-1), curve.runsA.length, curve.runsB.length]).toEqual([1, 1, 2, 0]);
    for (const line of [curve.a, curve.b, ...curve.runsA]) expect(line.every((share, at) => at === 0 || share >= line[at - 1])).toBe(true);
    expect(curve.at.every((value, at) => at === 0 || value > curve.at[at - 1])).toBe(true);
  });
});

describe('real runs', () => {
  it('a trace, a log and a profile against themselves are the same in every figure', async () => {
    for (const file of ['gomaxprocs-4/trace.out', 'gc-steady/stderr.log', 'gc-pool/heap.pb.gz']) {
      const one = await comparableOf(`${RUNS}/${file}`);
      const found = compareRuns([one], [one]);
      expect(found.metrics.length).toBeGreaterThan(3);
      expect(found.metrics.filter(({ verdict }) => verdict !== 'same')).toEqual([]);
      expect(found).toMatchObject({ verdict: 'same', headline: 'A and B are the same in every figure.' });
    }
  });

  it('one P instead of four: goroutines start later, and every P was busy', async () => {
    const found = compareRuns([await comparableOf(`${RUNS}/gomaxprocs-4/trace.out`)], [await comparableOf(`${RUNS}/gomaxprocs-1/trace.out`)]);
    expect(found.verdict).toBe('worse');
    expect(found.warnings).toContain('GOMAXPROCS differ: 4 in A, 1 in B.');
  });

  const runsOf = (scenario: string): readonly string[] => ['', 'run2/', 'run3/'].map((which) => `${CORPUS}/go1.27/${scenario}/${which}trace.out`);
  it.skipIf(!existsSync(CORPUS))('polluted runs are worse than clean ones, alone and as groups; clean ones are not than each other', async () => {
    const [clean, polluted] = [await Promise.all(runsOf('sched-clean').map(comparableOf)), await Promise.all(runsOf('sched-polluted').map(comparableOf))];
    const groups = compareRuns(clean, polluted);
    expect(groups.verdict).toBe('worse');
    expect(metricOf(groups, 'start.p50').tests?.pCautious).toBeLessThan(0.01);
    expect(groups.pairs.filter(({ metric }) => metric === 'start.p50').map(({ verdict }) => verdict)).toEqual(Array.from({ length: 9 }, () => 'worse'));
    for (const one of clean) for (const other of clean) expect(['same', 'cannot tell']).toContain(compareRuns([one], [other]).verdict);
  });
});
