import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { exactNs, formatMoment, formatNs } from '../format.ts';
import { GoroutineTimesList } from '../goroutines/GoroutineTimesList.tsx';
import { lifeWindow } from '../goroutines/memberRows.ts';
import { laneLead } from '../laneLead.ts';
import { functionLead } from '../range/rangeLeads.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { DetailFrame, Field, Fields, NoSuchThing } from './DetailFrame.tsx';
import { GoroutineLink, goroutineTitle } from './GoroutineLink.tsx';
import { StackList } from './StackList.tsx';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly goroutine: number;
}

/** A goroutine's life. */
export function GoroutinePin({ facts, ask, state, change, goroutine }: Props) {
  const answered = useAnswered(ask, { ask: 'goroutine', goroutine });
  const kind = t('Goroutine');
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const detail = answered.answer;
  if (detail === undefined) return <NoSuchThing kind={kind} change={change} />;

  const { creation, firstRunNs } = detail;
  const life = { startNs: detail.createdNs ?? 0, endNs: detail.endNs ?? facts.durationNs };
  const lifeNs = life.endNs - life.startNs;
  return (
    <DetailFrame kind={kind} title={goroutineTitle(detail)} change={change}>
      <Fields>
        {detail.createdNs === undefined ? (
          <Field label={t('Created')}>{t('before the trace began')}</Field>
        ) : (
          <Field label={t('Created')} exact={exactNs(detail.createdNs)}>
            {t('at {at}', { at: formatMoment(detail.createdNs, lifeNs) })}
          </Field>
        )}
        <Field label={t('Created by')}>
          {detail.creator === undefined ? t('unknown') : <GoroutineLink of={detail.creator} change={change} />}
        </Field>
        {firstRunNs === undefined ? (
          <Field label={t('First run')}>{t('not in this trace')}</Field>
        ) : (
          <Field label={t('First run')} exact={exactNs(firstRunNs)}>
            {t('at {at}', { at: formatMoment(firstRunNs, lifeNs) })}
          </Field>
        )}
        {detail.endNs === undefined ? (
          <Field label={t('Ended')}>{t('still alive when the trace ended')}</Field>
        ) : (
          <Field label={t('Ended')} exact={exactNs(detail.endNs)}>
            {t('at {at}', { at: formatMoment(detail.endNs, lifeNs) })}
          </Field>
        )}
        <Field label={t('Running')} exact={exactNs(detail.execNs)}>
          {formatNs(detail.execNs)}
        </Field>
        <Field label={t('Runnable')} exact={exactNs(detail.runnableNs)}>
          {formatNs(detail.runnableNs)}
        </Field>
        <Field label={t('Waiting')} exact={exactNs(detail.waitNs)}>
          {formatNs(detail.waitNs)}
        </Field>
        <Field label={t('In syscalls')} exact={exactNs(detail.syscallNs)}>
          {formatNs(detail.syscallNs)}
        </Field>
      </Fields>
      <div className="detail__actions">
        {creation !== undefined && (
          <button type="button" className="button" onClick={() => change({ pin: { pin: 'creation', creation } }, 'push')}>
            {t('Its start wait')}
          </button>
        )}
        {firstRunNs !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() =>
              change({ view: 'timeline', window: windowAround({ startNs: firstRunNs, endNs: firstRunNs }, facts.durationNs), selection: undefined }, 'push')
            }
          >
            {t('First run on the timeline')}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => {
            const window = lifeWindow(detail.createdNs, detail.endNs, facts.durationNs);
            change({ ...laneLead(state.laneView, { lane: 'goroutine', goroutine }, undefined, window), pin: { pin: 'stretch', goroutine, atNs: life.startNs } }, 'push');
          }}
        >
          {t('Its life on the timeline')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => change({ view: 'flame', selection: undefined, traceProfile: { ...state.traceProfile, of: { lane: 'goroutine', goroutine } } }, 'push')}
        >
          {t('Its flame graph')}
        </button>
        <button type="button" className="button" onClick={() => change(functionLead(state, detail.name), 'push')}>
          {t('Others like it')}
        </button>
      </div>
      <GoroutineTimesList ask={ask} goroutine={goroutine} />
      <StackList title={t('Created at')} frames={detail.creationStack} />
    </DetailFrame>
  );
}
