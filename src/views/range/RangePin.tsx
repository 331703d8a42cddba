// Where the time of a range went: of the selection, else of the window, else of the whole recording.
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { DetailFrame } from '../detail/DetailFrame.tsx';
import { exactNs, formatMoment, formatNs, formatPercent } from '../format.ts';
import { LaneWords } from '../LaneWords.tsx';
import { isRead, useGrowingAnswer } from '../useGrowingAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { FunctionTimes } from './FunctionTimes.tsx';
import { KindTimes } from './KindTimes.tsx';
import './range.css';
import { RangeFigures } from './RangeFigures.tsx';
import { flameLead } from './rangeLeads.ts';
import { isSameRange, shareRead, shownRange, type ShownRange } from './rangeOf.ts';
import { ReasonTimes } from './ReasonTimes.tsx';
import { SampledFunctions } from './SampledFunctions.tsx';
import { marked, t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

const TITLES: Readonly<Record<ShownRange['what'], string>> = { selection: marked('The selection'), window: marked('What is in sight'), recording: marked('The whole recording') };

export function RangePin(view: ViewProps<TraceFacts, AskTrace>) {
  const { facts, ask, state, change } = view;
  const { what, range } = shownRange(state, facts.durationNs);
  const { of } = state.traceProfile;
  const answered = useGrowingAnswer(ask, { ask: 'breakdown', range, of }, isRead);
  const spanNs = Math.min(range.endNs, facts.durationNs) - range.startNs;
  const breakdown = answered?.answer;
  // What was told of another range stays, marked as such, until this one's answer is here.
  const isStale = breakdown !== undefined && !isSameRange(breakdown.range, range);
  const known = breakdown === undefined ? undefined : shareRead(breakdown.range, breakdown.pending);
  return (
    <DetailFrame kind={t('Where the time went')} title={t(TITLES[what])} change={change}>
      <div className="range-panel__scope">
        <p title={t('{start} to {end}', { start: exactNs(range.startNs), end: exactNs(range.endNs) })}>
          <Said message="<b>{time}</b> from {from}" values={{ time: formatNs(spanNs), from: formatMoment(range.startNs, spanNs) }} />
        </p>
        {of !== undefined && (
          <p>
            <Said message="Of {lane}" values={{ lane: <LaneWords key="lane" of={of} ask={ask} /> }} />{' '}
            <button type="button" className="link-button" onClick={() => change({ traceProfile: { ...state.traceProfile, of: undefined } }, 'push')}>
              {t('Of everything')}
            </button>
          </p>
        )}
        <output className="range-panel__pending">
          {known !== undefined && known < 1 && t('Being read: {share} so far; what goroutines did is of that part', { share: formatPercent(Math.floor(known * 100) / 100) })}
        </output>
      </div>
      <div className="detail__actions">
        <button type="button" className="button" onClick={() => change(flameLead(state, undefined), 'push')}>
          {t('Flame graph')}
        </button>
        {what === 'selection' && (
          <button type="button" className="button" onClick={() => change({ window: state.selection, selection: undefined }, 'push')}>
            {t('Zoom to it')}
          </button>
        )}
        {facts.tasks > 0 && (
          <button type="button" className="button" onClick={() => change({ view: 'tasks' }, 'push')}>
            {t('Tasks')}
          </button>
        )}
      </div>
      {breakdown === undefined ? (
        <p className="detail__none">{t('Adding up…')}</p>
      ) : (
        <div className={isStale ? 'range-panel range-panel--stale' : 'range-panel'} aria-busy={isStale}>
          <RangeFigures breakdown={breakdown} state={state} change={change} />
          <KindTimes breakdown={breakdown} state={state} change={change} />
          <FunctionTimes breakdown={breakdown} state={state} change={change} />
          <ReasonTimes breakdown={breakdown} state={state} change={change} />
          <SampledFunctions breakdown={breakdown} state={state} change={change} />
        </div>
      )}
    </DetailFrame>
  );
}
