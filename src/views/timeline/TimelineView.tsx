import { useMemo, useRef, useState } from 'react';
import type { AskTrace, Px, TraceFacts } from '../../../workers/api.ts';
import { timeAxis, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { GUTTER_PX, plotWidthPx } from '../../charts/layout.ts';
import { MINIMAP_PX } from '../../charts/minimap/drawMinimap.ts';
import { MinimapStrip } from '../../charts/minimap/MinimapStrip.tsx';
import type { LegendEntry } from '../../charts/stage/Legend.tsx';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import type { Direction, PointPx } from '../../charts/window/gestures.ts';
import { formatCount, formatNs } from '../format.ts';
import { GcFacts, StwFacts } from '../time/bandFacts.tsx';
import { seriesQuestion } from '../time/seriesQuestion.ts';
import { StwTable } from '../time/StwTable.tsx';
import { TimeFoot } from '../time/TimeFoot.tsx';
import { TimeHead } from '../time/TimeHead.tsx';
import { useSpot } from '../time/useSpot.ts';
import { useTraceTime } from '../time/useTraceTime.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { hitTimeline, neighbourSpan, sameTimelineHit, spanHit, type SpanHit, type TimelineHit } from './hitTimeline.ts';
import { LongestSpansTable } from './LongestSpansTable.tsx';
import { paintTimeline, paintTimelineOver } from './paintTimeline.ts';
import { SpanFacts, spanSentence } from './SpanFacts.tsx';
import { SPAN_LEGEND } from './spanLook.ts';
import { laneRow, scrollToLane, timelineRows, type TimelineRows } from './timelineRows.ts';
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
  const { settled } = time.window;
  const strips = useAnswer(ask, seriesQuestion('procStrips', settled, width, durationNs));
  const bands = useAnswer(ask, seriesQuestion('bands', settled, width, durationNs));
  const heap = useAnswer(ask, heapMaxBytes === undefined ? undefined : seriesQuestion('heap', settled, width, durationNs));
  const laneCount = strips?.procs.length ?? facts.procs;
  const rows = useMemo(() => timelineRows(size.heightPx, laneCount, heapMaxBytes !== undefined), [size.heightPx, laneCount, heapMaxBytes]);

  const keyed = spot?.by === 'keys' && spot.hit.hit === 'span' ? spot.hit : undefined;
  const spoken = useAnswer(ask, keyed && { ask: 'procSpan', proc: keyed.proc, atNs: keyed.atNs });
  const pinnedSpan = useAnswer(ask, pin?.pin === 'procSpan' ? { ask: 'procSpan', proc: pin.proc, atNs: pin.atNs } : undefined);
  const pinnedStw = useAnswer(ask, pin?.pin === 'stw' ? { ask: 'stw', index: pin.index } : undefined);
  const hittable = { strips, bands, rows, scrollPx };
  // A tooltip of the keyboard's stays with its span while the window moves.
  const tipAt = keyed === undefined ? spot?.at : spanStart(keyed, timeAxis(settled, GUTTER_PX, width), rows, scrollPx);

  const scrollTo = (px: Px): boolean => {
    const host = scroller.current;
    if (host === null) return false;
    const before = host.scrollTop;
    host.scrollTop = px;
    return host.scrollTop !== before;
  };
  const onPointer = (point: PointPx | undefined, axis: TimeAxis): void => {
    onPointerHit(point === undefined ? undefined : hitTimeline(hittable, axis, point), point);
  };
  const pinHit = (hit: TimelineHit | undefined): void => {
    if (hit?.hit === 'span') change({ pin: { pin: 'procSpan', proc: hit.proc, atNs: hit.atNs } }, 'push');
    if (hit?.hit === 'stw') change({ pin: { pin: 'stw', index: hit.index } }, 'push');
  };
  const onCursor = (direction: Direction, axis: TimeAxis): void => {
    if (strips === undefined) return;
    const span = neighbourSpan(strips, axis, spot?.hit.hit === 'span' ? spot.hit : undefined, direction);
    const hit = span === undefined ? undefined : spanHit(strips, span, strips.startNs[span] ?? 0);
    if (hit?.hit !== 'span') return;
    const nextScroll = scrollToLane(rows, hit.lane, scrollPx);
    scrollTo(nextScroll);
    goByKeys(hit, spanStart(hit, axis, rows, nextScroll));
  };

  const label = `Timeline: what ran on ${formatCount(laneCount)} Ps over ${formatNs(durationNs)}, with ${formatCount(facts.stwCount)} stops of the world and ${formatCount(facts.gcCycles)} GC cycles. The table lists the longest spans.`;

  return (
    <section className="time-view timeline" aria-label="Timeline by P">
      <TimeHead time={time} selection={selection} thresholdNs={thresholdNs} asTable={asTable} onAsTable={setAsTable} />
      <div className="time-view__charts">
        <div className="timeline__scroller" ref={scroller} onScroll={(event) => setScrollPx(event.currentTarget.scrollTop)}>
          <div className="timeline__stage" style={{ height: box.heightPx }}>
            <MinimapStrip
              map={time.minimap}
              live={time.window.live}
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
              paint={(pen, _size, axis) => paintTimeline(pen, axis, { strips, bands, heap, heapMaxBytes, rows, scrollPx, uncertainFromNs }, palette)}
              paintOver={(pen, chart, axis, pointer) =>
                paintTimelineOver(pen, chart, axis, { rows, scrollPx, strips, hit: spot?.hit, pinnedSpan, pinnedStw }, pointer, palette)
              }
              onPointer={onPointer}
              onClick={(point, axis, reachPx) => pinHit(hitTimeline(hittable, axis, point, reachPx))}
              onCursor={onCursor}
              onPick={() => pinHit(spot?.hit)}
              onEscape={onEscape}
              onScroll={(px) => scrollTo((scroller.current?.scrollTop ?? 0) + px)}
              announcement={keyed !== undefined && spoken?.proc === keyed.proc ? spanSentence(spoken, keyed.count) : ''}
            >
              {spot !== undefined && tipAt !== undefined && (
                <Tooltip at={tipAt} inside={size}>
                  <Facts ask={ask} hit={spot.hit} />
                </Tooltip>
              )}
            </TimeStage>
          </div>
          <div className="timeline__spacer" style={{ height: rows.maxScrollPx }} />
        </div>
      </div>
      {asTable && (
        <div className="twin">
          <LongestSpansTable strips={strips} window={settled} onOpen={(proc, atNs) => change({ pin: { pin: 'procSpan', proc, atNs } }, 'push')} />
          <StwTable ask={ask} stw={bands?.stw} window={settled} onOpen={(index) => change({ pin: { pin: 'stw', index } }, 'push')} />
        </div>
      )}
      <TimeFoot legend={LEGEND} />
    </section>
  );
}

/** Where a span begins on screen, or the plot's edge where it began earlier. */
function spanStart(hit: SpanHit, axis: TimeAxis, rows: TimelineRows, scrollPx: Px): PointPx {
  const row = laneRow(rows, hit.lane, scrollPx);
  const right = axis.leftPx + axis.widthPx;
  return { xPx: Math.min(right, Math.max(axis.leftPx, xOf(axis, hit.startNs))), yPx: row.topPx + row.heightPx / 2 };
}

function Facts({ ask, hit }: { readonly ask: AskTrace; readonly hit: TimelineHit }) {
  switch (hit.hit) {
    case 'span':
      return <SpanFacts ask={ask} hit={hit} />;
    case 'stw':
      return <StwFacts ask={ask} band={hit} />;
    case 'gc':
      return <GcFacts band={hit} />;
  }
}
