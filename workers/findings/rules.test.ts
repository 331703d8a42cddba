// What no recording shows well: thresholds the reader sets, sources that disagree, evidence that is too little.
import { describe, expect, it } from 'vitest';
import type { Evidence, Finding, FindingId, Thresholds } from '../api.ts';
import { type CostEvidence, NO_EVIDENCE, type PauseEvidence } from './evidence.ts';
import { judge } from './judge.ts';
import { evidenceOfHistogram } from './ofPauses.ts';
import { findingsReport } from './report.ts';

const MS = 1e6;

function findingOf(id: FindingId, of: readonly Evidence[], thresholds: Thresholds = {}): Finding {
  return judge(of, thresholds).find((finding) => finding.id === id)!;
}

function evidence(source: Evidence['source'], what: Partial<Evidence>): Evidence {
  return { ...NO_EVIDENCE, document: source, source, ...what };
}

const COST: CostEvidence = {
  over: 'settled',
  fromNs: 0,
  ns: 1e9,
  cycles: 20,
  gcShare: 0.04,
  markShare: 0.04,
  assistShare: 0.01,
  assistOf: 'running',
  runningShare: undefined,
  markNsPerCycle: 2 * MS,
  markPerCycleIs: 'median',
  costliest: [{ what: 'cycle', index: 3, atNs: 70 * MS }],
  assisting: [],
};

const STOPS: PauseEvidence = { of: 'stop', count: 40, p50Ns: 0.1 * MS, p99Ns: 0.4 * MS, maxNs: 0.4 * MS, longest: [{ what: 'pause', index: 7, atNs: 5 * MS }], pastPreemption: 0, stretched: undefined, markTerminationP50Ns: 0.05 * MS };

describe('thresholds', () => {
  it('are those of the reader', () => {
    const run = [evidence('trace', { cost: COST })];
    expect(findingOf('allocation-pressure', run).verdict).toBe('holds');
    const stricter = findingOf('allocation-pressure', run, { 'assist-share': 0.005 });
    expect(stricter.verdict).toBe('fails');
    expect(stricter.measures[0]).toMatchObject({ id: 'assist-share', threshold: 0.005, value: 0.01, verdict: 'fails' });
  });
});

describe('sources', () => {
  it('that tell more closely decide; what the others say stands behind', () => {
    const sampled = evidence('heap profile', { large: { objects: 1e5, lowObjects: 5000, highObjects: 5000, bytes: 1e9, lowBytes: 1e8, highBytes: 1e8, makers: [{ what: 'function', name: 'main.load' }], at: { what: 'document' } } });
    const counted = evidence('metrics', { large: { objects: 1e6, lowObjects: 200, highObjects: 200, bytes: 1e9, lowBytes: 1e8, highBytes: 1e8, makers: [], at: { what: 'series', name: '/gc/heap/allocs-by-size:bytes' } } });
    const { verdict, measures } = findingOf('large-objects', [sampled, counted]);
    expect(verdict).toBe('holds');
    expect(measures.map(({ id, places }) => [id, places[0].source])).toEqual([
      ['large-share-count', 'metrics'],
      ['large-share-bytes', 'metrics'],
      ['large-share-count', 'heap profile'],
      ['large-share-bytes', 'heap profile'],
    ]);
    expect(findingOf('large-objects', [sampled])).toMatchObject({ verdict: 'fails', measures: [{ places: [{ at: { name: 'main.load' } }] }, {}] });
  });

  it('between whose bounds a threshold lies cannot tell', () => {
    const bounds = evidence('memstats', { large: { objects: 1e5, lowObjects: 0, highObjects: 5000, bytes: 1e9, lowBytes: 0, highBytes: 1e8, makers: [], at: { what: 'document' } } });
    expect(findingOf('large-objects', [bounds])).toMatchObject({ verdict: 'unknown', missing: ['heap profile', 'metrics'] });
  });

  it('together tell assists of the time in which goroutines ran', () => {
    const log = evidence('gctrace', { cost: { ...COST, assistShare: 0.02, assistOf: 'available' } });
    expect(findingOf('allocation-pressure', [log]).verdict).toBe('holds');
    const mostlyIdle = evidence('trace', { cost: { ...COST, runningShare: 0.125 } });
    expect(findingOf('allocation-pressure', [log, mostlyIdle])).toMatchObject({ verdict: 'fails', measures: [{ id: 'assist-share', value: 0.16 }, {}, {}, {}] });
  });
});

