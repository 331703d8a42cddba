// A process's first milliseconds: what came when, how long after what, and what was in the way.
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { AskTrace, StartUp, StartUpAnomaly, TimeRange, TraceFacts } from '../../../workers/api.ts';
import { Legend, type LegendEntry } from '../../charts/stage/Legend.tsx';
import { ZoomControls } from '../../charts/stage/ZoomControls.tsx';
import { useTimeWindow } from '../../charts/window/useTimeWindow.ts';
import { formatCount } from '../format.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import type { Pin, ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { FoundList } from './FoundList.tsx';
import { useInitLines } from './initLines.ts';
import { StartUpStage } from './StartUpStage.tsx';
import { beginsSentence, HOW_TO_RECORD, processSentence, schedtraceSentence } from './startUpWords.ts';
import { OffsetsTable, StepsTable } from './StepTables.tsx';
import { marked, t } from '../../../language/t.ts';
import '../time/timeView.css';
import './startUp.css';

const LEGEND: readonly LegendEntry[] = [
  { colour: '--stw', label: marked('world stopped'), shape: 'box' },
  { colour: '--line-strong', label: marked('package init'), shape: 'box' },
  { colour: '--running', label: marked('running'), shape: 'box' },
  { colour: '--runnable', label: marked('runnable'), shape: 'box' },
  { colour: '--syscall', label: marked('system call'), shape: 'box' },
  { colour: '--wait-any', label: marked('waiting'), shape: 'box' },
  { colour: '--gc', label: marked('GC work'), shape: 'box' },
];
/** Near views of the beginning, by button. */
const NEAR = [
  { ns: 100_000, text: marked('First 100 µs') },
  { ns: 1_000_000, text: marked('First 1 ms') },
  { ns: 10_000_000, text: marked('First 10 ms') },
];

/** Beneath the moments where it is among them: it is not told but taken for what it is. */
const ABOUT_SYSMON = marked('sysmon, the runtime’s monitor, tells nothing of itself. Taken for its first sign: the first goroutine woken by a thread that never has a P. It began to watch earlier.');

export function StartUpView(view: ViewProps<TraceFacts, AskTrace>): ReactNode {
  const of = useGrowingAnswer(view.ask, { ask: 'startUp' }, isKnown)?.answer;
  if (of === undefined || of.known < 1) return <p className="startup__quiet">{t('Reading…')}</p>;
  return <Board {...view} of={of} />;
}

