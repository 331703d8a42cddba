import { useCallback, useMemo, useRef, type RefObject } from 'react';
import type { AskTrace, Ns, Px, TraceFacts } from '../../../workers/api.ts';
import { nsAt, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import type { WallClock } from '../../charts/axis/timeAxis.ts';
import { plotWidthPx } from '../../charts/layout.ts';
import { MinimapStrip } from '../../charts/minimap/MinimapStrip.tsx';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import type { Palette } from '../../charts/palette.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { POINTER_REACH_PX, type Direction, type PointPx } from '../../charts/window/gestures.ts';
import { spanNs } from '../../charts/window/moveWindow.ts';
import { formatCount, formatNs } from '../format.ts';
import { isLogRow } from '../time/logs/logRows.ts';
import { showLog } from '../time/logs/showLog.ts';
import type { LogRowAnswers } from '../time/logs/useLogRows.ts';
import { useSpot } from '../time/useSpot.ts';
import type { TraceTime } from '../time/useTraceTime.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { CounterHeads } from './CounterHeads.tsx';
import { hitTimeline, neighbourSpan, sameTimelineHit, type TimelineHit, type TimelineHittable } from './hitTimeline.ts';
import { LaneHeads } from './LaneHeads.tsx';
import { hideLane, toggleCounter, toggleGroup, togglePinned } from './laneMoves.ts';
import { spacerPx } from './laneScroll.ts';
import type { CounterRow } from './laneView.ts';
import { pinOf } from './pinOf.ts';
import { paintTimelineOver } from './paintOver.ts';
import { paintTimeline } from './paintTimeline.ts';
import { spanSentence } from './SpanFacts.tsx';
import { spanStart, TimelineTip } from './TimelineTip.tsx';
import { scrollToLane } from './timelineRows.ts';
import type { LaneRows } from './useLaneRows.ts';
import { useReveal } from './useReveal.ts';
import { useSelectedStretch } from './useSelectedStretch.ts';
import type { TimelineAnswers } from './useTimelineAnswers.ts';
import { useTimelineKeys } from './useTimelineKeys.ts';
import { useWindowHistory } from './useWindowHistory.ts';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly time: TraceTime;
  readonly palette: Palette;
  readonly gutterPx: Px;
  /** Of the stage, without the minimap. */
  readonly size: SizePx;
  readonly stageHeightPx: Px;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly lanes: LaneRows;
  /** Rows of counters. */
  readonly unfolded: readonly CounterRow[];
  readonly answers: TimelineAnswers;
  readonly logRows: LogRowAnswers;
  readonly clock: WallClock | undefined;
  readonly onNote: (momentNs: Ns) => void;
}

