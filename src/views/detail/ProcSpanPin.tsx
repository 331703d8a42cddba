import { SPAN_KINDS, type AskTrace, type Ns, type TraceFacts } from '../../../workers/api.ts';
import { spanKindText } from '../timeline/stretchLook.ts';
import { exactNs, formatMoment, formatNs } from '../format.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { DetailFrame, Field, Fields, NoSuchThing } from './DetailFrame.tsx';
import { GoroutineLink, goroutineTitle } from './GoroutineLink.tsx';
import { StackList } from './StackList.tsx';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly proc: number;
  readonly atNs: Ns;
}

/** One stretch of what a P did. */
export function ProcSpanPin({ facts, ask, change, proc, atNs }: Props) {
  const answered = useAnswered(ask, { ask: 'procSpan', proc, atNs });
  const kind = t('On P{proc}', { proc });
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const span = answered.answer;
  if (span === undefined) return <NoSuchThing kind={kind} change={change} />;

  const spanNs = span.endNs - span.startNs;
  return (
    <DetailFrame kind={kind} title={goroutineTitle(span.goroutine)} change={change}>
      <Fields>
        <Field label={t('Doing')}>{spanKindText(span.kind)}</Field>
        <Field label={t('For')} exact={exactNs(spanNs)}>
          <strong>{formatNs(spanNs)}</strong>
        </Field>
        <Field label={t('From')} exact={exactNs(span.startNs)}>
          {formatMoment(span.startNs, spanNs)}
        </Field>
        <Field label={t('To')} exact={exactNs(span.endNs)}>
          {formatMoment(span.endNs, spanNs)}
        </Field>
        {span.endReason !== '' && <Field label={t('Ended by')}>{span.endReason}</Field>}
        <Field label={t('Goroutine')}>
          <GoroutineLink of={span.goroutine} change={change} />
        </Field>
        {span.thread !== undefined && <Field label={t('On M')}>{span.thread}</Field>}
      </Fields>
      <div className="detail__actions">
        <button
          type="button"
          className="button"
          onClick={() => change({ view: 'timeline', window: windowAround(span, facts.durationNs), selection: undefined }, 'push')}
        >
          {t('Zoom to it')}
        </button>
      </div>
      <StackList title={SPAN_KINDS[span.kind] === 'syscall' ? t('Where the call was made') : t('Where it ended')} frames={span.endStack} />
    </DetailFrame>
  );
}
