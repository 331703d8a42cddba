// Small files that could be made into much: what is refused is refused before memory is taken, and what is taken answers.
import { expect, test } from 'vitest';
import { DamageError } from '../damage.ts';
import { expectSentence } from '../trace/testing/expectSentence.ts';
import { openProfile, type OpenedProfile } from './open.ts';
import { askProfile } from './testing/askProfile.ts';
import { ProfileBytes } from './testing/profileBytes.ts';

const TYPES = ['samples/count', 'cpu/nanoseconds'];

function opened(profile: ProfileBytes): OpenedProfile {
  const bytes = profile.finished();
  return openProfile(bytes, 'bomb', bytes.length);
}

function refusalOf(profile: ProfileBytes): DamageError['damage'] {
  try {
    opened(profile);
  } catch (error) {
    if (error instanceof DamageError) return error.damage;
    throw error;
  }
  throw new Error('taken without complaint');
}

/** A location of so many functions inlined into one another, `times` on each of `samples` stacks. */
function inlinedTimes(lines: number, times: number, samples: number): ProfileBytes {
  const profile = new ProfileBytes(TYPES);
  const fn = profile.fn('main.work', 'work.go', 1);
  const location = profile.location(Array.from({ length: lines }, (_, i) => ({ fn, line: i })));
  for (let i = 0; i < samples; i++) profile.sample(Array<number>(times).fill(location), [1, 10]);
  return profile;
}

test('a stack of half a million frames is asked everything', async () => {
  const profile = new ProfileBytes(TYPES);
  const [a = 0, b = 0] = ['main.a', 'main.b'].map((name) => profile.location([{ fn: profile.fn(name, 'deep.go', 1), line: 2 }]));
  for (const frames of [500_000, 499_999]) profile.sample(Array.from({ length: frames }, (_, i) => (i % 3 === 0 ? a : b)), [1, 10]);
  await askProfile(opened(profile), 1);
}, 60_000);

test('stacks deeper than any are refused', () => {
  const profile = new ProfileBytes(TYPES);
  const location = profile.location([{ fn: profile.fn('main.a', 'deep.go', 1), line: 2 }]);
  profile.sample(Array<number>(1_000_001).fill(location), [1, 10]);
  const damage = refusalOf(profile);
  expect(damage.what).toBe('too-large');
  expectSentence(damage);
});

test('few bytes that would be 240 million frames are refused', () => {
  const damage = refusalOf(inlinedTimes(4000, 1000, 60));
  expect(damage).toMatchObject({ what: 'too-large', message: expect.stringContaining('240000000 frames') as string });
  expectSentence(damage);
});

test('a hundredth of that is taken', async () => {
  const profile = opened(inlinedTimes(4000, 100, 6));
  expect(profile.facts.maxDepth).toBe(400_000);
  await askProfile(profile, 1);
}, 60_000);

test('samples with nothing in them, by the hundred thousand', async () => {
  const profile = new ProfileBytes(TYPES);
  for (let i = 0; i < 200_000; i++) profile.sample([], [0, 0]);
  await askProfile(opened(profile), 1);
}, 60_000);

test('hundreds of sample types, and thousands of labels on each sample', async () => {
  const types = Array.from({ length: 300 }, (_, i) => `type${i}/count`);
  const profile = new ProfileBytes(types);
  const location = profile.location([{ fn: profile.fn('main.a', 'a.go', 1), line: 2 }]);
  const labels = Array.from({ length: 5000 }, (_, i) => ({ key: `key${i}`, text: 'value' }));
  for (let i = 0; i < 10; i++) profile.sample([location], types.map(() => i), labels);
  await askProfile(opened(profile), 299);
}, 60_000);