describe('too little evidence', () => {
  it('is told as such, with what to record', () => {
    for (const { id, verdict, measures, missing } of judge([])) {
      expect([id, verdict, measures]).toEqual([id, 'unknown', []]);
      expect(missing.length).toBeGreaterThan(0);
    }
  });

  it('of few cycles does not fail anything', () => {
    const costly = { ...COST, assistShare: 0.5, markNsPerCycle: 500 * MS, markShare: 0.3, cycles: 1 };
    expect(findingOf('allocation-pressure', [evidence('trace', { cost: costly })]).verdict).toBe('unknown');
    expect(findingOf('allocation-pressure', [evidence('metrics', { cost: { ...costly, over: 'whole', cycles: 5 } })]).verdict).toBe('unknown');
    expect(findingOf('allocation-pressure', [evidence('metrics', { cost: { ...costly, over: 'whole', cycles: 6 } })]).verdict).toBe('fails');
  });

  it('a large share alive fails only where it is marked for a price', () => {
    const profile = evidence('heap profile', { live: { unit: 'objects', live: 40, allocated: 100, bound: 'exact', at: { what: 'document' } } });
    expect(findingOf('live-share', [profile])).toMatchObject({ verdict: 'unknown', missing: ['gctrace', 'trace'] });
    expect(findingOf('live-share', [profile, evidence('gctrace', { cost: { ...COST, markShare: 0.01 } })])).toMatchObject({ verdict: 'holds', measures: [{ id: 'marking-share' }, { id: 'live-share' }] });
    expect(findingOf('live-share', [profile, evidence('gctrace', { cost: { ...COST, markShare: 0.2 } })])).toMatchObject({ verdict: 'fails', measures: [{ id: 'live-share' }, { id: 'marking-share' }] });
  });
});

describe('a heap that only grows', () => {
  const settled = { fromNs: 0, ns: 10e9, cycles: 8, automatic: 8, grownBytes: 900 * 2 ** 20, reclaimedBytes: 1000 * 2 ** 20, worst: { what: 'cycle', index: 5, atNs: 6e9 } } as const;

  it('fails a, at the cycle that was worst', () => {
    const run = [evidence('gctrace', { heap: { cycles: 9, forced: 0, settled, liveBytes: 2 ** 30, goalBytes: 2 ** 31 } })];
    expect(findingOf('heap-growth', run)).toMatchObject({ verdict: 'fails', measures: [{ id: 'growth-per-reclaimed', value: 0.9, places: [{ at: { what: 'cycle', index: 5 } }] }, {}, {}] });
  });

  it('is none below the least heap of Go', () => {
    const run = [evidence('gctrace', { heap: { cycles: 9, forced: 0, settled: { ...settled, grownBytes: 2 ** 20, reclaimedBytes: 2 ** 10 }, liveBytes: 2 ** 22, goalBytes: 2 ** 23 } })];
    expect(findingOf('heap-growth', run).verdict).toBe('holds');
  });
});

function ofLengths(pauses: Partial<PauseEvidence>): Finding {
  return findingOf('stretched-stops', [evidence('gctrace', { pauses: { ...STOPS, ...pauses } })]);
}

describe('stops', () => {
  it('of which only lengths are told: short ones hold, a long one cannot be told, most of them long fail', () => {
    expect(ofLengths({}).verdict).toBe('holds');
    expect(ofLengths({ maxNs: 13 * MS, pastPreemption: 1 })).toMatchObject({ verdict: 'unknown', missing: ['trace'] });
    expect(ofLengths({ maxNs: 30 * MS, pastPreemption: 30 })).toMatchObject({ verdict: 'fails', measures: [{ id: 'stops-past-preemption', value: 0.75 }, {}, {}] });
    expect(ofLengths({ maxNs: 30 * MS, pastPreemption: 2, count: 2 }).verdict).toBe('unknown');
  });

  it('that the machine stretched are explained by it, and fail nothing', () => {
    const stretched = [
      { by: 'machine', count: 2, ns: 9 * MS, longestNs: 6 * MS, longest: [{ what: 'pause', index: 7, atNs: 5 * MS }] },
      { by: 'nothing', count: 38, ns: 4 * MS, longestNs: 0.4 * MS, longest: [] },
    ] as const;
    const run = [evidence('trace', { pauses: { ...STOPS, maxNs: 6 * MS, stretched } })];
    expect(findingOf('stretched-stops', run).verdict).toBe('holds');
    expect(findingOf('sub-millisecond-pauses', run)).toMatchObject({ verdict: 'fails', explainedBy: ['machine'], measures: [{ id: 'pause-max' }, {}, {}] });
  });

  it('of a histogram are as long as the ends of their buckets', () => {
    const found = evidenceOfHistogram(Float64Array.of(0, 1e-4, 1e-3, 2e-2, Infinity), Float64Array.of(90, 9, 1, 0), { what: 'document' });
    expect(found).toMatchObject({ count: 100, p50Ns: 1e5, p99Ns: 1e6, maxNs: 2e7, pastPreemption: 0 });
    expect(evidenceOfHistogram(Float64Array.of(0, 1), Float64Array.of(0), { what: 'document' })).toBeUndefined();
  });
});

it('the report has the measure that decides, with its evidence, and the others', () => {
  const [growth] = findingsReport(judge([evidence('trace', { cost: COST, pauses: STOPS })]));
  expect(growth).toMatchObject({ id: 'heap-growth', verdict: 'unknown', value: null });
  const pressure = findingsReport(judge([evidence('trace', { cost: COST })])).find(({ id }) => id === 'allocation-pressure');
  expect(pressure).toMatchObject({ verdict: 'holds', measure: 'assist-share', value: 0.01, threshold: 0.05, unit: 'ratio', evidence: [{ document: 'trace', source: 'trace', cycle: 3, at_ns: 70 * MS }] });
});
