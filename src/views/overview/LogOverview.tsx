import type { ReactNode } from 'react';
import type { AskLog, LogFacts, LogSeries } from '../../../workers/api.ts';
import { exactBytes, exactCount, exactNs, formatBytes, formatCount, formatNs, formatPercent } from '../format.ts';
import { INITIAL_GC_LOOK } from '../gc/gcLook.ts';
import { GcLineLegend } from '../lines/GcLineLegend.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps, ViewState } from '../viewState.ts';
import { BigFigure, FigureLine, OverviewCard } from './Figures.tsx';
import { CompanionsCard } from './CompanionsCard.tsx';
import { clockText, COUNT_WORDS, cyclesText, FORM_WORDS, placedTexts, recordCount } from './logWords.ts';
import { VersusLine } from './VersusLine.tsx';
import { t } from '../../../language/t.ts';
import './overview.css';

type Props = ViewProps<LogFacts, AskLog>;

/** What a log of the runtime is, and its first figures; each leads to the view it comes from. */
export function LogOverview(props: Props): ReactNode {
  const { facts, change, companions = [], comparables } = props;
  const { counts, clock } = facts;
  const show = (to: string, patch: Partial<ViewState>) => ({ to, go: () => change({ window: undefined, selection: undefined, ...patch }, 'push') });
  const toLines = show(t('them'), { view: 'lines', gcLook: INITIAL_GC_LOOK });
  return (
    <div className="overview">
      <header className="overview__top">
        <h1 className="overview__title">{facts.name}</h1>
        <p className="overview__what">
          {t(FORM_WORDS[facts.form])}
          {facts.goVersion !== undefined && t(', of a program made with {goVersion}', { goVersion: facts.goVersion })}
          {!facts.complete && t('; more is being read')}
        </p>
      </header>

      <FirstFigures {...props} />

      <div className="overview__cards">
        <OverviewCard title={t('Records')}>
          <dl className="overview-figures">
            {COUNT_WORDS.filter(([kind]) => counts[kind] > 0).map(([kind, words]) => (
              <FigureLine key={kind} label={t(words)} value={formatCount(counts[kind])} exact={exactCount(counts[kind])} leads={toLines} />
            ))}
            <FigureLine label={t('The program’s own lines')} value={formatCount(facts.otherLines)} exact={exactCount(facts.otherLines)} note={t('counted only')} />
            <FigureLine
              label={t('Skipped')}
              value={facts.skippedLines === 0 ? t('none') : formatCount(facts.skippedLines)}
              exact={exactCount(facts.skippedLines)}
              leads={facts.skippedLines === 0 ? undefined : show(t('them, and why'), { view: 'lines', gcLook: { ...INITIAL_GC_LOOK, lines: 'skipped' } })}
            />
          </dl>
        </OverviewCard>

        <OverviewCard title={t('Its clock')}>
          <p className="overview__more">{clockText(clock)}</p>
          <dl className="overview-figures">
            {placedTexts(clock).map((text) => (
              <FigureLine key={text} label={t('Placed')} value={text} />
            ))}
            {clock.restarts > 0 && <FigureLine label={t('Started again')} value={formatCount(clock.restarts)} note={t('{restarts, plural, one {time} other {times}}', { restarts: clock.restarts })} />}
            <FigureLine label={t('Covers')} value={formatNs(facts.durationNs)} exact={exactNs(facts.durationNs)} />
          </dl>
        </OverviewCard>

        {companions.length > 0 && <CompanionsCard companions={companions} onShow={show('memory', { view: 'memory' }).go} />}

        <OverviewCard title={t('The file')}>
          <dl className="overview-figures">
            <FigureLine label={t('Size')} value={formatBytes(facts.bytes)} exact={exactBytes(facts.bytes)} />
            {facts.inflatedBytes !== facts.bytes && <FigureLine label={t('Inflated')} value={formatBytes(facts.inflatedBytes)} exact={exactBytes(facts.inflatedBytes)} />}
            <FigureLine label={t('Lines')} value={formatCount(facts.lines)} exact={exactCount(facts.lines)} />
            <FigureLine label={t('Health')} value={facts.damage === undefined ? t('read whole') : t('partly read')} />
            <VersusLine comparables={comparables} change={change} />
          </dl>
        </OverviewCard>
      </div>

      {counts.gc > 0 && <LineOfThisFile {...props} />}
    </div>
  );
}

