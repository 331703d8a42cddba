import { CircleCheck, CircleQuestionMark, Equal, Shuffle, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ComparedVerdict } from '../../../workers/api.ts';
import { VERDICT_WORDS } from './versusWords.ts';
import { t } from '../../../language/t.ts';

const ICONS: Readonly<Record<ComparedVerdict, LucideIcon>> = { better: CircleCheck, worse: TriangleAlert, different: Shuffle, same: Equal, 'cannot tell': CircleQuestionMark };

/** A verdict as a word with a shape of its own. */
export function VerdictMark({ verdict, size = 13 }: { readonly verdict: ComparedVerdict; readonly size?: number }) {
  const Icon = ICONS[verdict];
  const { word, meaning } = VERDICT_WORDS[verdict];
  return (
    <span className={`verdict verdict--${verdict.replace(' ', '-')}`} title={t(meaning)}>
      <Icon size={size} aria-hidden="true" /> {t(word)}
    </span>
  );
}
