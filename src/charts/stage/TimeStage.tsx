import { use, useCallback, useEffect, useId, useRef, type ReactNode } from 'react';
import { marked, t } from '../../../language/t.ts';
import type { Px, TimeRange } from '../../../workers/api.ts';
import { inPlot, nsAt, timeAxis, type TimeAxis, type WallClock } from '../axis/timeAxis.ts';
import { useCanvas } from '../canvas/useCanvas.ts';
import { AXIS_PX, GUTTER_PX, plotWidthPx } from '../layout.ts';
import { drawSelection } from '../marks/selection.ts';
import type { Palette } from '../palette.ts';
import type { Pen, SizePx } from '../pen.ts';
import type { Direction, PointPx } from '../window/gestures.ts';
import type { TimeWindow } from '../window/useTimeWindow.ts';
import { useTimeGestures } from '../window/useTimeGestures.ts';
import { drawGuide, GuideContext } from './guide.ts';
import { useStageKeys } from './useStageKeys.ts';
import './stage.css';

export interface StageProps {
  readonly window: TimeWindow;
  readonly palette: Palette;
  /** Left of the plot, for the names of rows. */
  readonly gutterPx?: Px;
  /** What the chart shows, in a sentence: the picture's text alternative. */
  readonly label: string;
  /** Times of day on the axis. */
  readonly clock?: WallClock | undefined;
  readonly selection: TimeRange | undefined;
  readonly onSelection: (range: TimeRange | undefined) => void;
  /** Marks; runs when the window moves, when a source tells, and when it is another function than before. */
  readonly paint: (pen: Pen, size: SizePx, axis: TimeAxis) => void;
  /** Crosshair, rings: over everything, also when only the pointer moved. */
  readonly paintOver: (pen: Pen, size: SizePx, axis: TimeAxis, pointer: PointPx | undefined) => void;
  /** What `paint` and `paintOver` read that changes without rendering; the same array as long as it is the same. */
  readonly sources: readonly PictureSource[];
  /** Where the pointer rests; undefined while it is away, and while the marks move away from under it. */
  readonly onPointer: (point: PointPx | undefined, axis: TimeAxis) => void;
  /** `reachPx`: how near a mark must be to be meant. */
  readonly onClick: (point: PointPx, axis: TimeAxis, reachPx: Px) => void;
  readonly onCursor: (direction: Direction, axis: TimeAxis) => void;
  readonly onPick: () => void;
  /** True if there was something to clear; else Escape clears the selection, else it goes on to the page. */
  readonly onEscape: () => boolean;
  readonly onScroll?: (px: Px) => boolean;
  /** Spoken when the keyboard cursor moves. */
  readonly announcement: string;
  readonly children?: ReactNode;
}

export interface PictureSource {
  readonly subscribe: (listener: () => void) => () => void;
}

/** After the window moved, the pointer is told again when it was still for this long. */
const STILL_MS = 120;

const KEYS_HELP = marked(
  'W and S or plus and minus zoom, A and D or Shift with the arrow keys pan, 0 or F shows everything, arrow keys move between marks, Enter pins, Escape clears.',
);

const nothingToScroll = (): boolean => false;