/** The figures that most come for. */
function FirstFigures({ facts, ask, change }: Props) {
  const series = useAnswer(ask, { ask: 'logSeries' });
  const { counts, durationNs } = facts;
  const atEnd = useAnswer(ask, { ask: 'seriesPoints', names: ['GCCPUFraction', 'GC CPU share since start (gctrace)'], range: { startNs: durationNs, endNs: durationNs + 1 }, widthPx: 1 });
  const show = (to: string, patch: Partial<ViewState>) => ({ to, go: () => change({ window: undefined, selection: undefined, ...patch }, 'push') });
  const share = atEnd?.find(({ value }) => value.length > 0)?.value.at(-1);
  const heap = highest(series, ['HeapAlloc', 'heap at mark end (gctrace)', 'go_memstats_heap_alloc_bytes', '/memory/classes/heap/objects:bytes']);
  const runnable = highest(series, ['runnable']);
  const goroutines = highest(series, ['goroutines', 'go_goroutines', '/sched/goroutines:goroutines']);
  return (
    <div className="overview__figures">
      {facts.gcCycles > 0 && <BigFigure label={t('GC cycles')} value={formatCount(facts.gcCycles)} exact={exactCount(facts.gcCycles)} note={cyclesText(facts.firstCycle, facts.lastCycle)} leads={show(t('every cycle'), { view: 'gc' })} />}
      {facts.longestPauseNs !== undefined && (
        <BigFigure
          label={t('Longest stop of GC')}
          value={formatNs(facts.longestPauseNs)}
          exact={exactNs(facts.longestPauseNs)}
          note={counts.gc > 0 ? t('one stop, stopping included') : t('both stops of a cycle')}
          leads={show(t('stops, the longest first'), { view: 'pauses', gcLook: INITIAL_GC_LOOK })}
        />
      )}
      {share !== undefined && <BigFigure label={t('GC’s share of the CPU')} value={formatPercent(share)} note={t('since the start, at the end')} leads={show(t('it over time'), { view: 'memory' })} />}
      {heap !== undefined && <BigFigure label={t('Heap, at most')} value={formatBytes(heap.highest)} exact={exactBytes(heap.highest)} note={heap.name.endsWith('(gctrace)') ? t('when marking ended') : heap.name} leads={show(t('memory over time'), { view: 'memory' })} />}
      {goroutines !== undefined && <BigFigure label={t('Goroutines, at most')} value={formatCount(goroutines.highest)} exact={exactCount(goroutines.highest)} leads={show(t('them over time'), { view: 'memory' })} />}
      {runnable !== undefined && <BigFigure label={t('Runnable, at most')} value={formatCount(runnable.highest)} note={t('goroutines in all run queues')} leads={show(t('the scheduler over time'), { view: 'sched' })} />}
      {counts.init > 0 && <BigFigure label={t('Packages initialised')} value={formatCount(counts.init)} leads={show(t('packages, the longest first'), { view: 'init' })} />}
      {facts.procs !== undefined && <BigFigure label={t('Ps')} value={formatCount(facts.procs)} note="GOMAXPROCS" />}
    </div>
  );
}

function highest(series: readonly LogSeries[] | undefined, names: readonly string[]): LogSeries | undefined {
  return series?.find(({ name }) => names.includes(name));
}

/** Among as many records of the end there is a gc line, as a rule. */
const NEAR_END = 60;

/** The last gc line, taken apart. */
function LineOfThisFile({ facts, ask }: Props) {
  const records = recordCount(facts.counts);
  const page = useAnswer(ask, { ask: 'logLines', which: 'records', from: Math.max(0, records - NEAR_END), count: 2 * NEAR_END });
  const line = page?.rows.findLast(({ record }) => record === 'gc')?.text;
  if (line === undefined) return undefined;
  return (
    <section className="overview__card card">
      <h2 className="overview__heading">{t('A line of this file, and what it says')}</h2>
      <GcLineLegend line={line} />
    </section>
  );
}
