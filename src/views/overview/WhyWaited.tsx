import { t } from '../../../language/t.ts';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { CauseBar } from '../waits/CauseBar.tsx';
import { CauseSentence } from '../waits/CauseSentence.tsx';
import { selectionSentence } from '../waits/causeSentence.ts';
import { whyWaited } from './traceLeads.ts';

type Props = Pick<ViewProps<TraceFacts, AskTrace>, 'facts' | 'ask' | 'state' | 'change'>;

/** Causes need the whole recording read closely: of a larger one only where the reader asks for it. */
const MOST_EVENTS_READ_UNASKED = 300e3;

/** Why goroutines waited for a P, in a sentence. */
export function WhyWaited(props: Props) {
  const { facts, change } = props;
  if (facts.schedLatency.n === 0) return undefined;
  return (
    <div className="why-waited">
      {facts.complete && facts.events <= MOST_EVENTS_READ_UNASKED ? (
        <Told {...props} />
      ) : (
        <button type="button" className="button" onClick={() => change(whyWaited(undefined, 0).patch, 'push')}>
          {t('Why they waited')}
        </button>
      )}
    </div>
  );
}

function Told({ ask, state, change }: Props) {
  const answer = useGrowingAnswer(ask, { ask: 'waitCauses', selection: { range: undefined, kinds: [], group: undefined } }, isKnown)?.answer;
  if (answer === undefined) return undefined;
  return (
    <>
      <CauseSentence phrases={selectionSentence(answer.latency.n, answer, answer.known)} state={state} change={change} />
      <CauseBar causes={answer.causes} />
      <KnownNote known={answer.known} />
    </>
  );
}
