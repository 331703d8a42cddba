// GC cycles over time: their phases, and the heap from cycle to cycle.
import { useCallback, useMemo, useRef } from 'react';
import type { AskGc, GcQuestion, GcStrip, TimeRange } from '../../../workers/api.ts';
import { inPlot, nsAt, xOf, type TimeAxis, type WallClock } from '../../charts/axis/timeAxis.ts';
import { axisMoment } from '../../charts/axis/wallClock.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { bottomPx, MIN_MARK_PX, plotWidthPx } from '../../charts/layout.ts';
import { drawCrosshair } from '../../charts/marks/selection.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import { type Direction, POINTER_REACH_PX, type PointPx } from '../../charts/window/gestures.ts';
import { spanNs, withSkirt } from '../../charts/window/moveWindow.ts';
import type { TimeWindow } from '../../charts/window/useTimeWindow.ts';
import { useFollowed } from '../time/useFollowed.ts';
import { useSpot } from '../time/useSpot.ts';
import { CycleTip, spotSentence } from './CycleTip.tsx';
import { cycleAt, cycleRows, paintCycles } from './paintCycles.ts';

interface Props {
  readonly ask: AskGc;
  readonly durationNs: number;
  readonly clock: WallClock | undefined;
  readonly window: TimeWindow;
  readonly selection: TimeRange | undefined;
  readonly onSelection: (selection: TimeRange | undefined) => void;
  /** Index of the cycle that is looked at from near. */
  readonly opened: number | undefined;
  readonly onOpen: (index: number) => void;
  /** While more becomes known, the picture is asked for anew. */
  readonly known: number;
  /** What the picture shows, in a sentence. */
  readonly label: string;
}

type StripQuestion = Extract<GcQuestion, { readonly ask: 'gcStrip' }>;

/** One cycle of the picture, or several that begin in one pixel. */
export interface CycleSpot {
  readonly index: number;
  readonly count: number;
  readonly startNs: number;
  readonly endNs: number;
  readonly stoppedNs: number;
  readonly startBytes: number;
  readonly peakBytes: number;
  readonly liveBytes: number;
  readonly goalBytes: number;
}

const sameCycle = (a: CycleSpot, b: CycleSpot): boolean => a.index === b.index && a.count === b.count;

export function CycleStrip({ ask, durationNs, clock, window, selection, onSelection, opened, onOpen, known, label }: Props) {
  const { live } = window;
  const palette = usePalette();
  const frame = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(frame);
  const { spot, onPointerHit, goByKeys, onEscape } = useSpot<CycleSpot>(sameCycle);
  const width = plotWidthPx(size.widthPx);
  // oxlint-disable-next-line react/exhaustive-deps -- what becomes known makes it a new function, which asks again
  const askStrip = useCallback((question: StripQuestion): Promise<GcStrip> => ask(question), [ask, known]);
  const strip = useFollowed(
    askStrip,
    live,
    useCallback(
      (range: TimeRange): StripQuestion | undefined => {
        if (width < 1) return undefined;
        const pixelNs = spanNs(range) / width;
        const skirted = withSkirt(range, pixelNs, durationNs);
        return { ask: 'gcStrip', range: skirted, widthPx: Math.max(1, Math.round(spanNs(skirted) / pixelNs)) };
      },
      [width, durationNs],
    ),
  );
  const rows = useMemo(() => cycleRows(size.heightPx), [size.heightPx]);
  const sources = useMemo(() => [strip], [strip]);
  const paint = useCallback((pen: Pen, _size: SizePx, axis: TimeAxis) => paintCycles(pen, axis, { strip: strip.get(), rows }, palette), [strip, rows, palette]);
  const marked = spot?.hit.index;
  const paintAbove = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void => {
      const shown = strip.get();
      const all = { topPx: rows.phases.topPx, heightPx: bottomPx(rows.heap) - rows.phases.topPx };
      for (const index of [opened, marked]) {
        const at = shown === undefined || index === undefined ? -1 : placeIn(shown, index);
        if (shown === undefined || at < 0) continue;
        const right = axis.leftPx + axis.widthPx;
        const from = Math.max(axis.leftPx, xOf(axis, shown.startNs[at] ?? 0));
        const to = Math.min(right, xOf(axis, shown.endNs[at] ?? 0));
        if (from > right || to < axis.leftPx) continue;
        pen.fillStyle = palette.selection;
        pen.fillRect(from, all.topPx, Math.max(MIN_MARK_PX, to - from), all.heightPx);
        pen.fillStyle = palette.ink;
        pen.fillRect(from - 1, rows.phases.topPx - 3, Math.max(MIN_MARK_PX, to - from) + 2, 2);
      }
      if (pointer !== undefined && inPlot(axis, pointer.xPx)) {
        const ns = nsAt(axis, pointer.xPx);
        drawCrosshair(pen, ns, axisMoment(axis, ns), axis, all, palette);
      }
    },
    [strip, rows, opened, marked, palette],
  );

  const hitAt = (point: PointPx, axis: TimeAxis, reachPx: number): CycleSpot | undefined => {
    const shown = strip.get();
    const at = shown === undefined || !inPlot(axis, point.xPx) ? undefined : cycleAt(shown, axis, point.xPx, reachPx);
    return shown === undefined || at === undefined ? undefined : spotOf(shown, at);
  };
  const onCursor = (direction: Direction, axis: TimeAxis): void => {
    const shown = strip.get();
    if (shown === undefined || shown.first.length === 0) return;
    const from = spot === undefined ? (opened === undefined ? -1 : placeIn(shown, opened)) : placeIn(shown, spot.hit.index);
    const step = direction === 'left' || direction === 'up' ? -1 : 1;
    const at = Math.max(0, Math.min(shown.first.length - 1, from < 0 ? 0 : from + step));
    goByKeys(spotOf(shown, at), { xPx: xOf(axis, shown.startNs[at] ?? 0), yPx: rows.phases.topPx });
  };

  return (
    <div className="cycle-strip" ref={frame}>
      <TimeStage
        window={window}
        palette={palette}
        clock={clock}
        label={label}
        selection={selection}
        onSelection={onSelection}
        paint={paint}
        paintOver={paintAbove}
        sources={sources}
        onPointer={(point, axis) => onPointerHit(point && hitAt(point, axis, POINTER_REACH_PX), point)}
        onClick={(point, axis, reachPx) => {
          const hit = hitAt(point, axis, reachPx);
          if (hit !== undefined) onOpen(hit.index);
        }}
        onCursor={onCursor}
        onPick={() => {
          if (spot !== undefined) onOpen(spot.hit.index);
        }}
        onEscape={onEscape}
        announcement={spot?.by === 'keys' ? spotSentence(spot.hit) : ''}
      >
        {spot !== undefined && <CycleTip cycle={spot.hit} at={spot.at} inside={size} />}
      </TimeStage>
    </div>
  );
}

/** Where a cycle is in the strip; -1: nowhere. */
function placeIn({ first, count }: GcStrip, index: number): number {
  return first.findIndex((from, at) => index >= from && index < from + (count[at] ?? 0));
}

function spotOf(strip: GcStrip, at: number): CycleSpot {
  const of = (column: Float64Array): number => column[at] ?? NaN;
  return {
    index: strip.first[at] ?? 0,
    count: strip.count[at] ?? 1,
    startNs: of(strip.startNs),
    endNs: of(strip.endNs),
    stoppedNs: of(strip.stoppedNs),
    startBytes: of(strip.startBytes),
    peakBytes: of(strip.peakBytes),
    liveBytes: of(strip.liveBytes),
    goalBytes: of(strip.goalBytes),
  };
}
