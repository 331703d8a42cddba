import { useCallback, useMemo, useRef } from 'react';
import type { AskTrace, Px, TimeRange, TraceFacts } from '../../../workers/api.ts';
import { logAxis, waitDomain } from '../../charts/axis/logAxis.ts';
import type { TimeAxis } from '../../charts/axis/timeAxis.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { plotWidthPx } from '../../charts/layout.ts';
import { cellAt, cellCentre, neighbourCell } from '../../charts/marks/cells.ts';
import { MinimapStrip } from '../../charts/minimap/MinimapStrip.tsx';
import type { LegendEntry } from '../../charts/stage/Legend.tsx';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { usePalette } from '../../charts/usePalette.ts';
import { POINTER_REACH_PX, type Direction, type PointPx } from '../../charts/window/gestures.ts';
import { spanNs } from '../../charts/window/moveWindow.ts';
import { useSmallFlag } from '../smallLook.ts';
import { formatCount, formatNs } from '../format.ts';
import { seriesQuestion } from '../time/seriesQuestion.ts';
import { TimeFoot } from '../time/TimeFoot.tsx';
import { TimeHead } from '../time/TimeHead.tsx';
import { useFollowed } from '../time/useFollowed.ts';
import { LogRowToggles } from '../time/logs/LogRowToggles.tsx';
import { rowsOf } from '../time/logs/logRows.ts';
import { showLog } from '../time/logs/showLog.ts';
import { withLogLegend } from '../time/logs/withLogLegend.ts';
import { useLogRows, useLogsOfRows } from '../time/logs/useLogRows.ts';
import { useSpot } from '../time/useSpot.ts';
import { useTraceTime } from '../time/useTraceTime.ts';
import { useAnswer } from '../useAnswer.ts';
import { WhyButton } from '../waits/WhyButton.tsx';
import { toggleCounter } from '../timeline/laneMoves.ts';
import { unfoldedCounters } from '../timeline/laneView.ts';
import { useWallClock, WallClockButton } from '../time/WallClockButton.tsx';
import type { ViewProps } from '../viewState.ts';
import { cellOfCreation, hitLatency, sameHit, waitHit, type LatencyHit } from './hitLatency.ts';
import { latencyMapQuestion } from './latencyMapQuestion.ts';
import { latencyRows } from './latencyRows.ts';
import { LatencyTables } from './LatencyTables.tsx';
import { LatencyTip, spotAt } from './LatencyTip.tsx';
import { paintLatency } from './paintLatency.ts';
import { paintOver } from './paintOver.ts';
import { ThresholdControl } from './ThresholdControl.tsx';
import { waitSentence } from './WaitFacts.tsx';
import { marked, t } from '../../../language/t.ts';
import './latency.css';

const LEGEND: readonly LegendEntry[] = [
  { colour: '--runnable', label: marked('start waited over the threshold'), shape: 'dot' },
  { colour: '--runnable-soft', label: marked('within it'), shape: 'dot' },
  { colour: '--stw', label: marked('STW (world stopped)'), shape: 'box' },
  { colour: '--gc', label: marked('concurrent mark'), shape: 'box' },
  { colour: '--gc-soft', label: marked('sweep'), shape: 'box' },
  { colour: '--heap-live', label: marked('heap live'), shape: 'line' },
  { colour: '--heap-goal', label: marked('heap goal'), shape: 'dashes' },
];

const START_WAITS = ['created'] as const;

/** How far from its old place a mark is looked for again. */
const REFIND_PX = 40;

