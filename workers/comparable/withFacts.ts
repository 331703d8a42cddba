// What a file's facts add to what is compared of it: its name, its Go version, and that a part of it is missing.

import type { ComparableAnswers, Damage } from '../api.ts';
import { t } from '../../language/t.ts';

interface Facts {
  readonly name: string;
  readonly damage: Damage | undefined;
}

/** The answer to any question, that to `comparable` with the facts. */
export function withFacts<Answer>(ask: string, answer: Answer, facts: Facts, goVersion: string | undefined): Answer {
  // An answer's shape follows from its question; the compiler does not know that here.
  return ask === 'comparable' ? (added(answer as ComparableAnswers['comparable'], facts, goVersion) as Answer) : answer;
}

function added({ comparable, known }: ComparableAnswers['comparable'], { name, damage }: Facts, goVersion: string | undefined): ComparableAnswers['comparable'] {
  const missing = damage === undefined ? [] : [t('A part of it is missing: {message}', { message: damage.message })];
  return { comparable: { ...comparable, name, goVersion: comparable.goVersion ?? goVersion, warnings: [...missing, ...comparable.warnings] }, known };
}
