// Mutator utilisation: how little of the Ps the collector ever left to the program, in windows of any length; where these lie, and why.
import { Table2 } from 'lucide-react';
import { useCallback, useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { AskTrace, MmuCurve, Ns, TraceFacts, WorkerCounting } from '../../../workers/api.ts';
import { MinimapStrip } from '../../charts/minimap/MinimapStrip.tsx';
import type { LegendEntry } from '../../charts/stage/Legend.tsx';
import { ZoomControls } from '../../charts/stage/ZoomControls.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import { useSmallFlag } from '../smallLook.ts';
import { formatNs, formatPercent } from '../format.ts';
import type { GcLook } from '../gc/gcLook.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { TimeFoot } from '../time/TimeFoot.tsx';
import { useTraceTime } from '../time/useTraceTime.ts';
import { useGrowingAnswer } from '../useGrowingAnswer.ts';
import { useWallClock, WallClockButton } from '../time/WallClockButton.tsx';
import type { ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { CauseSwitches } from './CauseSwitches.tsx';
import { CurveTable } from './CurveTable.tsx';
import { MmuCurveChart } from './MmuCurveChart.tsx';
import { defaultWindowNs, minimumAt, MUT_QUANTILES, pointSentence } from './mmuWords.ts';
import { UtilisationStage } from './UtilisationStage.tsx';
import { WorstList } from './WorstList.tsx';
import { marked, t } from '../../../language/t.ts';
import '../time/timeView.css';
import './mmu.css';
import { Said } from '../../language/Said.tsx';

const POINTS = 100;
const WORST = 10;
const LEGEND: readonly LegendEntry[] = [
  { colour: '--mmu-program', label: marked('left to the program'), shape: 'box' },
  { colour: '--gc-soft', label: marked('sweep'), shape: 'box' },
  { colour: '--gc-assist', label: marked('mark assists'), shape: 'box' },
  { colour: '--gc', label: marked('mark workers'), shape: 'box' },
  { colour: '--stw', label: marked('STW for the GC'), shape: 'box' },
  { colour: '--ink', label: marked('lowest within a pixel'), shape: 'line' },
];

export function MmuView(props: ViewProps<TraceFacts, AskTrace>): ReactNode {
  const { facts, ask, state, change } = props;
  const { durationNs } = facts;
  const clock = useWallClock(facts);
  const look = state.gcLook;
  const { causes, perProc, mut, workerCounting: counting } = look;
  const time = useTraceTime(props);
  const palette = usePalette();
  const [asTable = false, setAsTable] = useSmallFlag('astable');
  const [markedWindow, setMarkedWindow] = useState<number | undefined>(undefined);
  const windowNs = Math.min(look.mmuWindowNs ?? defaultWindowNs(durationNs), durationNs);

  const curve = useGrowingAnswer(ask, { ask: 'mmu', causes, perProc, counting, quantiles: mut && counting === 'each once' ? MUT_QUANTILES : [], points: POINTS }, isWhole)?.answer;
  const worst = useGrowingAnswer(ask, { ask: 'worstWindows', causes, perProc, counting, windowNs, count: WORST }, isWhole)?.answer;
  const windows = worst?.windows;

  const onLook = useCallback((patch: Partial<GcLook>) => change({ gcLook: { ...look, ...patch } }, 'push'), [change, look]);
  const onChoose = useCallback((chosen: Ns, done: boolean) => change({ gcLook: { ...look, mmuWindowNs: chosen } }, done ? 'push' : 'replace'), [change, look]);
  const onOpen = (at: number): void => {
    const one = windows?.[at];
    if (one !== undefined) change({ view: 'timeline', window: windowAround(one, durationNs), selection: { startNs: one.startNs, endNs: one.endNs }, pin: { pin: 'range' } }, 'push');
  };

  const [first] = windows ?? [];
  // The curve is drawn through a hundred points; of the length that is listed the minimum is known exactly.
  const share = first !== undefined && first.endNs - first.startNs === windowNs ? first.utilisation : curve && minimumAt(curve, windowNs);
  const mean = perProc ? undefined : curve?.mmu.at(-1);
  return (
    <section className="time-view mmu" aria-label={t('Mutator utilisation')}>
      <div className="time-view__head">
        <p className="mmu__lead">
          {share === undefined ? nothingSentence(curve, counting) : <strong>{pointSentence(windowNs, share, perProc)}</strong>} {mean !== undefined && t('On average {mean}.', { mean: formatPercent(mean) })}
        </p>
        <div className="time-view__controls">
          {curve?.isCut ? <CutNote known={curve.known} /> : <KnownNote known={curve?.known} />}
          <ToggleButton className="time-view__toggle" data-picture="no" aria-label={t('Show as table')} isSelected={asTable} onChange={setAsTable}>
            <Table2 aria-hidden size={14} />
            <span className="time-view__toggle-text">{t('Table')}</span>
          </ToggleButton>
          <WallClockButton clock={clock} isOn={state.wallClock} change={change} />
          <ZoomControls window={time.window} selection={state.selection} onClearSelection={time.clearSelection} />
        </div>
      </div>
      <CauseSwitches look={look} onLook={onLook} />
      <div className="mmu__parts">
        <MmuCurveChart curve={curve} durationNs={durationNs} chosenNs={windowNs} perProc={perProc} onChoose={onChoose} />
        <div className="mmu__worst">
          <h2 className="mmu__heading">{t('Worst windows of {window}', { window: formatNs(windowNs) })}</h2>
          <WorstList windows={windows} durationNs={durationNs} marked={markedWindow} onMark={setMarkedWindow} onOpen={onOpen} />
        </div>
      </div>
      {counting === 'go tool trace' && curve !== undefined && curve.windowNs.length > 0 && <GoNote />}
      {asTable && curve !== undefined && <CurveTable curve={curve} durationNs={durationNs} />}
      <div className="mmu__time">
        <MinimapStrip
          map={time.minimap}
          live={time.window.live}
          palette={palette}
          selection={state.selection}
          thresholdNs={state.thresholdNs}
          uncertainFromNs={facts.uncertainFromNs}
          label={t('The whole recording: how busy the Ps were, GC marking and STW.')}
        />
        <UtilisationStage
          ask={ask}
          time={time}
          clock={state.wallClock ? clock : undefined}
          durationNs={durationNs}
          uncertainFromNs={facts.uncertainFromNs}
          selection={state.selection}
          causes={causes}
          counting={counting}
          worst={windows ?? []}
          marked={markedWindow}
          onMark={setMarkedWindow}
          onOpen={onOpen}
          label={t('The program’s share of the Ps over {duration}, and what took the rest. The list has the worst windows; press one to see it in the timeline.', { duration: formatNs(durationNs) })}
        />
      </div>
      <TimeFoot legend={LEGEND} />
    </section>
  );
}

/** In place of a figure. */
function nothingSentence(curve: MmuCurve | undefined, counting: WorkerCounting): string {
  if (curve === undefined || curve.known < 1) return t('Reading…');
  return counting === 'go tool trace' ? t('go tool trace has no figures for this recording: to it, nothing tells how many Ps there are.') : t('Nothing in this recording tells how many Ps there are.');
}

function isWhole({ known, isCut }: { readonly known: number; readonly isCut: boolean }): boolean {
  return known >= 1 || isCut;
}

function CutNote({ known }: { readonly known: number }) {
  return known < 1 ? <span className="known-note">{t('The first {share} of the recording: the rest has more changes than are kept', { share: formatPercent(known) })}</span> : undefined;
}

/** Why the figures of go tool trace are so low. */
function GoNote() {
  return (
    <p className="mmu__note">
      <Said
        message="These are the figures that the MMU page of <code>go tool trace</code> prints. Go 1.22 to 1.27 count a mark worker when it starts to run and once more when it says what it is, but take off only one when it stops: from a worker’s second start on its P counts as lost for good, and what comes after the last change is left out. Its percentiles are all the minimum. “Each worker once” counts as Go 1.21 did."
      />
    </p>
  );
}
