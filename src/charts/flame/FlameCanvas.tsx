// A flame graph on a canvas that is never taller than its viewport: scrolled natively, drawn by what is in sight, walked by
// pointer and keyboard. It knows boxes, not profiles: what they mean is said by whoever uses it.
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { FlameLayout, FlameNode, Px } from '../../../workers/api.ts';
import { useCanvas } from '../canvas/useCanvas.ts';
import { useSizePx } from '../canvas/useSizePx.ts';
import type { Pen } from '../pen.ts';
import { usePalette } from '../usePalette.ts';
import type { ColourBy } from './boxFill.ts';
import { drawFlame } from './drawFlame.ts';
import './flame.css';
import { readFlamePalette } from './flamePalette.ts';
import { contentPx, hit, ROW_PX, rowTopPx, scrollForFocus, scrollToShow, type Direction, type Geometry } from './geometry.ts';
import { flameCommand } from './keys.ts';
import { PointerTip } from './PointerTip.tsx';
import { findNode, indexRows, readBox, type Box, type BoxIndex, type RowIndex } from './rows.ts';
import { createNameFitter } from './shortName.ts';
import { measureIn } from './textWidth.ts';
import { walk } from './walk.ts';
import { zoomMotion } from './zoomMotion.ts';
import { t } from '../../../language/t.ts';

export interface FlameCanvasProps {
  /** undefined until the first answer is here. */
  readonly layout: FlameLayout | undefined;
  readonly direction: Direction;
  /** By index into `layout.names`: 1 for a match; undefined: no search. */
  readonly matches: Uint8Array | undefined;
  readonly colourBy: ColourBy;
  /** Boxes of this name are marked; undefined: none. */
  readonly chosen: string | undefined;
  /** What stands in a box beside its name, where both fit; undefined: nothing. */
  readonly note: ((i: BoxIndex) => string) | undefined;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** A box in words, said when the keyboard reaches it. */
  readonly describe: (box: Box) => string;
  /** What the tooltip says about the box that `onCurrent` reported last. */
  readonly tip: ReactNode;
  /** A box was pressed, or Enter at it. */
  readonly onZoom: (box: Box) => void;
  readonly onZoomOut: () => void;
  /** What can be done with a box was asked for: by the other button of a mouse, a long touch, or the keyboard. */
  readonly onMenu: (box: Box, at: MenuPlace) => void;
  /** A key that does not walk or zoom, at the keyboard's box; true: it was used. */
  readonly onKey: (key: string, box: Box) => boolean;
  /** The box under the pointer, else the keyboard's; undefined: neither. */
  readonly onCurrent: (box: Box | undefined) => void;
  /** The width that a layout should be asked for. */
  readonly onWidth: (widthPx: Px) => void;
}

/** In the viewport. */
export interface MenuPlace {
  readonly xPx: Px;
  readonly yPx: Px;
}

interface Pointer {
  readonly box: BoxIndex;
  readonly xPx: Px;
  readonly yPx: Px;
}

const NO_ROWS: RowIndex = { start: new Uint32Array(1) };