/** The charts with the names of their rows, what is under the pointer, and the keys. */
export function TimelineCharts({ facts, ask, state, change, runMembers, time, palette, gutterPx, size, stageHeightPx, scroller, lanes, unfolded, answers, logRows, clock, onNote }: Props) {
  const { heapMaxBytes, uncertainFromNs } = facts;
  const { laneView, notes, selection, pin, thresholdNs } = state;
  const { rows, placed, scrollPx, scrollTo } = lanes;
  const { live } = time.window;
  const { spot, onPointerHit, goByKeys, onEscape } = useSpot<TimelineHit>(sameTimelineHit);
  const pointerNs = useRef<Ns>(undefined);
  const hit = spot?.hit;

  const selected = useSelectedStretch(ask, live, pin, change);
  const { stretch, wakes } = selected;
  const pinnedSpan = useAnswer(ask, pin?.pin === 'procSpan' ? { ask: 'procSpan', proc: pin.proc, atNs: pin.atNs } : undefined);
  const pinnedStw = useAnswer(ask, pin?.pin === 'stw' ? { ask: 'stw', index: pin.index } : undefined);
  useReveal(stretch, pin?.pin === 'stretch' ? pin.atNs : undefined, { ask, window: time.window, view: laneView, lanes, change });

  const keyed = spot?.by === 'keys' && spot.hit.hit === 'span' ? spot.hit : undefined;
  const keyedProc = keyed?.ref.lane === 'proc' ? keyed.ref.proc : undefined;
  const spokenSpan = useAnswer(ask, keyed && keyedProc !== undefined ? { ask: 'procSpan', proc: keyedProc, atNs: keyed.atNs } : undefined);
  const spokenStretch = useAnswer(ask, keyed && keyedProc === undefined ? { ask: 'stretch', goroutine: keyed.goroutine, atNs: keyed.atNs } : undefined);

  const { procs, stretches } = answers;
  const spansNow = useCallback(() => [procs.get(), stretches.get()].filter((columns) => columns !== undefined), [procs, stretches]);

  const paint = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis): void => {
      const picture = {
        rows,
        placed,
        spans: spansNow(),
        densities: answers.densities.get(),
        densityPicture: answers.densityPicture.get(),
        faint: laneView.faint,
        pending: answers.lanes.get()?.pending ?? [],
        counters: answers.counters.get(),
        goroutines: answers.goroutines.get(),
        heap: answers.heap.get(),
        heapMaxBytes,
        logs: { gctrace: logRows.gctrace.get(), memstats: logRows.memstats.get(), schedtrace: logRows.schedtrace.get() },
        bands: answers.bands.get(),
        notes,
        uncertainFromNs,
      };
      paintTimeline(pen, axis, picture, palette);
    },
    [rows, placed, spansNow, answers, logRows, laneView.faint, heapMaxBytes, notes, uncertainFromNs, palette],
  );
  const paintAbove = useCallback(
    (pen: Pen, chart: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void => {
      const over = { rows, placed, spans: spansNow(), hit, stretch, wakes: (stretch && wakes.get()) ?? [], procSpan: pinnedSpan, stw: pinnedStw };
      paintTimelineOver(pen, chart, axis, over, pointer, palette);
    },
    [rows, placed, spansNow, hit, stretch, wakes, pinnedSpan, pinnedStw, palette],
  );

  const sources = useMemo(() => [...answers.sources, ...logRows.sources, wakes], [answers, logRows, wakes]);

  const hittable = (): TimelineHittable => ({ spans: spansNow(), densities: answers.densities.get(), bands: answers.bands.get(), rows, placed });
  const onPointer = (point: PointPx | undefined, axis: TimeAxis): void => {
    pointerNs.current = point && nsAt(axis, point.xPx);
    onPointerHit(point && hitTimeline(hittable(), axis, point), point);
  };
  const pinHit = async (pinned: TimelineHit | undefined): Promise<void> => {
    if (pinned?.hit === 'density') {
      if (pinned.ref.lane === 'group') change({ laneView: toggleGroup(laneView, pinned.ref.group) }, 'push');
      return;
    }
    if (pinned?.hit === 'counter' && isLogRow(pinned.counter)) {
      showLog(pinned.counter, pinned.startNs, (POINTER_REACH_PX * spanNs(live.range)) / Math.max(1, plotWidthPx(size.widthPx, gutterPx)), logRows, runMembers);
      return;
    }
    const next = await pinOf(ask, pinned);
    if (next !== undefined) change({ pin: next }, 'push');
  };
  const onCursor = (direction: Direction, axis: TimeAxis): void => {
    const from = spot?.hit.hit === 'span' ? spot.hit : undefined;
    const next = neighbourSpan(hittable(), axis, from, direction);
    if (next === undefined) {
      if (direction === 'up' || direction === 'down') scrollTo(scrollPx + (direction === 'up' ? -1 : 1) * rows.lanePitchPx);
      return;
    }
    if (!next.isPinned) scrollTo(scrollToLane(rows, next.place, scrollPx));
    goByKeys(next, spanStart(next, axis, placed) ?? { xPx: axis.leftPx, yPx: rows.lanes.topPx });
  };

  const onCounter = useCallback((counter: CounterRow) => change({ laneView: toggleCounter(laneView, unfolded, counter) }, 'replace'), [change, laneView, unfolded]);
  const history = useWindowHistory(time.window);
  const laneOfSpot = spot?.hit.hit === 'span' || spot?.hit.hit === 'density' ? spot.hit.ref : undefined;
  useTimelineKeys({
    cause: selected.toCause,
    effect: selected.toEffect,
    wait: selected.toWait,
    note() {
      onNote(pointerNs.current ?? stretch?.startNs ?? (live.range.startNs + live.range.endNs) / 2);
      return true;
    },
    undo: history.undo,
    redo: history.redo,
    'pin lane'() {
      if (laneOfSpot !== undefined) change({ laneView: togglePinned(laneView, laneOfSpot) }, 'push');
      return laneOfSpot !== undefined;
    },
    'hide lane'() {
      if (laneOfSpot !== undefined) change({ laneView: hideLane(laneView, laneOfSpot) }, 'push');
      return laneOfSpot !== undefined;
    },
    'go to time'() {
      const field = document.querySelector<HTMLInputElement>('.go-to__field');
      field?.focus();
      field?.select();
      return field !== null;
    },
    'page up': () => scrollTo(scrollPx - rows.lanes.heightPx + rows.lanePitchPx),
    'page down': () => scrollTo(scrollPx + rows.lanes.heightPx - rows.lanePitchPx),
  });

  const label = t('Timeline: {lanes} lanes over {time}, with {stops} stops of the world and {cycles} GC cycles. The table lists what they show.', {
    lanes: formatCount(rows.laneCount),
    time: formatNs(facts.durationNs),
    stops: formatCount(facts.stwCount),
    cycles: formatCount(facts.gcCycles),
  });
  return (
    <div className="time-view__charts">
      <div className="timeline__scroller" ref={scroller} onScroll={lanes.onScroll}>
        <div className="timeline__stage" style={{ height: stageHeightPx }}>
          <MinimapStrip
            map={time.minimap}
            live={live}
            palette={palette}
            gutterPx={gutterPx}
            selection={selection}
            thresholdNs={thresholdNs}
            uncertainFromNs={uncertainFromNs}
            label={t('The whole recording: how busy the Ps were, GC marking, STW and the longest start waits.')}
          />
          <LaneHeads ask={ask} lanes={lanes} view={laneView} change={change} widthPx={gutterPx} durationNs={facts.durationNs} />
          <CounterHeads rows={rows} onToggle={onCounter} />
          <TimeStage
            window={time.window}
            palette={palette}
            gutterPx={gutterPx}
            clock={clock}
            label={label}
            selection={selection}
            onSelection={time.onSelection}
            paint={paint}
            paintOver={paintAbove}
            sources={sources}
            onPointer={onPointer}
            onClick={(point, axis, reachPx) => void pinHit(hitTimeline(hittable(), axis, point, reachPx))}
            onCursor={onCursor}
            onPick={() => void pinHit(spot?.hit)}
            onEscape={onEscape}
            onScroll={(px) => scrollTo(scrollPx + px)}
            announcement={keyed === undefined ? '' : spanSentence(keyed, spokenSpan?.proc === keyedProc ? spokenSpan : undefined, spokenStretch)}
          >
            {spot !== undefined && (
              <TimelineTip
                ask={ask}
                live={live}
                spot={spot}
                placed={placed}
                gutterPx={gutterPx}
                inside={size}
                answers={answers}
                logRows={logRows}
              />
            )}
          </TimeStage>
        </div>
        <div className="timeline__spacer" style={{ height: spacerPx(rows.maxScrollPx) }} />
      </div>
    </div>
  );
}
