import { useCallback, useMemo, useRef, useState } from 'react';
import type { AskTrace, LaneRef, Ns, Px, TimeRange, TraceFacts } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { plotWidthPx } from '../../charts/layout.ts';
import { MINIMAP_PX } from '../../charts/minimap/drawMinimap.ts';
import { usePalette } from '../../charts/usePalette.ts';
import { spanNs } from '../../charts/window/moveWindow.ts';
import { useSmallFlag } from '../smallLook.ts';
import { TimeHead } from '../time/TimeHead.tsx';
import { rowsOf } from '../time/logs/logRows.ts';
import { useLogRows, useLogsOfRows } from '../time/logs/useLogRows.ts';
import { useTraceTime } from '../time/useTraceTime.ts';
import { useWallClock } from '../time/WallClockButton.tsx';
import type { ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { GoToTime } from './GoToTime.tsx';
import { KindLegend } from './KindLegend.tsx';
import { LaneControls } from './LaneControls.tsx';
import { toggleFaint } from './laneMoves.ts';
import { COUNTER_ROWS, unfoldedCounters, type CounterRow, type Note } from './laneView.ts';
import { NotesPanel } from './NotesPanel.tsx';
import { noteOn, withNote } from './notes.ts';
import { TimelineCharts } from './TimelineCharts.tsx';
import { TimelineTables } from './TimelineTables.tsx';
import { useLaneRows } from './useLaneRows.ts';
import { useProcList } from './useProcList.ts';
import { useProcStrips, useTimelineAnswers } from './useTimelineAnswers.ts';
import { stretchPin } from './wakeSteps.ts';
import { t } from '../../../language/t.ts';
import './timeline.css';

const GUTTER_PX: Px = 196;
const NARROW_GUTTER_PX: Px = 112;
const NARROW_PX: Px = 620;
/** A time that was typed in is looked at this closely, where nothing was zoomed before. */
const GO_TO_SHARE = 0.05;

/** What the program did over time, by P, thread, goroutine or task, with STW and GC through all lanes and counters beneath. */
export function TimelineView(props: ViewProps<TraceFacts, AskTrace>) {
  const { facts, ask, state, change } = props;
  const { durationNs } = facts;
  const { laneView, notes, selection } = state;
  const time = useTraceTime(props);
  const { window } = time;
  const palette = usePalette();
  const [asTable = false, setAsTable] = useSmallFlag('astable');
  /** Whether the notes are listed, and which is being written. */
  const [notebook, setNotebook] = useState<{ readonly isOpen: boolean; readonly fresh: number | undefined }>({ isOpen: false, fresh: undefined });

  const scroller = useRef<HTMLDivElement | null>(null);
  const box = useSizePx(scroller);
  const size = useMemo(() => ({ widthPx: box.widthPx, heightPx: Math.max(0, box.heightPx - MINIMAP_PX) }), [box]);
  const gutterPx = size.widthPx < NARROW_PX ? NARROW_GUTTER_PX : GUTTER_PX;
  const widthPx = plotWidthPx(size.widthPx, gutterPx);

  const ofProcs = laneView.list.axis === 'proc' || laneView.pinned.some(({ lane }) => lane === 'proc');
  const strips = useProcStrips(ask, window.live, durationNs, widthPx, ofProcs);
  const procs = useProcList(strips);
  const hasHeap = facts.heapMaxBytes !== undefined;
  const unfolded = useMemo(() => unfoldedCounters(laneView, facts.events), [laneView, facts.events]);
  const logs = useLogsOfRows(props.companions);
  const counters = useMemo(() => countersOf(hasHeap, rowsOf(logs)), [hasHeap, logs]);
  const lanes = useLaneRows({ ask, view: laneView, counters, unfolded, procs, procCount: facts.procs, heightPx: size.heightPx, scroller });
  const shows = (counter: CounterRow): boolean => lanes.rows.counters.some((area) => area.counter === counter && !area.isFolded);
  const answers = useTimelineAnswers({
    ask,
    live: window.live,
    durationNs,
    widthPx,
    palette,
    strips,
    refs: useStable(lanes.closer),
    withHeap: shows('heap'),
    withCounters: shows('goroutines') || shows('threads') || shows('utilisation'),
  });

  const shownLogs = useMemo(() => rowsOf(logs).filter((row) => lanes.rows.counters.some((area) => area.counter === row && !area.isFolded)), [logs, lanes.rows]);
  const logRows = useLogRows({ logs, live: window.live, durationNs, widthPx, shows });

  const clock = useWallClock(facts);
  const { goTo, live } = window;
  const onGoTo = useCallback(
    (atNs: Ns): void => {
      const isWhole = spanNs(live.range) >= durationNs;
      const length = spanNs(live.range) * (isWhole ? GO_TO_SHARE : 1);
      goTo({ startNs: atNs - length / 2, endNs: atNs + length / 2 });
    },
    [goTo, live, durationNs],
  );
  const goToNote = (range: TimeRange): void => {
    if (range.endNs > range.startNs) goTo(windowAround(range, durationNs));
    else onGoTo(range.startNs);
  };
  const changeNotes = (next: readonly Note[], step: 'push' | 'replace'): void => change({ notes: next }, step);
  const addNote = (momentNs: Ns): void => {
    const added = withNote(notes, noteOn(selection, momentNs));
    changeNotes(added.notes, 'push');
    setNotebook({ isOpen: true, fresh: added.place });
  };
  const onNotes = useCallback(() => setNotebook(({ isOpen }) => ({ isOpen: !isOpen, fresh: undefined })), []);
  const onKind = useCallback((kind: Parameters<typeof toggleFaint>[1]) => change({ laneView: toggleFaint(laneView, kind) }, 'replace'), [change, laneView]);

  return (
    <section className="time-view timeline" aria-label={t('Timeline')}>
      <TimeHead
        ask={ask}
        time={time}
        durationNs={durationNs}
        isZoomed={state.window !== undefined}
        selection={selection}
        thresholdNs={state.thresholdNs}
        asTable={asTable}
        onAsTable={setAsTable}
      />
      <LaneControls
        view={laneView}
        change={change}
        known={lanes.known}
        notes={notes.length}
        notesOpen={notebook.isOpen}
        onNotes={onNotes}
        clock={clock}
        wallClock={state.wallClock}
      >
        {useMemo(
          () => (
            <GoToTime durationNs={durationNs} clock={clock} onGo={onGoTo} />
          ),
          [durationNs, clock, onGoTo],
        )}
      </LaneControls>
      {notebook.isOpen && (
        <NotesPanel
          notes={notes}
          fresh={notebook.fresh}
          onChange={changeNotes}
          onAdd={() => addNote((live.range.startNs + live.range.endNs) / 2)}
          onGo={goToNote}
          onClose={() => setNotebook({ isOpen: false, fresh: undefined })}
        />
      )}
      <TimelineCharts
        {...props}
        time={time}
        palette={palette}
        gutterPx={gutterPx}
        size={size}
        stageHeightPx={box.heightPx}
        scroller={scroller}
        lanes={lanes}
        unfolded={unfolded}
        answers={answers}
        logRows={logRows}
        clock={state.wallClock ? clock : undefined}
        onNote={addNote}
      />
      {asTable && (
        <TimelineTables
          ask={ask}
          live={live}
          answers={answers}
          logRows={logRows}
          placed={lanes.placed}
          onSpan={(goroutine, atNs) => change({ pin: stretchPin(goroutine, atNs) }, 'push')}
          onStw={(index) => change({ pin: { pin: 'stw', index } }, 'push')}
        />
      )}
      <KindLegend axis={laneView.list.axis} mixed={laneView.pinned.some(({ lane }) => lane !== 'proc')} faint={laneView.faint} logs={shownLogs} onToggle={onKind} />
    </section>
  );
}

/** Those that this trace has, and that the logs beside it have. */
function countersOf(hasHeap: boolean, ofLogs: readonly CounterRow[]): readonly CounterRow[] {
  return COUNTER_ROWS.filter((row) => (row === 'heap' ? hasHeap : row === 'goroutines' || row === 'threads' || row === 'utilisation' || ofLogs.includes(row)));
}

/** The same array as before while its content is the same. */
function useStable(refs: readonly LaneRef[]): readonly LaneRef[] {
  const text = JSON.stringify(refs);
  // oxlint-disable-next-line react/exhaustive-deps -- the text says all of the content
  return useMemo(() => refs, [text]);
}
