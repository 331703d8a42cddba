// Why goroutines waited for a P: in a sentence, by cause, by length, over time, by who waited, down to the single wait.
import { useCallback, type ReactNode } from 'react';
import type { AskTrace, Ns, TimeRange, TraceFacts, WaitRow } from '../../../workers/api.ts';
import { MinimapStrip } from '../../charts/minimap/MinimapStrip.tsx';
import { ZoomControls } from '../../charts/stage/ZoomControls.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import { formatCount, formatNs } from '../format.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { useTraceTime } from '../time/useTraceTime.ts';
import { useWallClock, WallClockButton } from '../time/WallClockButton.tsx';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import type { HistoryStep, ViewProps } from '../viewState.ts';
import { CauseTable } from './CauseTable.tsx';
import { GroupChip } from './GroupChip.tsx';
import { WaitGroupTable } from './WaitGroupTable.tsx';
import { TailChart } from './TailChart.tsx';
import { WaitControls } from './WaitControls.tsx';
import { WaitEvidence } from './WaitEvidence.tsx';
import { WaitHead } from './WaitHead.tsx';
import { WaitHistogramChart } from './WaitHistogramChart.tsx';
import { WaitListTable } from './WaitListTable.tsx';
import { WaitMapStage, type WaitCell } from './WaitMapStage.tsx';
import { modesSentence } from './modesSentence.ts';
import type { WaitLook } from './waitLook.ts';
import { partingMoment, waitSelection, waitSides } from './waitSides.ts';
import { t } from '../../../language/t.ts';
import '../table/tableView.css';
import '../time/timeView.css';
import './causes.css';
import './waits.css';

const PERCENTILES: readonly number[] = [50, 90, 99, 99.9, 99.99];

