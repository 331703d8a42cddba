// Test only: every question that the page can ask of a profile. None may throw anything but a plain sentence, or answer with
// something that is no number.
import { expect } from 'vitest';
import type { ProfileOptions, ProfileQuestion } from '../../api.ts';
import { DamageError } from '../../damage.ts';
import { expectFinite } from '../../trace/testing/askEverything.ts';
import { expectSentence } from '../../trace/testing/expectSentence.ts';
import type { OpenedProfile } from '../open.ts';
import { type Asked, everyOption, everyQuestion } from './profileQuestions.ts';

const NODES = [
  { depth: 0, sample: 0 },
  { depth: 3, sample: 1 },
  { depth: 70_000, sample: 4_000_000_000 },
];

/** What is asked for: a function of the profile, and a pattern that it matches. */
export function askedOf(profile: OpenedProfile, widthPx = 400): Asked {
  const { names } = profile.ask({ ask: 'top', sampleType: 0 });
  const name = names[0] ?? 'main.main';
  return { name, pattern: name.replaceAll(/[^A-Za-z0-9.]/g, '.').slice(0, 12), nodes: NODES, widthPx };
}

/** Options to look at it by, all of them; the base is the profile itself, with itself taken off. */
export function optionsOf(profile: OpenedProfile): readonly ProfileOptions[] {
  profile.add('base', profile.columns);
  const { labels, strings } = profile.columns;
  const tag = labels === undefined || labels.key.length === 0 ? 'none' : strings.get(labels.key[0]);
  return everyOption(askedOf(profile), tag.replaceAll(/[^A-Za-z0-9_]/g, '.'), 'base');
}

export async function askProfile(profile: OpenedProfile, sampleType: number, options?: ProfileOptions): Promise<void> {
  for (const question of everyQuestion(sampleType, options, askedOf(profile))) {
    // Placing a graph takes longer than all else together, and is the same however the profile is looked at.
    if (question.ask === 'graph' && options !== undefined && question.nodeCount > 3) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as a worker answers
    const answer = await answerOf(profile, question);
    expectFinite(withoutEndlessClass(answer), question.ask);
  }
}

/** The answer; undefined where there is a plain sentence instead. */
async function answerOf(profile: OpenedProfile, question: ProfileQuestion): Promise<unknown> {
  try {
    await profile.ready(question);
    return await profile.ask(question);
  } catch (error) {
    if (!(error instanceof DamageError)) throw new Error(`${JSON.stringify(question)}: ${String(error)}`, { cause: error });
    expectSentence(error.damage);
    return undefined;
  }
}

/** Objects that no size class holds have no upper bound. */
function withoutEndlessClass(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('sizes' in answer) || !Array.isArray(answer.sizes)) return answer;
  const sizes = answer.sizes as readonly { readonly sizeBytes: number }[];
  expect(sizes.filter(({ sizeBytes }) => !Number.isFinite(sizeBytes)).length).toBeLessThanOrEqual(1);
  return { ...answer, sizes: sizes.filter(({ sizeBytes }) => Number.isFinite(sizeBytes)) };
}