/** Every goroutine's creation-to-first-run wait over the recording, above what the world and the GC did meanwhile. */
export function LatencyView(props: ViewProps<TraceFacts, AskTrace>) {
  const { facts, ask, state, change } = props;
  const { durationNs, heapMaxBytes, uncertainFromNs } = facts;
  const { thresholdNs, selection, pin } = state;
  const time = useTraceTime(props);
  const clock = useWallClock(facts);
  const palette = usePalette();
  const { spot, onPointerHit, goByKeys, onEscape } = useSpot<LatencyHit>(sameHit);
  const [asTable = false, setAsTable] = useSmallFlag('astable');
  const charts = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(charts);
  const logs = useLogsOfRows(props.companions);
  const unfolded = useMemo(() => unfoldedCounters(state.laneView, facts.events), [state.laneView, facts.events]);
  const shown = useMemo(() => rowsOf(logs).filter((row) => unfolded.includes(row)), [logs, unfolded]);
  const legend = useMemo(() => withLogLegend(LEGEND, shown), [shown]);
  const rows = useMemo(() => latencyRows(size.heightPx, heapMaxBytes !== undefined, shown), [size.heightPx, heapMaxBytes, shown]);
  const { minNs, maxNs } = facts.startLatency;
  const domain = useMemo(() => waitDomain(minNs, maxNs), [minNs, maxNs]);
  const waits = useMemo(() => logAxis(domain.lowNs, domain.highNs, rows.waits), [domain, rows]);

  const { live } = time.window;
  const width = plotWidthPx(size.widthPx);
  const { heightPx } = rows.waits;
  const hasHeap = heapMaxBytes !== undefined;
  const map = useFollowed(
    ask,
    live,
    useCallback((window: TimeRange) => latencyMapQuestion(window, width, heightPx, durationNs, domain, thresholdNs), [width, heightPx, durationNs, domain, thresholdNs]),
  );
  const bands = useFollowed(ask, live, useCallback((window: TimeRange) => seriesQuestion('bands', window, width, durationNs), [width, durationNs]));
  const heap = useFollowed(
    ask,
    live,
    useCallback((window: TimeRange) => (hasHeap ? seriesQuestion('heap', window, width, durationNs) : undefined), [hasHeap, width, durationNs]),
  );
  const logRows = useLogRows({ logs, live, durationNs, widthPx: width, shows: (row) => shown.includes(row) });
  const sources = useMemo(() => [map, bands, heap, ...logRows.sources], [map, bands, heap, logRows]);

  const keyed = spot?.by === 'keys' && spot.hit.hit === 'wait' ? spot.hit : undefined;
  const spoken = useAnswer(ask, keyed && { ask: 'creation', creation: keyed.creation });
  const pinnedCreation = pin?.pin === 'creation' ? pin.creation : undefined;
  const pinnedWait = useAnswer(ask, pinnedCreation === undefined ? undefined : { ask: 'creation', creation: pinnedCreation });
  // The detail panel says all of a pinned wait, and the tooltip would cover its bar.
  const tip = spot?.hit.hit === 'wait' && spot.hit.creation === pinnedCreation ? undefined : spot;
  const pinnedStw = useAnswer(ask, pin?.pin === 'stw' ? { ask: 'stw', index: pin.index } : undefined);

  const hit = spot?.hit;
  const paint = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis): void => {
      const picture = { map: map.get(), bands: bands.get(), heap: heap.get(), logs: { gctrace: logRows.gctrace.get(), memstats: logRows.memstats.get(), schedtrace: logRows.schedtrace.get() }, rows, waits, heapMaxBytes, thresholdNs, uncertainFromNs };
      paintLatency(pen, axis, picture, palette);
    },
    [map, bands, heap, logRows, rows, waits, heapMaxBytes, thresholdNs, uncertainFromNs, palette],
  );
  const paintAbove = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void =>
      paintOver(pen, axis, { rows, waits, map: map.get(), bands: bands.get(), hit, pinnedWait, pinnedStw }, pointer, palette),
    [rows, waits, map, bands, hit, pinnedWait, pinnedStw, palette],
  );

  const hitAt = (axis: TimeAxis, point: PointPx, reachPx?: Px): LatencyHit | undefined =>
    hitLatency({ map: map.get(), bands: bands.get(), heap: heap.get(), rows }, axis, point, reachPx);
  const onPointer = (point: PointPx | undefined, axis: TimeAxis): void => onPointerHit(point && hitAt(axis, point), point);
  const pinHit = (pinned: LatencyHit | undefined): void => {
    if (pinned?.hit === 'wait') change({ pin: { pin: 'creation', creation: pinned.creation } }, 'push');
    if (pinned?.hit === 'log') showLog(pinned.log, pinned.atNs, (POINTER_REACH_PX * spanNs(live.range)) / Math.max(1, width), logRows, props.runMembers);
    if (pinned?.hit === 'stw') change({ pin: { pin: 'stw', index: pinned.index } }, 'push');
  };
  const onCursor = (direction: Direction, axis: TimeAxis): void => {
    const cells = map.get();
    if (cells === undefined) return;
    // After a zoom the cell may have another worst wait: then go on from where this one lies.
    const from = spot?.hit.hit === 'wait' ? (cellOfCreation(cells, spot.hit.creation) ?? cellAt(cells, axis, rows.waits, spotAt(spot, spoken, axis, waits), REFIND_PX)) : undefined;
    const cell = neighbourCell(cells, axis, from, direction);
    const next = waitHit(cells, cell);
    if (cell !== undefined && next !== undefined) goByKeys(next, cellCentre(cells, cell, axis, rows.waits));
  };
  const controls = useMemo(
    () => (
      <>
        <ThresholdControl thresholdNs={thresholdNs} onChange={(next) => change({ thresholdNs: next }, 'replace')} />
        <WhyButton kinds={START_WAITS} change={change} />
        <LogRowToggles logs={logs} shown={shown} onToggle={(row) => change({ laneView: toggleCounter(state.laneView, unfolded, row) }, 'replace')} />
        <WallClockButton clock={clock} isOn={state.wallClock} change={change} />
      </>
    ),
    [thresholdNs, change, clock, state.wallClock, logs, shown, state.laneView, unfolded],
  );

  const { startLatency } = facts;
  const label = t('Start latency: waits of {n} goroutines from creation to first run, over {time}; median {median}, longest {longest}. Below it STW, GC phases and heap. The table lists the longest.', {
    n: formatCount(startLatency.n),
    time: formatNs(durationNs),
    median: formatNs(startLatency.p50Ns),
    longest: formatNs(startLatency.maxNs),
  });

  return (
    <section className="time-view latency" aria-label={t('Start latency')}>
      <TimeHead
        ask={ask}
        time={time}
        durationNs={durationNs}
        isZoomed={state.window !== undefined}
        selection={selection}
        thresholdNs={thresholdNs}
        asTable={asTable}
        onAsTable={setAsTable}
      >
        {controls}
      </TimeHead>
      <div className="time-view__charts">
        <MinimapStrip
          map={time.minimap}
          live={live}
          palette={palette}
          selection={selection}
          thresholdNs={thresholdNs}
          uncertainFromNs={uncertainFromNs}
          label={t('The whole recording: how busy the Ps were, GC marking, STW and the longest start waits.')}
        />
        <div className="latency__stage" ref={charts}>
          <TimeStage
            window={time.window}
            palette={palette}
            clock={state.wallClock ? clock : undefined}
            label={label}
            selection={selection}
            onSelection={time.onSelection}
            paint={paint}
            paintOver={paintAbove}
            sources={sources}
            onPointer={onPointer}
            onClick={(point, axis, reachPx) => pinHit(hitAt(axis, point, reachPx))}
            onCursor={onCursor}
            onPick={() => pinHit(spot?.hit)}
            onEscape={onEscape}
            announcement={keyed !== undefined && spoken?.creation === keyed.creation ? waitSentence(spoken, keyed.count) : ''}
          >
            {tip !== undefined && <LatencyTip ask={ask} live={live} spot={tip} spoken={spoken} waits={waits} inside={size} logRows={logRows} />}
          </TimeStage>
        </div>
      </div>
      {asTable && (
        <LatencyTables
          ask={ask}
          live={live}
          map={map}
          bands={bands}
          logRows={logRows}
          onWait={(creation) => change({ pin: { pin: 'creation', creation } }, 'push')}
          onStw={(index) => change({ pin: { pin: 'stw', index } }, 'push')}
        />
      )}
      <TimeFoot legend={legend} />
    </section>
  );
}