/** A chart on the shared time axis: marks on one canvas, what follows the pointer on another, gestures and keys. */
export function TimeStage(props: StageProps) {
  const { window, palette, gutterPx = GUTTER_PX, clock, selection, onSelection, paint, paintOver, sources } = props;
  const { live } = window;
  const guide = use(GuideContext);
  const host = useRef<HTMLDivElement | null>(null);
  const pointer = useRef<PointPx | undefined>(undefined);
  const draft = useRef<TimeRange | undefined>(undefined);
  const hoverFrame = useRef(0);
  const moving = useRef(false);
  const help = useId();

  const axisOf = useCallback((widthPx: Px): TimeAxis => timeAxis(live.range, gutterPx, plotWidthPx(widthPx, gutterPx), clock), [live, gutterPx, clock]);
  const axisNow = (): TimeAxis => axisOf(host.current?.clientWidth ?? 0);

  const paintAbove = useCallback(
    (pen: Pen, size: SizePx): void => {
      if (plotWidthPx(size.widthPx, gutterPx) <= 0) return;
      const axis = axisOf(size.widthPx);
      if (guide.ranges.length > 0 || guide.momentNs !== undefined) drawGuide(pen, guide, axis, { topPx: AXIS_PX, heightPx: size.heightPx - AXIS_PX }, palette);
      const shown = draft.current ?? selection;
      if (shown !== undefined) drawSelection(pen, shown, axis, { topPx: 0, heightPx: size.heightPx }, palette);
      paintOver(pen, size, axis, pointer.current);
    },
    [paintOver, axisOf, gutterPx, selection, palette, guide],
  );
  // While the window moves everything is drawn on one canvas and the other stays empty: a canvas that changed is copied whole to the
  // screen, and with every frame that takes longer than drawing on it.
  const paintMarks = useCallback(
    (pen: Pen, size: SizePx): void => {
      if (plotWidthPx(size.widthPx, gutterPx) > 0) paint(pen, size, axisOf(size.widthPx));
      if (moving.current) paintAbove(pen, size);
    },
    [paint, paintAbove, axisOf, gutterPx],
  );
  const paintStill = useCallback(
    (pen: Pen, size: SizePx): void => {
      if (!moving.current) paintAbove(pen, size);
    },
    [paintAbove],
  );
  const { ref: marksRef, redraw: redrawMarks } = useCanvas(paintMarks);
  const { ref: overRef, redraw: redrawOver } = useCanvas(paintStill);

  const tellPointer = (): void => {
    if (hoverFrame.current !== 0 || moving.current) return;
    hoverFrame.current = requestAnimationFrame(() => {
      hoverFrame.current = 0;
      props.onPointer(moving.current ? undefined : pointer.current, axisNow());
    });
  };
  const latestTell = useRef(tellPointer);
  useEffect(() => {
    latestTell.current = tellPointer;
  });
  useEffect(() => {
    let still: ReturnType<typeof setTimeout> | undefined;
    const stop = live.subscribe(() => {
      redrawMarks();
      if (!moving.current) redrawOver();
      // The first frame of a move takes the tooltip away; what is under the pointer now is found once, when all is still.
      latestTell.current();
      moving.current = true;
      clearTimeout(still);
      still = setTimeout(() => {
        moving.current = false;
        redrawMarks();
        redrawOver();
        latestTell.current();
      }, STILL_MS);
    });
    return () => {
      stop();
      clearTimeout(still);
      moving.current = false;
    };
  }, [live, redrawMarks, redrawOver]);
  useEffect(() => {
    const redrawBoth = (): void => {
      redrawMarks();
      if (!moving.current) redrawOver();
    };
    const stops = sources.map((source) => source.subscribe(redrawBoth));
    return () => {
      for (const stop of stops) stop();
    };
  }, [sources, redrawMarks, redrawOver]);
  useEffect(() => () => cancelAnimationFrame(hoverFrame.current), []);

  useTimeGestures(host, live, gutterPx, {
    onHover: (point) => {
      pointer.current = point;
      // The next frame of a move draws the crosshair too, and so does its end.
      if (!moving.current) redrawOver();
      tellPointer();
    },
    onClick: (point, reachPx) => {
      host.current?.focus({ preventScroll: true });
      const axis = axisNow();
      if (guide.onPlace === undefined) props.onClick(point, axis, reachPx);
      else if (inPlot(axis, point.xPx)) guide.onPlace({ kind: 'moment', atNs: nsAt(axis, point.xPx) });
    },
    onDoubleClick: () => {
      if (selection !== undefined) window.goTo(selection);
    },
    onSelect: (range, done) => {
      draft.current = done ? undefined : range;
      if (done) onSelection(range);
      if (done && range !== undefined) guide.onPlace?.({ kind: 'range', range });
      redrawOver();
    },
    onScroll: props.onScroll ?? nothingToScroll,
  });

  useStageKeys(host, window, {
    onCursor: (direction) => props.onCursor(direction, axisNow()),
    onPick: props.onPick,
    onEscape: () => {
      if (props.onEscape()) return true;
      if (selection === undefined) return false;
      onSelection(undefined);
      return true;
    },
  });

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application is one stop of the Tab key; its keys are described
    <div className="stage" ref={host} role="application" tabIndex={0} aria-label={props.label} aria-describedby={help}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas cannot be an <img> */}
      <canvas className="stage__canvas" ref={marksRef} role="img" aria-label={props.label} />
      <canvas className="stage__canvas" ref={overRef} aria-hidden="true" />
      <p id={help} className="stage__spoken">
        {t(KEYS_HELP)}
      </p>
      <p className="stage__spoken" aria-live="polite">
        {props.announcement}
      </p>
      {props.children}
    </div>
  );
}
