import { Fragment } from 'react';
import { DENSITY_STATES, type Counters, type HeapSeries, type Ns } from '../../../workers/api.ts';
import { valueAt } from '../../charts/marks/steps.ts';
import { exactNs, formatBytes, formatNs, formatPercent } from '../format.ts';
import { useLatest, type Followed } from '../time/useFollowed.ts';
import { COUNTER_NAMES } from './CounterHeads.tsx';
import type { CounterRow } from './laneView.ts';
import type { TimelineHit } from './hitTimeline.ts';
import { densityOfCounters, statesAt, type LaneDensities } from './laneDensity.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';
import { stateText } from './stretchLook.ts';

/** The tooltip of a crowd: how many goroutines are in which state, on average over a column. */
function CrowdFacts({ title, states, startNs, endNs }: { readonly title: string; readonly states: readonly number[]; readonly startNs: Ns; readonly endNs: Ns }) {
  return (
    <>
      <p className="tooltip__title">{title}</p>
      <dl className="tooltip__facts">
        {DENSITY_STATES.map((state, place) =>
          (states[place] ?? 0) > 0 ? (
            <Fragment key={state}>
              <dt>{stateText(state)}</dt>
              <dd>{meanText(states[place] ?? 0)}</dd>
            </Fragment>
          ) : undefined,
        )}
      </dl>
      <p className="tooltip__hint">
        <Said message="Mean over {time} <exact>from {from}</exact>" values={{ time: formatNs(endNs - startNs), from: exactNs(Math.round(startNs)) }} tags={{ exact: (inside) => <span className="tooltip__exact">{inside}</span> }} />
      </p>
    </>
  );
}

/** "1,234", or "0.25" for less than a few. */
function meanText(mean: number): string {
  return mean >= 100 ? String(Math.round(mean)) : mean.toPrecision(3);
}

interface GroupProps {
  readonly hit: Extract<TimelineHit, { readonly hit: 'density' }>;
  readonly densities: Followed<LaneDensities>;
}

/** Of a group of goroutines; follows what is read while one looks at it. */
export function GroupFacts({ hit, densities }: GroupProps) {
  const latest = useLatest(densities);
  const states = (latest && statesAt(latest, hit.key, (hit.startNs + hit.endNs) / 2)) ?? [];
  return <CrowdFacts title={hit.label === '' ? t('Goroutines without a name') : hit.label} states={states} startNs={hit.startNs} endNs={hit.endNs} />;
}

interface CounterProps {
  readonly counter: CounterRow;
  readonly atNs: Ns;
  readonly counters: Followed<Counters>;
  readonly heap: Followed<HeapSeries>;
}

/** The tooltip of a row of counters. */
export function CounterFacts(props: CounterProps) {
  const { counter, atNs } = props;
  const counters = useLatest(props.counters);
  const heap = useLatest(props.heap);
  if (counter === 'heap') return <HeapFacts heap={heap} atNs={atNs} />;
  if (counters === undefined) return <p className="tooltip__title">{t(COUNTER_NAMES[counter])} …</p>;
  const columnNs = (counters.range.endNs - counters.range.startNs) / Math.max(1, counters.columns);
  const column = Math.floor((atNs - counters.range.startNs) / columnNs);
  if (counter === 'goroutines') {
    const states = statesAt(densityOfCounters(counters), '', atNs) ?? [];
    const startNs = counters.range.startNs + column * columnNs;
    return <CrowdFacts title={t('All goroutines')} states={states} startNs={startNs} endNs={startNs + columnNs} />;
  }
  return (
    <>
      <p className="tooltip__title">{t(COUNTER_NAMES[counter])}</p>
      <dl className="tooltip__facts">
        {counter === 'threads' ? (
          <>
            <dt>{t('threads at work')}</dt>
            <dd>{meanText(counters.threads[column] ?? 0)}</dd>
            <dt>GOMAXPROCS</dt>
            <dd>{meanText(counters.gomaxprocs[column] ?? 0)}</dd>
          </>
        ) : (
          <>
            <dt>{t('of GOMAXPROCS')}</dt>
            <dd>{formatPercent(counters.utilisation[column] ?? 0)}</dd>
          </>
        )}
      </dl>
      <p className="tooltip__hint">{t('Mean over {time}', { time: formatNs(columnNs) })}</p>
    </>
  );
}

function HeapFacts({ heap, atNs }: { readonly heap: HeapSeries | undefined; readonly atNs: Ns }) {
  const live = heap && valueAt({ timeNs: heap.liveTimeNs, bytes: heap.liveBytes }, atNs);
  const goal = heap && valueAt({ timeNs: heap.goalTimeNs, bytes: heap.goalBytes }, atNs);
  return (
    <>
      <p className="tooltip__title">{t('Heap')}</p>
      <dl className="tooltip__facts">
        <dt>{t('live')}</dt>
        <dd>{live === undefined ? t('not told yet') : formatBytes(live)}</dd>
        <dt>{t('goal')}</dt>
        <dd>{goal === undefined || goal === 0 ? t('none') : formatBytes(goal)}</dd>
      </dl>
    </>
  );
}
