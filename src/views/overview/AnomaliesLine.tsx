import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { foundOrder } from '../anomalies/foundOrder.ts';
import { ANOMALY_WORDS } from '../anomalies/words.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import { FigureLine } from './Figures.tsx';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly facts: TraceFacts;
  readonly ask: AskTrace;
  readonly leads: { readonly to: string; readonly go: () => void } | undefined;
}

/** The rules read the whole recording closely: of a larger one only where the reader asks for it. */
const MOST_EVENTS_READ_UNASKED = 300e3;
const LABEL = marked('What stands out');

/** What the rules found, in one line. */
export function AnomaliesLine(props: Props) {
  const { facts, leads } = props;
  if (!facts.complete || facts.events > MOST_EVENTS_READ_UNASKED) return <FigureLine label={t(LABEL)} value={t('eight rules')} leads={leads} />;
  return <Found {...props} />;
}

function Found({ ask, leads }: Props) {
  const answer = useGrowingAnswer(ask, { ask: 'anomalies' }, isKnown)?.answer;
  if (answer === undefined || answer.known < 1) return <FigureLine label={t(LABEL)} value={t('eight rules')} leads={leads} />;
  const titles = foundOrder(answer.anomalies).map(({ id }) => t(ANOMALY_WORDS[id].title));
  const [first] = titles;
  const value = first === undefined ? t('nothing') : titles.length === 1 ? first : t('{first}, and {count} more', { first, count: titles.length - 1 });
  return <FigureLine label={t(LABEL)} value={value} exact={first === undefined ? undefined : titles.join('; ')} leads={leads} />;
}
