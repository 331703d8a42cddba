// A start on the time axis: moments by name, stops, package init, what ran on each P, and the first goroutines.
import { useCallback, useMemo, useRef } from 'react';
import type { AskTrace, LaneRef, Ns, StartUp, TimeRange } from '../../../workers/api.ts';
import { inPlot, nsAt, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { axisMoment } from '../../charts/axis/wallClock.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { AXIS_PX, inRow, plotWidthPx } from '../../charts/layout.ts';
import { drawCrosshair } from '../../charts/marks/selection.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import type { Direction, PointPx } from '../../charts/window/gestures.ts';
import type { TimeWindow } from '../../charts/window/useTimeWindow.ts';
import { formatNs } from '../format.ts';
import { seriesQuestion } from '../time/seriesQuestion.ts';
import { useFollowed, useMade } from '../time/useFollowed.ts';
import { spansOfLanes, spansOfProcs } from '../timeline/laneSpans.ts';
import type { Pin } from '../viewState.ts';
import type { InitLines } from './initLines.ts';
import { paintStartUp, stepAt } from './paintStartUp.ts';
import { startUpRows } from './startUpRows.ts';
import { STEP_WORDS } from './startUpWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskTrace;
  readonly of: StartUp;
  readonly lines: InitLines | undefined;
  readonly window: TimeWindow;
  /** Of the whole recording. */
  readonly durationNs: Ns;
  readonly selection: TimeRange | undefined;
  readonly onSelection: (selection: TimeRange | undefined) => void;
  readonly marked: number | undefined;
  readonly onMark: (at: number | undefined) => void;
  /** A step was chosen. */
  readonly onStep: (at: number) => void;
  readonly onPin: (pin: Pin) => void;
}

const WIDE_GUTTER_PX = 150;
const NARROW_GUTTER_PX = 92;
const NARROW_PX = 560;

const isPending = ({ pending }: { readonly pending: readonly TimeRange[] }): boolean => pending.length > 0;

export function StartUpStage({ ask, of, lines, window, durationNs, selection, onSelection, marked, onMark, onStep, onPin }: Props) {
  const { live } = window;
  const palette = usePalette();
  const frame = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(frame);
  const gutterPx = size.widthPx < NARROW_PX ? NARROW_GUTTER_PX : WIDE_GUTTER_PX;
  const widthPx = plotWidthPx(size.widthPx, gutterPx);
  const rows = useMemo(() => startUpRows(of, lines !== undefined), [of, lines]);
  const refs = useMemo((): readonly LaneRef[] => rows.lanes.map(({ ref }) => ref).filter(({ lane }) => lane === 'goroutine'), [rows]);

  const strips = useFollowed(
    ask,
    live,
    useCallback((range: TimeRange) => seriesQuestion('procStrips', range, widthPx, durationNs), [widthPx, durationNs]),
  );
  const lanes = useFollowed(
    ask,
    live,
    useCallback(
      (range: TimeRange) => {
        const series = refs.length === 0 ? undefined : seriesQuestion('counters', range, widthPx, durationNs);
        return series && { ask: 'laneStrips' as const, lanes: refs, range: series.range, widthPx: series.widthPx };
      },
      [refs, widthPx, durationNs],
    ),
    isPending,
  );
  const procSpans = useMade(strips, spansOfProcs);
  const laneSpans = useMade(lanes, spansOfLanes);
  const sources = useMemo(() => [strips, lanes], [strips, lanes]);

  const paint = useCallback(
    (pen: Pen, sizePx: SizePx, axis: TimeAxis): void => {
      const spans = [procSpans.get(), laneSpans.get()].filter((one) => one !== undefined);
      paintStartUp(pen, sizePx, axis, { of, lines, rows, spans, marked }, palette);
    },
    [of, lines, rows, procSpans, laneSpans, marked, palette],
  );
  const paintAbove = useCallback(
    (pen: Pen, { heightPx }: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void => {
      if (pointer === undefined || !inPlot(axis, pointer.xPx)) return;
      const ns = nsAt(axis, pointer.xPx);
      drawCrosshair(pen, ns, axisMoment(axis, ns), axis, { topPx: AXIS_PX, heightPx: heightPx - AXIS_PX }, palette);
    },
    [palette],
  );
  const after = (direction: Direction): number => {
    const step = direction === 'left' || direction === 'up' ? -1 : 1;
    if (marked === undefined) return step > 0 ? 0 : of.steps.length - 1;
    return Math.max(0, Math.min(marked + step, of.steps.length - 1));
  };
  const onClick = (point: PointPx, axis: TimeAxis, reachPx: number): void => {
    const atNs = nsAt(axis, point.xPx);
    if (inRow(rows.stops, point.yPx)) {
      const reachNs = Math.abs(nsAt(axis, point.xPx + reachPx) - atNs);
      const stop = of.stops.find(({ startNs, endNs }) => startNs <= atNs + reachNs && endNs >= atNs - reachNs);
      if (stop !== undefined) onPin({ pin: 'stw', index: stop.index });
      return;
    }
    const lane = rows.lanes.find(({ row }) => inRow(row, point.yPx));
    if (lane?.goroutine !== undefined) onPin({ pin: 'stretch', goroutine: lane.goroutine.goroutine, atNs });
    else if (lane?.ref.lane === 'proc') onPin({ pin: 'procSpan', proc: lane.ref.proc, atNs });
    else {
      const at = stepAt(of, axis, point.xPx, reachPx);
      if (at !== undefined) onStep(at);
    }
  };
  const step = marked === undefined ? undefined : of.steps[marked];
  return (
    <div className="startup__stage" ref={frame} style={{ height: rows.heightPx }}>
      <TimeStage
        window={window}
        palette={palette}
        gutterPx={gutterPx}
        label={t('The start over {duration}: {steps}. The table lists them.', { duration: formatNs(of.range.endNs), steps: of.steps.map(({ step: id, atNs }) => t('{name} at {moment}', { name: t(STEP_WORDS[id].name), moment: formatNs(atNs) })).join(', ') })}
        selection={selection}
        onSelection={onSelection}
        paint={paint}
        paintOver={paintAbove}
        sources={sources}
        onPointer={(point, axis) => onMark(point === undefined || !inPlot(axis, point.xPx) ? undefined : stepAt(of, axis, point.xPx, 4))}
        onClick={onClick}
        onCursor={(direction) => {
          if (of.steps.length > 0) onMark(after(direction));
        }}
        onPick={() => {
          if (marked !== undefined) onStep(marked);
        }}
        onEscape={() => {
          if (marked === undefined) return false;
          onMark(undefined);
          return true;
        }}
        announcement={step === undefined ? '' : t('{name} at {moment}', { name: t(STEP_WORDS[step.step].name), moment: formatNs(step.atNs) })}
      />
    </div>
  );
}
