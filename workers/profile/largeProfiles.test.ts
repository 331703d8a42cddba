// Every question, and every option, on profiles of the shapes that hurt: nothing recurses over a stack's depth, nothing answers
// with more than can be shown, nothing throws. (How long it takes is measured by the bench.)
import { expect, test } from 'vitest';
import { openProfile, type OpenedProfile } from './open.ts';
import { askedOf, askProfile, optionsOf } from './testing/askProfile.ts';
import { LARGE_SHAPES } from './testing/largeProfile.ts';
import { everyQuestion } from './testing/profileQuestions.ts';

/** As large as a test can wait for; of the deep stacks few, but as deep. */
const SAMPLES: Readonly<Record<string, number>> = { million: 10_000, deep: 6, callers: 25_000, labels: 10_000, inlined: 200, difference: 5000 };
/** With every option in turn. */
const FEWER_SAMPLES: Readonly<Record<string, number>> = { million: 100, deep: 2, callers: 300, labels: 100, inlined: 2, difference: 100 };

function opened(name: string, samples: Readonly<Record<string, number>>): OpenedProfile {
  const bytes = LARGE_SHAPES.find((shape) => shape.name === name)?.make(samples[name] ?? 100) ?? new Uint8Array();
  return openProfile(bytes, name, bytes.length);
}

const names = LARGE_SHAPES.map(({ name }) => name);

test.each(names)('%s: every question', async (name) => {
  const profile = opened(name, SAMPLES);
  profile.add('base', profile.columns);
  await askProfile(profile, profile.facts.defaultSampleType);
}, 60_000);

test.each(names)('%s: every question by every option', async (name) => {
  const profile = opened(name, FEWER_SAMPLES);
  // oxlint-disable-next-line eslint/no-await-in-loop
  for (const options of optionsOf(profile)) await askProfile(profile, 1, options);
}, 120_000);

/** What is on screen or in a table of functions, and no more: by kind of question, entries of all lists and arrays together. */
const MOST_ENTRIES_OF_A_TABLE = 100_100;
const MOST_ENTRIES = 40_000;

test('a function with 100,000 callers: answers are as large as what is shown', async () => {
  const profile = opened('callers', { callers: 100_000 });
  const questions = everyQuestion(1, undefined, { ...askedOf(profile, 1440), name: 'main.hub', pattern: 'hub' });
  for (const question of questions) {
    if (question.ask === 'export' || question.ask === 'growth' || question.ask === 'deltas') continue;
    // oxlint-disable-next-line eslint/no-await-in-loop
    await profile.ready(question);
    const entries = longest(profile.ask(question));
    const most = question.ask === 'top' || question.ask === 'search' ? MOST_ENTRIES_OF_A_TABLE : MOST_ENTRIES;
    expect(entries, JSON.stringify(question)).toBeLessThanOrEqual(most);
  }
}, 60_000);

/** The longest list or array in an answer. */
function longest(value: unknown): number {
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).length;
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(Array.isArray(value) ? value.length : 0, ...Object.values(value).slice(0, 1000).map(longest));
}
