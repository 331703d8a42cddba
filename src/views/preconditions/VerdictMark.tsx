import { CircleCheck, CircleQuestionMark, CircleX } from 'lucide-react';
import type { Verdict } from '../../../workers/api.ts';
import { VERDICT_WORDS } from './words.ts';
import { t } from '../../../language/t.ts';

const ICONS = { holds: CircleCheck, fails: CircleX, unknown: CircleQuestionMark } as const;

/** Icon and word: the colour only says it again. */
export function VerdictMark({ verdict, size = 16, word = t(VERDICT_WORDS[verdict]) }: { readonly verdict: Verdict; readonly size?: number; readonly word?: string }) {
  const Icon = ICONS[verdict];
  return (
    <span className={`verdict-mark verdict-mark--${verdict}`}>
      <Icon size={size} aria-hidden="true" />
      {word}
    </span>
  );
}
