import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { AskTrace, Px, TimeRange, TraceFacts } from '../../../workers/api.ts';
import type { TimeAxis } from '../../charts/axis/timeAxis.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { plotWidthPx } from '../../charts/layout.ts';
import { MINIMAP_PX } from '../../charts/minimap/drawMinimap.ts';
import { MinimapStrip } from '../../charts/minimap/MinimapStrip.tsx';
import type { LegendEntry } from '../../charts/stage/Legend.tsx';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { usePalette } from '../../charts/usePalette.ts';
import type { Direction, PointPx } from '../../charts/window/gestures.ts';
import { formatCount, formatNs } from '../format.ts';
import { seriesQuestion } from '../time/seriesQuestion.ts';
import { TimeFoot } from '../time/TimeFoot.tsx';
import { TimeHead } from '../time/TimeHead.tsx';
import { useFollowed } from '../time/useFollowed.ts';
import { useSpot } from '../time/useSpot.ts';
import { useTraceTime } from '../time/useTraceTime.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { hitTimeline, neighbourSpan, sameTimelineHit, spanHit, type TimelineHit } from './hitTimeline.ts';
import { paintTimeline, paintTimelineOver } from './paintTimeline.ts';
import { spanSentence } from './SpanFacts.tsx';
import { SPAN_LEGEND } from './spanLook.ts';
import { scrollToLane, timelineRows } from './timelineRows.ts';
import { TimelineTables } from './TimelineTables.tsx';
import { spanStart, TimelineTip } from './TimelineTip.tsx';
import './timeline.css';

const LEGEND: readonly LegendEntry[] = [
  ...SPAN_LEGEND,
  { colour: '--gc-soft', label: 'GC sweep phase', shape: 'box' },
  { colour: '--stw', label: 'STW (world stopped)', shape: 'box' },
  { colour: '--heap-live', label: 'heap live', shape: 'line' },
  { colour: '--heap-goal', label: 'heap goal', shape: 'dashes' },
];