function Board({ facts, ask, state, change, companions, runMembers, of }: ViewProps<TraceFacts, AskTrace> & { readonly of: StartUp }): ReactNode {
  const { range } = of;
  const { durationNs } = facts;
  const [markedStep, setMarkedStep] = useState<number | undefined>(undefined);
  const lines = useInitLines(companions);
  // The window of the other views, as far as it lies in what is shown here.
  const shown = useMemo(() => within(state.window, range), [state.window, range]);
  const window = useTimeWindow(
    range.endNs,
    shown,
    useCallback((to, step) => change({ window: to }, step), [change]),
  );
  const onSelection = useCallback((selection: TimeRange | undefined) => change({ selection }, 'replace'), [change]);
  const onPin = useCallback((pin: Pin) => change({ pin }, 'push'), [change]);
  const onStep = (at: number): void => {
    const step = of.steps[at];
    if (step === undefined) return;
    const stop = step.step === 'trace start stop' ? of.stops.find(({ startNs }) => startNs === step.atNs) : undefined;
    if (stop !== undefined) onPin({ pin: 'stw', index: stop.index });
    else if (step.goroutine !== undefined) onPin({ pin: 'stretch', goroutine: step.goroutine.goroutine, atNs: step.atNs });
    else window.goTo(around({ startNs: step.atNs, endNs: step.untilNs ?? step.atNs }, range));
  };
  const onTimeline = ({ range: found, goroutine }: StartUpAnomaly): void =>
    change({ view: 'timeline', window: windowAround(found, durationNs), selection: undefined, pin: goroutine === undefined ? undefined : { pin: 'stretch', goroutine: goroutine.goroutine, atNs: found.startNs } }, 'push');
  const sched = companions?.find(({ facts: log }) => log.counts.sched > 0);
  const initsOf = runMembers?.find(({ key, kind }) => kind === 'runtime-log' && key === lines?.log);
  const isStart = of.begins !== 'in mid-run';
  const howTo = HOW_TO_RECORD[of.begins];

  return (
    <section className="time-view startup" aria-label={t('Start-up')}>
      <div className="time-view__head">
        <p className="startup__lead">
          <strong>{beginsSentence(of)}</strong>
          {lines?.processNs !== undefined && lines.processNs < 0 && ` ${processSentence(lines.log, lines.processNs, lines.precisionNs)}`}
          {howTo !== undefined && ` ${t(howTo)}`}
          {lines !== undefined && initsOf !== undefined && (
            <>
              {' '}
              <button type="button" className="link-button" onClick={() => initsOf.show(() => ({ view: 'init' }))}>
                {t('All {count} packages in {log}', { count: formatCount(lines.total), log: lines.log })}
              </button>
            </>
          )}
        </p>
        <div className="time-view__controls">
          {NEAR.filter(({ ns }) => ns < range.endNs).map(({ ns, text }) => (
            <button key={ns} type="button" className="button startup__near" onClick={() => window.goTo({ startNs: 0, endNs: ns })}>
              {t(text)}
            </button>
          ))}
          <ZoomControls window={window} selection={state.selection} onClearSelection={() => onSelection(undefined)} />
        </div>
      </div>
      <StartUpStage ask={ask} of={of} lines={lines} window={window} durationNs={durationNs} selection={state.selection} onSelection={onSelection} marked={markedStep} onMark={setMarkedStep} onStep={onStep} onPin={onPin} />
      <div className="time-view__foot">
        <Legend entries={LEGEND} />
      </div>
      <div className="startup__tables">
        <section aria-labelledby="startup-moments">
          <h2 id="startup-moments" className="startup__heading">
            {t('Moments')}
          </h2>
          {of.steps.length === 0 ? <p className="startup-found__none">{t('None is told.')}</p> : <StepsTable of={of} marked={markedStep} onMark={setMarkedStep} onOpen={onStep} />}
          {of.steps.some(({ step }) => step === 'sysmon first seen') && <p className="startup__note">{t(ABOUT_SYSMON)}</p>}
        </section>
        {of.offsets.length > 0 && (
          <section aria-labelledby="startup-offsets">
            <h2 id="startup-offsets" className="startup__heading">
              {t('How long after')}
            </h2>
            <OffsetsTable of={of} />
          </section>
        )}
        {isStart && (
          <section aria-labelledby="startup-found" className="startup__found">
            <h2 id="startup-found" className="startup__heading">
              {t('In the way')}
            </h2>
            <FoundList
              anomalies={of.anomalies}
              lines={lines}
              schedtrace={sched === undefined ? undefined : schedtraceSentence(sched.facts.counts.sched, sched.facts.durationNs)}
              onShow={(found) => window.goTo(around(found, range))}
              onTimeline={onTimeline}
            />
          </section>
        )}
      </div>
    </section>
  );
}

/** undefined: all of `range`. */
function within(window: TimeRange | undefined, range: TimeRange): TimeRange | undefined {
  if (window === undefined || window.startNs >= range.endNs) return undefined;
  return { startNs: window.startNs, endNs: Math.min(window.endNs, range.endNs) };
}

/** Three times as long, with it in the middle. */
function around({ startNs, endNs }: TimeRange, range: TimeRange): TimeRange {
  const roomNs = Math.max(endNs - startNs, range.endNs / 1000);
  return { startNs: Math.max(0, startNs - roomNs), endNs: Math.min(range.endNs, endNs + roomNs) };
}
