import { useCallback, useMemo, type ReactNode } from 'react';
import type { AskLog, LogFacts, Ns, SchedMoment } from '../../../workers/api.ts';
import { formatCount, formatMoment } from '../format.ts';
import { chartsOf } from '../series/chartLines.ts';
import { SeriesCharts } from '../series/SeriesCharts.tsx';
import { SCHED_CHARTS } from '../series/seriesLook.ts';
import { askPicture, useSeriesOf } from '../series/seriesSources.ts';
import { useAnswer } from '../useAnswer.ts';
import { useWallClock } from '../time/WallClockButton.tsx';
import type { ViewProps } from '../viewState.ts';
import { SchedPanel } from './SchedPanel.tsx';
import { t } from '../../../language/t.ts';
import './sched.css';

/** What schedtrace told, over time: Ps, threads, run queues, goroutines; one moment of it in full. */
export function SchedView({ facts, ask, state, change }: ViewProps<LogFacts, AskLog>): ReactNode {
  const { durationNs, name } = facts;
  const clock = useWallClock(facts);
  const sources = useMemo(() => [{ key: name, name, ask, offsetNs: 0 }], [name, ask]);
  const told = useSeriesOf(sources);
  const charts = useMemo(() => (told === undefined ? undefined : chartsOf(SCHED_CHARTS, told)), [told]);
  const picture = useMemo(() => askPicture(sources, undefined), [sources]);
  const look = state.gcLook;
  const moment = useAnswer(ask, { ask: 'schedAt', atNs: look.momentNs ?? durationNs });
  const onMoment = useCallback((atNs: Ns) => change({ gcLook: { ...look, momentNs: Math.max(0, atNs) } }, 'push'), [change, look]);
  const onStep = (by: -1 | 1): void => {
    const next = by < 0 ? moment?.beforeNs : moment?.afterNs;
    if (next !== undefined) onMoment(next);
  };
  if (charts === undefined) return <p className="series__lead">{t('Reading…')}</p>;
  return (
    <div className="moment-view moment-view--beside">
      <SeriesCharts
        label={t('Scheduler')}
        durationNs={durationNs}
        clock={clock}
        change={change}
        charts={charts}
        sources={sources.length}
        ask={picture}
        state={state}
        onMoment={onMoment}
        momentNs={moment?.timeNs}
        onStep={onStep}
        announcement={look.momentNs === undefined || moment === undefined ? '' : momentSentence(moment)}
      >
        <p className="series__lead">{t('{count} lines of schedtrace. They are read without stopping the world: figures of one line need not fit each other.', { count: formatCount(facts.counts.sched) })}</p>
      </SeriesCharts>
      {moment !== undefined && <SchedPanel moment={moment} onStep={onStep} />}
    </div>
  );
}

function momentSentence({ row, ofRows, timeNs, gomaxprocs, idleProcs, runQueue, localQueues }: SchedMoment): string {
  const runnable = localQueues.reduce((sum, length) => sum + length, runQueue);
  return t('Line {nth} of {total} at {moment}: {busy} of {all} Ps busy, {runnable} goroutines runnable', { nth: formatCount(row + 1), total: formatCount(ofRows), moment: formatMoment(timeNs, 1e8), busy: gomaxprocs - idleProcs, all: gomaxprocs, runnable });
}
