// Utilisation over the shared time axis, the worst windows marked above it.
import { useCallback, useMemo, useRef } from 'react';
import type { AskTrace, Ns, TimeRange, UtilisationCauses, UtilisationStrip, WorkerCounting, WorstWindow } from '../../../workers/api.ts';
import { drawRowName, drawTimeAxis, drawTimeGrid } from '../../charts/axis/drawAxes.ts';
import { inPlot, nsAt, type TimeAxis, type WallClock } from '../../charts/axis/timeAxis.ts';
import { axisMoment } from '../../charts/axis/wallClock.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { AXIS_PX, plotWidthPx, type Row } from '../../charts/layout.ts';
import { drawCrosshair } from '../../charts/marks/selection.ts';
import { drawUncertain } from '../../charts/marks/plate.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import type { Direction, PointPx } from '../../charts/window/gestures.ts';
import { spanNs, withSkirt } from '../../charts/window/moveWindow.ts';
import { formatPercent } from '../format.ts';
import { useFollowed } from '../time/useFollowed.ts';
import type { TraceTime } from '../time/useTraceTime.ts';
import { lostSentence } from './mmuWords.ts';
import { paintUtilisation, paintWorst, worstAt } from './paintUtilisation.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskTrace;
  readonly time: TraceTime;
  readonly durationNs: Ns;
  readonly clock: WallClock | undefined;
  readonly uncertainFromNs: Ns | undefined;
  readonly selection: TimeRange | undefined;
  readonly causes: UtilisationCauses;
  readonly counting: WorkerCounting;
  readonly worst: readonly WorstWindow[];
  readonly marked: number | undefined;
  readonly onMark: (at: number | undefined) => void;
  /** A worst window was chosen. */
  readonly onOpen: (at: number) => void;
  readonly label: string;
}

const MARKS_PX = 20;
const BOTTOM_PX = 8;
const isPart = ({ known, isCut }: UtilisationStrip): boolean => known < 1 && !isCut;

export function UtilisationStage({ ask, time, durationNs, clock, uncertainFromNs, selection, causes, counting, worst, marked, onMark, onOpen, label }: Props) {
  const { live } = time.window;
  const palette = usePalette();
  const frame = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(frame);
  const width = plotWidthPx(size.widthPx);
  const strip = useFollowed(
    ask,
    live,
    useCallback(
      (window: TimeRange) => {
        if (width < 1) return undefined;
        const pixelNs = spanNs(window) / width;
        const range = withSkirt(window, pixelNs, durationNs);
        return { ask: 'utilisation', causes, counting, range, widthPx: Math.max(1, Math.round(spanNs(range) / pixelNs)) } as const;
      },
      [width, durationNs, causes, counting],
    ),
    isPart,
  );
  const sources = useMemo(() => [strip], [strip]);
  const rows = useMemo(() => {
    const marks: Row = { topPx: AXIS_PX + 2, heightPx: MARKS_PX };
    const topPx = AXIS_PX + MARKS_PX + 4;
    return { marks, shares: { topPx, heightPx: Math.max(1, size.heightPx - topPx - BOTTOM_PX) } };
  }, [size.heightPx]);

  const paint = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis): void => {
      const ticks = drawTimeAxis(pen, axis, palette);
      drawTimeGrid(pen, axis, ticks, rows.shares, palette);
      drawRowName(pen, t('worst'), rows.marks, palette);
      paintUtilisation(pen, axis, rows.shares, strip.get(), palette);
      paintWorst(pen, axis, rows.marks, worst, marked, palette);
      if (uncertainFromNs !== undefined) drawUncertain(pen, axis, rows.shares, uncertainFromNs, palette);
    },
    [strip, rows, worst, marked, uncertainFromNs, palette],
  );
  const paintAbove = useCallback(
    (pen: Pen, { heightPx }: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void => {
      if (pointer === undefined || !inPlot(axis, pointer.xPx)) return;
      const ns = nsAt(axis, pointer.xPx);
      drawCrosshair(pen, ns, axisMoment(axis, ns), axis, { topPx: AXIS_PX, heightPx: heightPx - AXIS_PX }, palette);
    },
    [palette],
  );
  const inTime = (direction: Direction): number | undefined => {
    const order = worst.map((_, at) => at).toSorted((a, b) => (worst[a]?.startNs ?? 0) - (worst[b]?.startNs ?? 0));
    const place = marked === undefined ? -1 : order.indexOf(marked);
    const step = direction === 'left' || direction === 'up' ? -1 : 1;
    return order[place < 0 ? (step > 0 ? 0 : order.length - 1) : Math.max(0, Math.min(place + step, order.length - 1))];
  };
  const one = marked === undefined ? undefined : worst[marked];

  return (
    <div className="mmu-strip" ref={frame}>
      <TimeStage
        window={time.window}
        palette={palette}
        clock={clock}
        label={label}
        selection={selection}
        onSelection={time.onSelection}
        paint={paint}
        paintOver={paintAbove}
        sources={sources}
        onPointer={(point, axis) => onMark(point === undefined || point.yPx > rows.shares.topPx + rows.shares.heightPx ? undefined : worstAt(worst, axis, point.xPx, 2))}
        onClick={(point, axis, reachPx) => {
          const at = worstAt(worst, axis, point.xPx, reachPx);
          if (at !== undefined) onOpen(at);
        }}
        onCursor={(direction) => onMark(inTime(direction))}
        onPick={() => {
          if (marked !== undefined) onOpen(marked);
        }}
        onEscape={() => {
          if (marked === undefined) return false;
          onMark(undefined);
          return true;
        }}
        announcement={one === undefined ? '' : t('Worst window {number}: {utilisation} left to the program; {lost}', { number: (marked ?? 0) + 1, utilisation: formatPercent(one.utilisation), lost: lostSentence(one.lost) })}
      />
    </div>
  );
}
