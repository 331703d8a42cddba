import { memo, useCallback, useEffect, useRef, type PointerEvent as ReactPointerEvent } from 'react';
import type { Minimap, Ns, Px, TimeRange } from '../../../workers/api.ts';
import { nsAt, timeAxis, type TimeAxis } from '../axis/timeAxis.ts';
import { useCanvas } from '../canvas/useCanvas.ts';
import { GUTTER_PX, plotWidthPx } from '../layout.ts';
import { drawSelection } from '../marks/selection.ts';
import type { Palette } from '../palette.ts';
import type { Pen, SizePx } from '../pen.ts';
import { CLICK_SLOP_PX } from '../window/gestures.ts';
import type { LiveWindow } from '../window/liveWindow.ts';
import { wholeRange } from '../window/moveWindow.ts';
import { brushTo, centreOn, grabAt, type Grab } from './brush.ts';
import { drawBrush, drawMinimap, MINIMAP_PX } from './drawMinimap.ts';
import './minimap.css';

interface Props {
  readonly map: Minimap | undefined;
  readonly live: LiveWindow;
  readonly palette: Palette;
  readonly gutterPx?: Px;
  readonly selection: TimeRange | undefined;
  readonly thresholdNs: Ns;
  readonly uncertainFromNs: Ns | undefined;
  /** What the strip shows, in a sentence. */
  readonly label: string;
}

interface Drag {
  readonly grab: Grab;
  readonly fromPx: Px;
  readonly window: TimeRange;
  moved: boolean;
}

const CURSORS: Readonly<Record<Grab, string>> = { start: 'ew-resize', end: 'ew-resize', move: 'grab', new: 'crosshair' };

/** The whole recording with a brush on what the charts below show. The keys of the charts move the same window. */
export const MinimapStrip = memo(function MinimapStrip({ map, live, palette, gutterPx = GUTTER_PX, selection, thresholdNs, uncertainFromNs, label }: Props) {
  const drag = useRef<Drag | undefined>(undefined);
  const paintMap = useCallback(
    (pen: Pen, size: SizePx): void => {
      const axis = timeAxis(wholeRange(live.durationNs), gutterPx, plotWidthPx(size.widthPx, gutterPx));
      if (map !== undefined) drawMinimap(pen, map, axis, size.heightPx, { palette, thresholdNs, uncertainFromNs });
      if (selection !== undefined) drawSelection(pen, selection, axis, { topPx: 0, heightPx: size.heightPx }, palette);
    },
    [live, map, palette, gutterPx, selection, thresholdNs, uncertainFromNs],
  );
  // On a canvas of its own: while the window moves only the brush does.
  const paintBrush = useCallback(
    (pen: Pen, size: SizePx): void => {
      const axis = timeAxis(wholeRange(live.durationNs), gutterPx, plotWidthPx(size.widthPx, gutterPx));
      drawBrush(pen, axis, live.range.startNs, live.range.endNs, size.heightPx, palette);
    },
    [live, palette, gutterPx],
  );
  const { ref: mapRef } = useCanvas(paintMap);
  const { ref: brushRef, redraw: redrawBrush } = useCanvas(paintBrush);
  useEffect(() => live.subscribe(redrawBrush), [live, redrawBrush]);

  const axisOf = (host: HTMLElement): TimeAxis => timeAxis(wholeRange(live.durationNs), gutterPx, plotWidthPx(host.clientWidth, gutterPx));

  return (
    <div className="minimap" style={{ height: MINIMAP_PX }}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas cannot be an <img> */}
      <canvas ref={mapRef} className="minimap__canvas" role="img" aria-label={label} />
      <canvas
        ref={brushRef}
        className="minimap__canvas"
        aria-hidden="true"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          live.land();
          const fromPx = xOfEvent(event);
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { grab: grabAt(axisOf(event.currentTarget), live.range, live.durationNs, fromPx), fromPx, window: live.range, moved: false };
        }}
        onPointerMove={(event) => {
          const x = xOfEvent(event);
          const axis = axisOf(event.currentTarget);
          const current = drag.current;
          if (current === undefined) {
            event.currentTarget.style.cursor = CURSORS[grabAt(axis, live.range, live.durationNs, x)];
            return;
          }
          if (!current.moved && Math.abs(x - current.fromPx) < CLICK_SLOP_PX) return;
          current.moved = true;
          const next = brushTo(current.grab, axis, current.window, live.durationNs, current.fromPx, x);
          if (next !== undefined) live.moveTo(next);
        }}
        onPointerUp={(event) => {
          const current = drag.current;
          drag.current = undefined;
          if (current === undefined || current.moved || current.grab !== 'new') return;
          live.moveTo(centreOn(live.range, nsAt(axisOf(event.currentTarget), xOfEvent(event)), live.durationNs));
        }}
        onPointerCancel={() => {
          drag.current = undefined;
        }}
      />
    </div>
  );
});

function xOfEvent(event: ReactPointerEvent<HTMLElement>): Px {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}
