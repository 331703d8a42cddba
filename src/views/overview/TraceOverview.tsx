import type { AskTrace, LatencySummary, TraceFacts } from '../../../workers/api.ts';
import { exactBytes, exactCount, exactNs, formatBytes, formatCount, formatNs, formatPercent, formatWallClock } from '../format.ts';
import type { RunMember } from '../companions.ts';
import type { ViewProps } from '../viewState.ts';
import { AnomaliesLine } from './AnomaliesLine.tsx';
import { CompanionsCard } from './CompanionsCard.tsx';
import { BigFigure, FigureLine, OverviewCard } from './Figures.tsx';
import { GoroutineTime } from './GoroutineTime.tsx';
import { allGoroutines, allMarks, allPauses, anomalies, cpuSamples, gcCycles, longestStart, longestStw, memory, preconditions, utilisation, waitsFrom, wholeLatency, wholeTimeline, whyWaited, type Lead } from './traceLeads.ts';
import { PreconditionsLine } from './PreconditionsLine.tsx';
import { VersusLine } from './VersusLine.tsx';
import { WhyWaited } from './WhyWaited.tsx';
import { t } from '../../../language/t.ts';
import './overview.css';

const ALONE: readonly RunMember[] = [];

/** What a trace is, and its first figures; each leads to the view it comes from. */
export function TraceOverview({ facts, ask, state, change, companions = [], runMembers = ALONE, comparables }: ViewProps<TraceFacts, AskTrace>) {
  const lead = (where: Lead | undefined) => (where === undefined ? undefined : { to: where.to, go: () => change(where.patch, 'push') });
  const { startLatency, schedLatency, longestStw: stw } = facts;
  const started = startLatency.n > 0;
  const quantile = (label: string, ns: number, summary: LatencySummary, where: Lead | undefined) => (
    <FigureLine label={label} value={summary.n === 0 ? t('none') : formatNs(ns)} exact={exactNs(ns)} leads={summary.n === 0 ? undefined : lead(where)} />
  );

  return (
    <div className="overview">
      <header className="overview__top">
        <h1 className="overview__title">{facts.name}</h1>
        <p className="overview__what">
          {t('Go execution trace, written by {writtenBy}', { writtenBy: facts.writtenBy })}
          {facts.wallStartMs !== undefined && t(', begun {at}', { at: formatWallClock(facts.wallStartMs) })}
          {!facts.complete && t('; more is being read')}
        </p>
      </header>

      <div className="overview__figures">
        <BigFigure label={t('Duration')} value={formatNs(facts.durationNs)} exact={exactNs(facts.durationNs)} leads={lead(wholeTimeline())} />
        <BigFigure
          label={t('Start latency, p99')}
          value={started ? formatNs(startLatency.p99Ns) : t('none')}
          exact={exactNs(startLatency.p99Ns)}
          note={t('of {n} started goroutines', { n: formatCount(startLatency.n) })}
          leads={started ? lead(waitsFrom(startLatency.p99Ns)) : undefined}
        />
        <BigFigure
          label={t('Longest start wait')}
          value={started ? formatNs(startLatency.maxNs) : t('none')}
          exact={exactNs(startLatency.maxNs)}
          note={facts.longestStart === undefined ? undefined : t('at {at}', { at: formatNs(facts.longestStart.startNs) })}
          leads={lead(longestStart(facts))}
        />
        <BigFigure
          label={t('Longest stop of the world')}
          value={stw === undefined ? t('none') : formatNs(stw.endNs - stw.startNs)}
          exact={stw === undefined ? undefined : exactNs(stw.endNs - stw.startNs)}
          note={stw === undefined ? undefined : t('{name}, at {at}', { name: stw.name, at: formatNs(stw.startNs) })}
          leads={lead(longestStw(facts))}
        />
      </div>

      <div className="overview__cards">
        <OverviewCard title={t('Why goroutines waited')} width="all">
          <WhyWaited facts={facts} ask={ask} state={state} change={change} />
          <dl className="overview-figures">
            <AnomaliesLine facts={facts} ask={ask} leads={lead(anomalies())} />
          </dl>
        </OverviewCard>

        <OverviewCard title={t('Start latency')}>
          <p className="overview__note">{t('From a goroutine’s creation to its first run.')}</p>
          <dl className="overview-figures">
            {quantile('p50', startLatency.p50Ns, startLatency, waitsFrom(startLatency.p50Ns))}
            {quantile('p90', startLatency.p90Ns, startLatency, waitsFrom(startLatency.p90Ns))}
            {quantile('p99', startLatency.p99Ns, startLatency, waitsFrom(startLatency.p99Ns))}
            {quantile('p99.9', startLatency.p999Ns, startLatency, waitsFrom(startLatency.p999Ns))}
            {quantile(t('Max'), startLatency.maxNs, startLatency, longestStart(facts))}
            <FigureLine label={t('Started goroutines')} value={formatCount(startLatency.n)} exact={exactCount(startLatency.n)} leads={lead(wholeLatency())} />
          </dl>
        </OverviewCard>

        <OverviewCard title={t('Scheduling latency')}>
          <p className="overview__note">{t('Every wait from runnable to running, the first one included.')}</p>
          <dl className="overview-figures">
            {quantile('p50', schedLatency.p50Ns, schedLatency, whyWaited(schedLatency.p50Ns, schedLatency.maxNs))}
            {quantile('p90', schedLatency.p90Ns, schedLatency, whyWaited(schedLatency.p90Ns, schedLatency.maxNs))}
            {quantile('p99', schedLatency.p99Ns, schedLatency, whyWaited(schedLatency.p99Ns, schedLatency.maxNs))}
            {quantile('p99.9', schedLatency.p999Ns, schedLatency, whyWaited(schedLatency.p999Ns, schedLatency.maxNs))}
            {quantile(t('Max'), schedLatency.maxNs, schedLatency, whyWaited(schedLatency.maxNs, schedLatency.maxNs))}
            <FigureLine label={t('Waits')} value={formatCount(schedLatency.n)} exact={exactCount(schedLatency.n)} leads={lead(whyWaited(undefined, 0))} />
          </dl>
        </OverviewCard>

        <OverviewCard title={t('Garbage collection and stops')}>
          <p className="overview__note">{t('Stops are measured in the trace, the time to stop included.')}</p>
          <dl className="overview-figures">
            <FigureLine label={t('GC cycles')} value={formatCount(facts.gcCycles)} leads={lead(gcCycles())} />
            <FigureLine label={t('Stops of the world')} value={formatCount(facts.stwCount)} leads={lead(allPauses())} />
            <FigureLine
              label={t('Stopped in all')}
              value={formatNs(facts.stwTotalNs)}
              exact={exactNs(facts.stwTotalNs)}
              note={facts.durationNs === 0 ? undefined : formatPercent(facts.stwTotalNs / facts.durationNs)}
              leads={lead(allPauses())}
            />
            {stw !== undefined && (
              <FigureLine
                label={t('Longest')}
                value={formatNs(stw.endNs - stw.startNs)}
                exact={exactNs(stw.endNs - stw.startNs)}
                leads={lead(longestStw(facts))}
              />
            )}
            {facts.heapMaxBytes !== undefined && (
              <FigureLine label={t('Heap, at most')} value={formatBytes(facts.heapMaxBytes)} exact={exactBytes(facts.heapMaxBytes)} leads={lead(memory())} />
            )}
            <FigureLine label={t('Left to the program')} value={t('by window length')} leads={lead(utilisation())} />
            <PreconditionsLine facts={facts} ask={ask} runMembers={runMembers} leads={lead(preconditions())} />
          </dl>
        </OverviewCard>

        {companions.length > 0 && <CompanionsCard companions={companions} onShow={() => change(wholeTimeline().patch, 'push')} />}

        <OverviewCard title={t('Time of all goroutines')}>
          <GoroutineTime totals={facts.totals} />
        </OverviewCard>

        <OverviewCard title={t('The recording')}>
          <dl className="overview-figures">
            <FigureLine label={t('Goroutines')} value={formatCount(facts.goroutines)} exact={exactCount(facts.goroutines)} leads={lead(allGoroutines())} />
            <FigureLine label={t('Ps (procs)')} value={formatCount(facts.procs)} leads={lead(wholeTimeline())} />
            <FigureLine label={t('Ms (threads)')} value={formatCount(facts.threads)} leads={lead(wholeTimeline())} />
            <FigureLine label={t('Events')} value={formatCount(facts.events)} exact={exactCount(facts.events)} />
            <FigureLine label={t('CPU samples')} value={formatCount(facts.cpuSamples)} exact={exactCount(facts.cpuSamples)} leads={lead(cpuSamples())} />
            <FigureLine label={t('Tasks, regions, logs')} value={[facts.tasks, facts.regions, facts.logs].map(formatCount).join(', ')} leads={lead(allMarks())} />
            <VersusLine comparables={comparables} change={change} />
          </dl>
        </OverviewCard>

        <OverviewCard title={t('The file')}>
          <dl className="overview-figures">
            <FigureLine label={t('Format')} value={t('go {version} trace', { version: `1.${facts.formatMinor}` })} />
            <FigureLine label={t('Written by')} value={facts.writtenBy} />
            <FigureLine label={t('Size')} value={formatBytes(facts.bytes)} exact={exactBytes(facts.bytes)} />
            {facts.inflatedBytes !== facts.bytes && (
              <FigureLine label={t('Inflated')} value={formatBytes(facts.inflatedBytes)} exact={exactBytes(facts.inflatedBytes)} />
            )}
            <FigureLine label={t('Generations')} value={formatCount(facts.generations)} />
            <FigureLine
              label={t('Wall clock')}
              value={facts.wallStartMs === undefined ? t('not recorded') : formatWallClock(facts.wallStartMs)}
              leads={facts.wallStartMs === undefined ? undefined : lead(wholeTimeline())}
            />
          </dl>
        </OverviewCard>
      </div>
    </div>
  );
}