/** Which goroutine ran on which P, with STW and GC marking through all lanes. */
export function TimelineView(props: ViewProps<TraceFacts, AskTrace>) {
  const { facts, ask, state, change } = props;
  const { durationNs, heapMaxBytes, uncertainFromNs } = facts;
  const { thresholdNs, selection, pin } = state;
  const time = useTraceTime(props);
  const palette = usePalette();
  const { spot, onPointerHit, goByKeys, onEscape } = useSpot<TimelineHit>(sameTimelineHit);
  const [asTable, setAsTable] = useState(false);
  const [scrollPx, setScrollPx] = useState<Px>(0);
  const scroller = useRef<HTMLDivElement | null>(null);
  const box = useSizePx(scroller);
  const size = useMemo(() => ({ widthPx: box.widthPx, heightPx: Math.max(0, box.heightPx - MINIMAP_PX) }), [box]);

  const width = plotWidthPx(size.widthPx);
  const { live } = time.window;
  const hasHeap = heapMaxBytes !== undefined;
  const strips = useFollowed(ask, live, useCallback((window: TimeRange) => seriesQuestion('procStrips', window, width, durationNs), [width, durationNs]));
  const bands = useFollowed(ask, live, useCallback((window: TimeRange) => seriesQuestion('bands', window, width, durationNs), [width, durationNs]));
  const heap = useFollowed(
    ask,
    live,
    useCallback((window: TimeRange) => (hasHeap ? seriesQuestion('heap', window, width, durationNs) : undefined), [hasHeap, width, durationNs]),
  );
  const sources = useMemo(() => [strips, bands, heap], [strips, bands, heap]);
  const laneCount = useSyncExternalStore(strips.subscribe, () => strips.get()?.procs.length ?? facts.procs);
  const rows = useMemo(() => timelineRows(size.heightPx, laneCount, hasHeap), [size.heightPx, laneCount, hasHeap]);

  const keyed = spot?.by === 'keys' && spot.hit.hit === 'span' ? spot.hit : undefined;
  const spoken = useAnswer(ask, keyed && { ask: 'procSpan', proc: keyed.proc, atNs: keyed.atNs });
  const pinnedSpan = useAnswer(ask, pin?.pin === 'procSpan' ? { ask: 'procSpan', proc: pin.proc, atNs: pin.atNs } : undefined);
  const pinnedStw = useAnswer(ask, pin?.pin === 'stw' ? { ask: 'stw', index: pin.index } : undefined);

  const hit = spot?.hit;
  const paint = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis): void => {
      const picture = { strips: strips.get(), bands: bands.get(), heap: heap.get(), heapMaxBytes, rows, scrollPx, uncertainFromNs };
      paintTimeline(pen, axis, picture, palette);
    },
    [strips, bands, heap, heapMaxBytes, rows, scrollPx, uncertainFromNs, palette],
  );
  const paintAbove = useCallback(
    (pen: Pen, chart: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void =>
      paintTimelineOver(pen, chart, axis, { rows, scrollPx, strips: strips.get(), hit, pinnedSpan, pinnedStw }, pointer, palette),
    [rows, scrollPx, strips, hit, pinnedSpan, pinnedStw, palette],
  );

  const scrollTo = (px: Px): boolean => {
    const host = scroller.current;
    if (host === null) return false;
    const before = host.scrollTop;
    host.scrollTop = px;
    return host.scrollTop !== before;
  };
  const hitAt = (axis: TimeAxis, point: PointPx, reachPx?: Px): TimelineHit | undefined =>
    hitTimeline({ strips: strips.get(), bands: bands.get(), rows, scrollPx }, axis, point, reachPx);
  const onPointer = (point: PointPx | undefined, axis: TimeAxis): void => onPointerHit(point && hitAt(axis, point), point);
  const pinHit = (pinned: TimelineHit | undefined): void => {
    if (pinned?.hit === 'span') change({ pin: { pin: 'procSpan', proc: pinned.proc, atNs: pinned.atNs } }, 'push');
    if (pinned?.hit === 'stw') change({ pin: { pin: 'stw', index: pinned.index } }, 'push');
  };
  const onCursor = (direction: Direction, axis: TimeAxis): void => {
    const spans = strips.get();
    if (spans === undefined) return;
    const span = neighbourSpan(spans, axis, spot?.hit.hit === 'span' ? spot.hit : undefined, direction);
    const next = span === undefined ? undefined : spanHit(spans, span, spans.startNs[span] ?? 0);
    if (next?.hit !== 'span') return;
    const nextScroll = scrollToLane(rows, next.lane, scrollPx);
    scrollTo(nextScroll);
    goByKeys(next, spanStart(next, axis, rows, nextScroll));
  };

  const label = `Timeline: what ran on ${formatCount(laneCount)} Ps over ${formatNs(durationNs)}, with ${formatCount(facts.stwCount)} stops of the world and ${formatCount(facts.gcCycles)} GC cycles. The table lists the longest spans.`;

  return (
    <section className="time-view timeline" aria-label="Timeline by P">
      <TimeHead
        ask={ask}
        time={time}
        durationNs={durationNs}
        isZoomed={state.window !== undefined}
        selection={selection}
        thresholdNs={thresholdNs}
        asTable={asTable}
        onAsTable={setAsTable}
      />
      <div className="time-view__charts">
        <div className="timeline__scroller" ref={scroller} onScroll={(event) => setScrollPx(event.currentTarget.scrollTop)}>
          <div className="timeline__stage" style={{ height: box.heightPx }}>
            <MinimapStrip
              map={time.minimap}
              live={live}
              palette={palette}
              selection={selection}
              thresholdNs={thresholdNs}
              uncertainFromNs={uncertainFromNs}
              label="The whole recording: how busy the Ps were, GC marking, STW and the longest start waits."
            />
            <TimeStage
              window={time.window}
              palette={palette}
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
              onScroll={(px) => scrollTo((scroller.current?.scrollTop ?? 0) + px)}
              announcement={keyed !== undefined && spoken?.proc === keyed.proc ? spanSentence(spoken, keyed.count) : ''}
            >
              {spot !== undefined && <TimelineTip ask={ask} live={live} spot={spot} rows={rows} scrollPx={scrollPx} inside={size} />}
            </TimeStage>
          </div>
          <div className="timeline__spacer" style={{ height: rows.maxScrollPx }} />
        </div>
      </div>
      {asTable && (
        <TimelineTables
          ask={ask}
          live={live}
          strips={strips}
          bands={bands}
          onSpan={(proc, atNs) => change({ pin: { pin: 'procSpan', proc, atNs } }, 'push')}
          onStw={(index) => change({ pin: { pin: 'stw', index } }, 'push')}
        />
      )}
      <TimeFoot legend={LEGEND} />
    </section>
  );
}
