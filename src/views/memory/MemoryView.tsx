import { useCallback, useMemo, type ReactNode } from 'react';
import type { AskLog, AskTrace, LogFacts, MemStatsMoment, Ns, TraceFacts } from '../../../workers/api.ts';
import type { Companion } from '../companions.ts';
import { formatCount, formatMoment } from '../format.ts';
import { alignedWords } from '../time/logs/alignedWords.ts';
import { useAnswer } from '../useAnswer.ts';
import { useWallClock } from '../time/WallClockButton.tsx';
import type { ViewProps } from '../viewState.ts';
import { chartsOf, heapOfTrace } from '../series/chartLines.ts';
import { SeriesCharts } from '../series/SeriesCharts.tsx';
import { askPicture, useSeriesOf, type LogSource } from '../series/seriesSources.ts';
import { MEMORY_CHARTS } from '../series/seriesLook.ts';
import { MemStatsPanel } from './MemStatsPanel.tsx';
import { OneReading } from './OneReading.tsx';
import { marked, t } from '../../../language/t.ts';
import './memory.css';

type Props = ViewProps<TraceFacts | LogFacts, AskTrace | AskLog>;

/** Memory over time, as a trace, runtime.MemStats, gctrace lines and metrics tell it. */
export function MemoryView(props: Props): ReactNode {
  const { facts, ask, state, change, companions } = props;
  const { durationNs } = facts;
  const clock = useWallClock(facts);
  const isTrace = facts.kind === 'go-trace';
  const sources = useMemo((): readonly Source[] => {
    const beside = (companions ?? []).flatMap((companion) => sourceOf(companion));
    // The facts say which of the two `ask` is.
    return facts.kind === 'go-trace' ? beside : [{ key: facts.name, name: facts.name, ask: ask as AskLog, offsetNs: 0, snapshots: facts.counts.memStats, how: undefined }, ...beside];
  }, [facts, ask, companions]);
  const told = useSeriesOf(sources);
  const heapMaxBytes = facts.kind === 'go-trace' ? facts.heapMaxBytes : undefined;
  const charts = useMemo(() => (told === undefined ? undefined : chartsOf(MEMORY_CHARTS, told, heapOfTrace(heapMaxBytes, { startNs: 0, endNs: durationNs }))), [told, heapMaxBytes, durationNs]);
  const picture = useMemo(() => askPicture(sources, isTrace ? (ask as AskTrace) : undefined), [sources, isTrace, ask]);

  const look = state.gcLook;
  const onMoment = useCallback((atNs: Ns) => change({ gcLook: { ...look, momentNs: Math.max(0, atNs) } }, 'push'), [change, look]);

  const snapshots = sources.find((source) => source.snapshots > 0);
  const moment = useMoment(snapshots, look.momentNs ?? durationNs);
  const onStep = (by: -1 | 1): void => {
    const next = by < 0 ? moment?.before : moment?.after;
    if (next !== undefined) onMoment(next);
  };

  if (charts === undefined) return <p className="memory__quiet">{t('Reading…')}</p>;
  if (told !== undefined && charts.length === 0 && told.some(({ series }) => series.length > 0)) {
    return moment === undefined ? (
      <OneReading sources={told} />
    ) : (
      <div className="moment-view memory-view--single">
        <MemStatsPanel moment={moment.told} atNs={moment.atNs} onStep={onStep} />
      </div>
    );
  }
  if (charts.length === 0) return <p className="memory__quiet">{isTrace ? NOTHING_IN_TRACE : t('This file has no figures about memory.')}</p>;
  return (
    <div className={moment === undefined ? 'moment-view' : 'moment-view moment-view--beside'}>
      <SeriesCharts
        label={t('Memory over time')}
        durationNs={durationNs}
        clock={clock}
        change={change}
        charts={charts}
        sources={sources.length}
        ask={picture}
        state={state}
        onMoment={moment === undefined ? undefined : onMoment}
        momentNs={moment?.atNs}
        onStep={onStep}
        announcement={look.momentNs === undefined || moment === undefined ? '' : momentSentence(moment.told, moment.atNs)}
      >
        <Lead sources={sources} companions={companions ?? NO_COMPANIONS} change={change} />
      </SeriesCharts>
      {moment !== undefined && <MemStatsPanel moment={moment.told} atNs={moment.atNs} onStep={onStep} />}
    </div>
  );
}

const NO_COMPANIONS: readonly Companion[] = [];
const NOTHING_IN_TRACE = marked('This trace has no heap figures. Drop the run’s MemStats or gctrace lines beside it.');

interface Source extends LogSource {
  /** Snapshots of MemStats in it. */
  readonly snapshots: number;
  /** How its time was brought onto the axis; undefined: it is the axis. */
  readonly how: string | undefined;
}

/** None where nothing tells how its time lies to the axis. */
function sourceOf(companion: Companion): readonly Source[] {
  const { key, facts, ask, offsetNs } = companion;
  return offsetNs === undefined ? [] : [{ key, name: facts.name, ask, offsetNs, snapshots: facts.counts.memStats, how: alignedWords(companion) }];
}

/** Whose series these are, and which logs of the run are left out, and why. */
function Lead({ sources, companions, change }: { readonly sources: readonly Source[]; readonly companions: readonly Companion[]; readonly change: Props['change'] }) {
  const unplaced = companions.filter(({ offsetNs }) => offsetNs === undefined);
  return (
    <p className="series__lead">
      {sources.length === 0 && unplaced.length === 0 && t('From the trace. Drop the run’s MemStats or gctrace lines beside it to see more.')}
      {sources.map(({ key, name, how }) => (
        <span key={key} className="memory__source">
          {name}
          {how !== undefined && ` (${how})`}
        </span>
      ))}
      {unplaced.map((companion) => (
        <span key={companion.key} className="memory__source">
          {t('{file} is not drawn: {why}.', { file: companion.facts.name, why: alignedWords(companion) })}{' '}
          <button type="button" className="link-button" onClick={() => change({ view: 'overview' }, 'push')}>
            {t('Place it')}
          </button>
        </span>
      ))}
    </p>
  );
}

interface Moment {
  readonly told: MemStatsMoment;
  readonly atNs: Ns;
  /** Times of the snapshots before and after. */
  readonly before: Ns | undefined;
  readonly after: Ns | undefined;
}

const nobody: AskLog = () => Promise.reject(new Error('There are no snapshots to ask for.'));

/** The snapshot in force at a time, and where its neighbours are. */
function useMoment(source: Source | undefined, atNs: Ns): Moment | undefined {
  const ask = source?.ask ?? nobody;
  const offsetNs = source?.offsetNs ?? 0;
  const told = useAnswer(ask, source === undefined ? undefined : { ask: 'memStatsAt', atNs: atNs - offsetNs });
  if (told === undefined) return undefined;
  const { timeNs, beforeNs, afterNs } = told;
  return { told, atNs: timeNs + offsetNs, before: beforeNs === undefined ? undefined : beforeNs + offsetNs, after: afterNs === undefined ? undefined : afterNs + offsetNs };
}

function momentSentence({ row, ofRows, fields }: MemStatsMoment, atNs: Ns): string {
  const heap = fields.find(({ name }) => name === 'HeapAlloc');
  const values = { nth: formatCount(row + 1), total: formatCount(ofRows), at: formatMoment(atNs, 1e8), bytes: formatCount(heap?.value ?? 0) };
  return heap === undefined ? t('Snapshot {nth} of {total} at {at}', values) : t('Snapshot {nth} of {total} at {at}, HeapAlloc {bytes} bytes', values);
}