export function FlameCanvas(props: FlameCanvasProps): ReactNode {
  const { layout, direction, matches, colourBy, note, onWidth, onCurrent } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx: viewportPx } = useSizePx(scroller);
  const theme = usePalette();
  const palette = useMemo(() => readFlamePalette(document.body, theme), [theme]);
  const fitName = useMemo(() => createNameFitter(measureIn(palette.font), 'box'), [palette.font]);
  const [scrollPx, setScrollPx] = useState<Px>(0);
  const [pointer, setPointer] = useState<Pointer | undefined>(undefined);
  const [cursorNode, setCursorNode] = useState<FlameNode | undefined>(undefined);
  const [keyboard, setKeyboard] = useState(false);

  const rows = useMemo(() => (layout === undefined ? NO_ROWS : indexRows(layout)), [layout]);
  const geometry = useMemo<Geometry>(
    () => ({ widthPx, viewportPx, scrollPx, rows: layout?.rows ?? 0, direction }),
    [widthPx, viewportPx, scrollPx, layout, direction],
  );
  const cursor = useMemo(
    () => (layout === undefined ? undefined : (cursorNode && findNode(layout, rows, cursorNode)) ?? findNode(layout, rows, layout.focus)),
    [layout, rows, cursorNode],
  );
  const hovered = pointer?.box;
  const chosen = useMemo(() => chosenNames(layout, props.chosen), [layout, props.chosen]);

  const [motion] = useState(zoomMotion);
  const marked = keyboard ? cursor : undefined;
  const paint = useCallback(
    (pen: Pen): void => {
      if (layout === undefined) return;
      const picture = { layout, rows, geometry, window: motion.shown(), matches, colourBy, chosen, note, hovered, cursor: marked };
      drawFlame(pen, picture, palette, fitName);
    },
    [layout, rows, geometry, motion, matches, colourBy, chosen, note, hovered, marked, palette, fitName],
  );
  const { ref: canvas, redraw } = useCanvas(paint);
  useLayoutEffect(() => {
    if (layout !== undefined) motion.moveTo(layout, rows, redraw);
  }, [motion, layout, rows, redraw]);
  useLayoutEffect(() => () => motion.stop(), [motion]);

  useLayoutEffect(() => {
    if (widthPx > 0) onWidth(widthPx);
  }, [widthPx, onWidth]);

  // Boxes are indices into a layout: none of them outlives it. A zoom also takes the scroller to its focus.
  const focusDepth = layout?.focus.depth ?? 0;
  const [pointed, setPointed] = useState(layout);
  if (pointed !== layout) {
    setPointed(layout);
    setPointer(undefined);
  }
  const latestGeometry = useRef(geometry);
  useLayoutEffect(() => {
    latestGeometry.current = geometry;
  });
  const ready = layout !== undefined && viewportPx > 0;
  useLayoutEffect(() => {
    if (!ready) return;
    // Even to where it is already, scrolling has the browser lay out the page in the middle of the frame.
    const top = scrollForFocus({ ...latestGeometry.current, direction }, focusDepth);
    if (top !== latestGeometry.current.scrollPx) scroller.current?.scrollTo({ top });
  }, [ready, focusDepth, direction]);

  const currentIndex = hovered ?? marked;
  useLayoutEffect(() => {
    onCurrent(layout === undefined || currentIndex === undefined ? undefined : readBox(layout, currentIndex));
  }, [layout, currentIndex, onCurrent]);
  useLayoutEffect(() => () => onCurrent(undefined), [onCurrent]);

  const boxUnder = (event: { readonly clientX: number; readonly clientY: number }): BoxIndex | undefined => {
    const area = canvas.current?.getBoundingClientRect();
    if (area === undefined || layout === undefined) return undefined;
    return hit(layout, rows, geometry, event.clientX - area.left, event.clientY - area.top);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    const box = boxUnder(event);
    setPointer(box === undefined ? undefined : { box, xPx: event.clientX, yPx: event.clientY });
  };
  const zoomTo = (i: BoxIndex | undefined): void => {
    const box = layout === undefined || i === undefined ? undefined : readBox(layout, i);
    if (box === undefined) return;
    setCursorNode(box.node);
    props.onZoom(box);
  };
  const openMenu = (i: BoxIndex | undefined, at: MenuPlace): void => {
    const box = layout === undefined || i === undefined ? undefined : readBox(layout, i);
    if (box === undefined) return;
    setPointer(undefined);
    props.onMenu(box, at);
  };
  /** Where a menu of the keyboard's box goes: below its left end, as far as that is in sight. */
  const cursorPlace = (i: BoxIndex): MenuPlace => {
    const area = canvas.current?.getBoundingClientRect();
    const topPx = rowTopPx(geometry, layout?.depth[i] ?? 0) + ROW_PX;
    return {
      xPx: (area?.left ?? 0) + Math.min(widthPx, Math.max(0, (layout?.x[i] ?? 0) * widthPx)),
      yPx: (area?.top ?? 0) + Math.min(viewportPx, Math.max(0, topPx)),
    };
  };
  const moveCursor = (i: BoxIndex | undefined): void => {
    const box = layout === undefined || i === undefined ? undefined : readBox(layout, i);
    if (box === undefined) return;
    setKeyboard(true);
    setPointer(undefined);
    setCursorNode(box.node);
    scroller.current?.scrollTo({ top: scrollToShow(geometry, box.node.depth) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (layout === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const command = flameCommand(event.key, direction);
    if (command === undefined) {
      const box = cursor === undefined ? undefined : readBox(layout, cursor);
      if (box === undefined || !props.onKey(event.key, box)) return;
    } else if (command === 'zoom-out') {
      // At the root Escape belongs to whoever is around the graph.
      if (layout.focus.depth === 0) return;
      setCursorNode(undefined);
      props.onZoomOut();
    } else if (command === 'menu') {
      if (cursor !== undefined) openMenu(cursor, cursorPlace(cursor));
    } else if (command === 'zoom') zoomTo(cursor);
    else if (command === 'root') moveCursor(0);
    else if (cursor !== undefined) moveCursor(walk(layout, rows, cursor, command));
    event.preventDefault();
    event.stopPropagation();
  };

  const said = keyboard && layout !== undefined && cursor !== undefined ? readBox(layout, cursor) : undefined;
  return (
    <div className="flame">
      {/* A widget of its own: it takes arrow keys and Enter, and says what it points at. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scroller}
        className="flame__scroller"
        role="application"
        aria-roledescription={t('flame graph')}
        aria-label={t('{label}. Arrow keys walk the boxes, Enter zooms in, Backspace zooms out, M opens a menu.', { label: props.label })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => setKeyboard(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setKeyboard(false)}
        onScroll={(event) => {
          setScrollPx(event.currentTarget.scrollTop);
          setPointer(undefined);
        }}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointer(undefined)}
        onClick={(event) => zoomTo(boxUnder(event))}
        onContextMenu={(event) => {
          const box = boxUnder(event);
          if (box === undefined) return;
          event.preventDefault();
          openMenu(box, { xPx: event.clientX, yPx: event.clientY });
        }}
      >
        <div className="flame__content" style={{ height: contentPx(geometry) }}>
          <canvas
            ref={canvas}
            className="flame__canvas"
            data-pointing={hovered === undefined ? undefined : true}
            aria-hidden
            style={{ width: widthPx, height: viewportPx }}
          />
        </div>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {said && props.describe(said)}
      </p>
      {pointer && createPortal(<PointerTip xPx={pointer.xPx} yPx={pointer.yPx}>{props.tip}</PointerTip>, document.body)}
    </div>
  );
}

/** More than one name of a layout may read alike. */
function chosenNames(layout: FlameLayout | undefined, chosen: string | undefined): Uint8Array | undefined {
  if (layout === undefined || chosen === undefined || !layout.names.includes(chosen)) return undefined;
  return Uint8Array.from(layout.names, (name) => (name === chosen ? 1 : 0));
}
