import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { exactNs, formatCount, formatMoment, formatNs } from '../format.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { WaitExplained } from '../waits/WaitExplained.tsx';
import { windowAround } from '../windowAround.ts';
import { DetailFrame, Field, Fields, NoSuchThing } from './DetailFrame.tsx';
import { GoroutineLink, goroutineTitle } from './GoroutineLink.tsx';
import { OverlapList } from './OverlapList.tsx';
import { StackList } from './StackList.tsx';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly creation: number;
}

/** A goroutine's creation, and why its first run came when it did. */
export function CreationPin({ facts, ask, state, change, creation }: Props) {
  const answered = useAnswered(ask, { ask: 'creation', creation });
  const kind = t('Start of a goroutine');
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const detail = answered.answer;
  if (detail === undefined) return <NoSuchThing kind={kind} change={change} />;

  const waitEndNs = detail.startNs ?? facts.durationNs;
  const window = windowAround({ startNs: detail.createdNs, endNs: waitEndNs }, facts.durationNs);
  const { proc, startNs } = detail;
  const firstRun = proc === undefined || startNs === undefined ? undefined : { pin: { pin: 'procSpan', proc, atNs: startNs } as const };
  return (
    <DetailFrame kind={kind} title={goroutineTitle(detail.created)} change={change}>
      <Fields>
        <Field label={t('Waited')} exact={exactNs(detail.waitNs)}>
          <strong>{formatNs(detail.waitNs)}</strong>
          {detail.startNs === undefined && t(', and did not run before the trace ended')}
        </Field>
        {detail.startNs !== undefined && (
          <Field label={t('Rank')}>
            {t('{rank} of {all}, longest first', { rank: formatCount(detail.rank), all: formatCount(detail.ofCount) })}
          </Field>
        )}
        <Field label={t('Created')} exact={exactNs(detail.createdNs)}>
          {t('at {at}', { at: formatMoment(detail.createdNs, detail.waitNs) })}
        </Field>
        {detail.startNs !== undefined && (
          <Field label={t('First run')} exact={exactNs(detail.startNs)}>
            {detail.proc === undefined
              ? t('at {at}', { at: formatMoment(detail.startNs, detail.waitNs) })
              : t('at {at}, on P{proc}', { at: formatMoment(detail.startNs, detail.waitNs), proc: detail.proc })}
          </Field>
        )}
        <Field label={t('Goroutine')}>
          <GoroutineLink of={detail.created} change={change} />
        </Field>
        <Field label={t('Created by')}>
          {detail.creator === undefined ? t('no goroutine') : <GoroutineLink of={detail.creator} change={change} />}
        </Field>
      </Fields>
      <div className="detail__actions">
        <button type="button" className="button" onClick={() => change({ view: 'latency', window, selection: undefined }, 'push')}>
          {t('Show among start waits')}
        </button>
        <button type="button" className="button" onClick={() => change({ view: 'timeline', window, selection: undefined, ...firstRun }, 'push')}>
          {firstRun === undefined ? t('Show on the timeline') : t('First run on the timeline')}
        </button>
      </div>
      {startNs !== undefined && <WaitExplained facts={facts} ask={ask} state={state} change={change} goroutine={detail.created.goroutine} atNs={detail.createdNs} saysKind={false} />}
      <OverlapList
        overlaps={detail.overlaps}
        waitNs={detail.waitNs}
        show={(overlap) => change({ view: 'timeline', window: windowAround(overlap, facts.durationNs), selection: undefined }, 'push')}
      />
      <StackList title={t('Created at')} frames={detail.creationStack} />
    </DetailFrame>
  );
}
