import { expect, test } from 'vitest';
import type { ProfileFacts, TraceFacts } from '../workers/api.ts';
import { laneQuestions, profileQuestions, traceQuestions, zoomedIn } from './questions.ts';

const facts = { durationNs: 1e10, generations: 10, goroutines: 50, procs: 4, stwCount: 6, startLatency: { n: 40 } } as TraceFacts;

test('the same questions every time, within the recording, from all of it to a few microseconds', () => {
  const asked = [...traceQuestions(facts, 100)];
  expect([...traceQuestions(facts, 100)]).toEqual(asked);
  expect(asked).toHaveLength(1000);
  const lengths = asked.flatMap((question) => ('range' in question ? question.range.endNs - question.range.startNs : []));
  expect(Math.max(...lengths)).toBeGreaterThan(5e9);
  expect(Math.min(...lengths)).toBeLessThan(1e5);
  for (const question of asked) if ('range' in question) expect(question.range.startNs >= 0 && question.range.endNs <= 1e10 + 1).toBe(true);
});

test('a closer look is far within one generation', () => {
  for (const question of zoomedIn(facts, 20)) {
    if (question.ask !== 'procStrips') throw new Error(question.ask);
    expect(question.range.endNs - question.range.startNs).toBeLessThanOrEqual(1e6 + 1);
  }
});

test('lanes are asked for over the same windows as the counters, each set in its turn', () => {
  const sets = [[{ lane: 'proc', proc: 1 }], [{ lane: 'thread', thread: '7' }]] as const;
  const asked = [...laneQuestions(facts, sets, 10)];
  expect([...laneQuestions(facts, sets, 10)]).toEqual(asked);
  expect(asked).toHaveLength(20);
  expect(asked.flatMap((question) => (question.ask === 'laneStrips' ? [question.lanes] : [])).slice(0, 3)).toEqual([sets[0], sets[1], sets[0]]);
  for (const { range } of asked) expect(range.startNs >= 0 && range.endNs <= 1e10 + 1).toBe(true);
});

test('of a profile every kind as often, of every sample type', () => {
  const profile = { samples: 100, sampleTypes: [{}, {}] } as unknown as ProfileFacts;
  const asked = [...profileQuestions(profile, 10)];
  expect([...profileQuestions(profile, 10)]).toEqual(asked);
  const kinds = new Set(asked.map(({ ask }) => ask));
  for (const kind of kinds) expect(asked.filter(({ ask }) => ask === kind)).toHaveLength(10);
  expect(new Set(asked.map(({ sampleType }) => sampleType))).toEqual(new Set([0, 1]));
});