export function WaitsView(view: ViewProps<TraceFacts, AskTrace>): ReactNode {
  const { facts, ask, state, change } = view;
  const { durationNs } = facts;
  const look = state.waitLook;
  const time = useTraceTime(view);
  const clock = useWallClock(facts);
  const palette = usePalette();
  const range = state.selection ?? state.window;
  const whole = range ?? { startNs: 0, endNs: durationNs };
  const all = waitSelection(look, range);
  const [first, second] = waitSides(look, range, durationNs);
  const isParted = second !== undefined;

  const firstCauses = useGrowingAnswer(ask, { ask: 'waitCauses', selection: first.selection }, isKnown)?.answer;
  const secondCauses = useGrowingAnswer(ask, second && { ask: 'waitCauses', selection: second.selection }, isKnown)?.answer;
  const isEveryKind = look.kinds.length === 0 && !isParted;
  const ofEveryKind = useGrowingAnswer(ask, isEveryKind ? undefined : { ask: 'waitCauses', selection: { ...all, kinds: [] } }, isKnown)?.answer;
  const everyKind = isEveryKind ? firstCauses : ofEveryKind;
  const isHistogram = look.picture !== 'map';
  const firstLengths = useGrowingAnswer(ask, isHistogram ? { ask: 'waitDistribution', selection: first.selection, percentiles: PERCENTILES } : undefined, isKnown)?.answer;
  const secondLengths = useGrowingAnswer(ask, isHistogram && second ? { ask: 'waitDistribution', selection: second.selection, percentiles: PERCENTILES } : undefined, isKnown)?.answer;

  const onLook = useCallback((patch: Partial<WaitLook>, step: HistoryStep = 'push') => change({ waitLook: { ...look, ...patch } }, step), [change, look]);
  const onWait = useCallback((row: WaitRow) => change({ pin: { pin: 'stretch', goroutine: row.goroutine.goroutine, atNs: row.startNs } }, 'push'), [change]);

  if (firstCauses === undefined || everyKind === undefined || (isParted && secondCauses === undefined)) return <p className="waits__quiet">{t('Reading…')}</p>;
  if (everyKind.known >= 1 && everyKind.latency.n === 0 && range === undefined && look.group === undefined) return <p className="waits__quiet">{t('No goroutine waited for a P in this recording.')}</p>;
  const answers = second === undefined || secondCauses === undefined ? [{ label: undefined, of: firstCauses }] : [{ label: first.label, of: firstCauses }, { label: second.label, of: secondCauses }];
  const longestNs = Math.max(...answers.map(({ of }) => of.latency.maxNs));
  const lengths = second === undefined ? firstLengths && ([firstLengths] as const) : firstLengths && secondLengths && ([firstLengths, secondLengths] as const);
  const known = Math.min(everyKind.known, ...answers.map(({ of }) => of.known));
  const modes = lengths === undefined || isParted ? '' : modesSentence(lengths[0]);

  const onCell = (cell: WaitCell): void => {
    const selection = clamped(cell.range, durationNs);
    const lengthNs = { fromNs: cell.lengthNs.fromNs, toNs: Math.min(cell.lengthNs.toNs, longestNs) };
    if (cell.count > 1) change({ selection, waitLook: { ...look, lengthNs } }, 'push');
    else void ask({ ask: 'waitList', selection: { ...all, range: selection }, lengthNs, main: undefined, order: 'longest', from: 0, count: 1 }).then(({ rows: [row] }) => row && onWait(row));
  };
  return (
    <section className="time-view waits" aria-label={t('Why it waited')}>
      <div className="waits__head">
        <WaitHead answers={answers} state={state} change={change} />
        <div className="time-view__controls">
          <KnownNote known={known} />
          <WallClockButton clock={clock} isOn={state.wallClock} change={change} />
          <ZoomControls window={time.window} selection={state.selection} onClearSelection={time.clearSelection} />
        </div>
      </div>
      <div className="waits__why">
        <CauseTable sides={answers.map(({ label, of }) => ({ label, causes: of.causes, mainCause: of.mainCause }))} chosen={look.main} onChoose={(main) => onLook({ main })} />
        <WaitEvidence sides={answers} isWhole={range === undefined && !isParted} state={state} change={change} />
      </div>
      <WaitControls look={look} kinds={everyKind.kinds} range={whole} isParted={isParted} onLook={onLook} />
      <div className={look.picture === 'map' ? 'waits__picture waits__picture--map' : 'waits__picture'}>
        <p className="waits__caption">
          {modes === '' ? captionOf(look, isParted) : <strong>{modes}</strong>}
          {look.group !== undefined && <GroupChip ask={ask} group={look.group} onLook={onLook} />}
        </p>
        {look.picture === 'map' && (
          <>
            <MinimapStrip map={time.minimap} live={time.window.live} palette={palette} selection={state.selection} thresholdNs={state.thresholdNs} uncertainFromNs={facts.uncertainFromNs} label={t('The whole recording: how busy the Ps were, GC marking, STW and the longest start waits.')} />
            <WaitMapStage
              facts={facts}
              ask={ask}
              time={time}
              clock={state.wallClock ? clock : undefined}
              selection={all}
              extremesNs={facts.schedLatency}
              shown={state.selection}
              momentNs={isParted ? look.momentNs : undefined}
              onMoment={(ns) => onLook({ momentNs: partingMoment(ns, whole) }, 'replace')}
              chosen={look.lengthNs}
              onCell={onCell}
              label={t('Waits over time by length: {n}, median {median}, longest {longest}. The table lists them.', { n: formatCount(everyKind.latency.n), median: formatNs(everyKind.latency.p50Ns), longest: formatNs(everyKind.latency.maxNs) })}
            />
          </>
        )}
        {look.picture === 'histogram' && lengths !== undefined && <WaitHistogramChart sides={lengths} weight={look.weight} chosen={look.lengthNs} onChoose={(lengthNs) => onLook({ lengthNs })} />}
        {look.picture === 'tail' && lengths !== undefined && <TailChart sides={lengths} chosenNs={look.lengthNs?.fromNs} onChoose={(fromNs, step) => onLook({ lengthNs: { fromNs, toNs: Math.max(fromNs, longestNs) } }, step)} />}
      </div>
      <div className="waits__tables">
        <WaitGroupTable facts={facts} ask={ask} selection={{ ...all, group: undefined }} look={look} onLook={onLook} />
        <WaitListTable facts={facts} ask={ask} selection={all} longestNs={longestNs} look={look} onLook={onLook} pin={state.pin} onOpen={onWait} />
      </div>
    </section>
  );
}

function captionOf({ picture, weight }: WaitLook, isParted: boolean): string {
  const sides = isParted ? ` ${t('Before: the line; after: filled; each as shares of its own.')}` : '';
  switch (picture) {
    case 'histogram':
      return `${weight === 'count' ? t('Waits by length; a column is as high as their number. Press a column, or drag over several, to list them.') : t('Waits by length; a column is as high as their waiting together. Press a column, or drag over several, to list them.')}${sides}`;
    case 'map':
      return `${t('Waits over time: where each ended, and how long it was. Press a mark to list its waits.')}${isParted ? ` ${t('Drag the line, or press beside the marks, to set the moment.')}` : ''}`;
    case 'tail':
      return `${t('The share of waits that are longer than a length. Press to list those longer.')}${isParted ? ` ${t('Before: dashes; after: the line.')}` : ''}`;
  }
}

function clamped({ startNs, endNs }: TimeRange, durationNs: Ns): TimeRange {
  return { startNs: Math.max(0, startNs), endNs: Math.min(durationNs, endNs) };
}
