import { type AskTrace, type Finding, PRECONDITIONS, type TraceFacts, type Verdict } from '../../../workers/api.ts';
import type { RunMember } from '../companions.ts';
import { useMemberEvidence } from '../preconditions/useMemberEvidence.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import { FigureLine } from './Figures.tsx';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly facts: TraceFacts;
  readonly ask: AskTrace;
  readonly runMembers: readonly RunMember[];
  readonly leads: { readonly to: string; readonly go: () => void } | undefined;
}

/** Judging reads the whole recording closely, which takes as much memory again: of a larger one only where the reader asks for it. */
const MOST_EVENTS_READ_UNASKED = 300e3;
/** Of the preconditions, in their order. */
const LETTERS = 'abcde';
const LABEL = marked('Stops under 1 ms');
const WORDS: Readonly<Record<Verdict, string>> = { holds: marked('yes'), fails: marked('no'), unknown: marked('cannot be told') };

/** The verdict over the run in one line. */
export function PreconditionsLine(props: Props) {
  const { facts, leads } = props;
  if (!facts.complete || facts.events > MOST_EVENTS_READ_UNASKED) return <FigureLine label={t(LABEL)} value={t('the five preconditions')} leads={leads} />;
  return <Judged {...props} />;
}

function Judged({ facts, ask, runMembers, leads }: Props) {
  const beside = useMemberEvidence(runMembers).flatMap(({ evidence }) => evidence ?? []);
  const findings = useGrowingAnswer(ask, { ask: 'findings', document: facts.name, beside, thresholds: {} }, isKnown)?.answer?.findings;
  const verdict = findings?.find(({ id }) => id === 'sub-millisecond-pauses')?.verdict;
  return <FigureLine label={t(LABEL)} value={verdict === undefined ? t('the five preconditions') : t(WORDS[verdict])} note={findings && preconditionsText(findings)} leads={leads} />;
}

/** "a b c e hold, d fails" */
export function preconditionsText(findings: readonly Finding[]): string {
  const letters = (verdict: Verdict): string => PRECONDITIONS.flatMap((id, place) => (findings.find((one) => one.id === id)?.verdict === verdict ? [LETTERS.charAt(place)] : [])).join(' ');
  const told = (verdict: Verdict, say: (which: string, n: number) => string): readonly string[] => {
    const which = letters(verdict);
    return which === '' ? [] : [say(which, which.length === 1 ? 1 : 2)];
  };
  return [
    ...told('holds', (which, n) => t('{n, plural, one {{which} holds} other {{which} hold}}', { which, n })),
    ...told('fails', (which, n) => t('{n, plural, one {{which} fails} other {{which} fail}}', { which, n })),
    ...told('unknown', (which) => t('{which} unknown', { which })),
  ].join(', ');
}
