// A graph of boxes and calls on a canvas: moved and zoomed by wheel, drag, pinch and keys, walked by keyboard along its calls. It knows
// boxes, not profiles: what they mean is said by whoever uses it.
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { CallGraph } from '../../../workers/api.ts';
import { useCanvas } from '../canvas/useCanvas.ts';
import { useSizePx } from '../canvas/useSizePx.ts';
import { readFlamePalette, type FlamePalette } from '../flame/flamePalette.ts';
import { createNameFitter } from '../flame/shortName.ts';
import { measureIn } from '../flame/textWidth.ts';
import type { Pen, SizePx } from '../pen.ts';
import { Tooltip } from '../tooltip/Tooltip.tsx';
import { usePalette } from '../usePalette.ts';
import type { PointPx } from '../window/gestures.ts';
import { drawGraph, NAME_PX, type GraphStyle } from './drawGraph.ts';
import { edgeLines } from './edgeLines.ts';
import './graph.css';
import { partAt, type GraphPart } from './hit.ts';
import { graphCommand } from './keys.ts';
import type { UnitBox } from './place.ts';
import { useGraphPlace } from './useGraphPlace.ts';
import { firstBox, walkGraph } from './walk.ts';
import { t } from '../../../language/t.ts';

export interface GraphCanvasProps {
  /** undefined until the first answer is here. */
  readonly graph: CallGraph | undefined;
  readonly fill: (palette: FlamePalette, node: number) => string;
  /** What stands below the name, by node; and on the call, by edge. */
  readonly figures: readonly (readonly string[])[];
  readonly weights: readonly string[];
  /** undefined: none, or it is not in the graph. */
  readonly chosen: number | undefined;
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** A box in words, said when the keyboard reaches it. */
  readonly describe: (node: number) => string;
  /** What the tooltip says about what `onCurrent` reported last. */
  readonly tip: ReactNode;
  /** What is under the pointer. */
  readonly onCurrent: (part: GraphPart | undefined) => void;
  readonly onChoose: (node: number) => void;
  readonly onFocus: (node: number) => void;
}

interface Pointer {
  readonly part: GraphPart;
  readonly at: PointPx;
}

const ZOOM_STEP = 1.35;

export function GraphCanvas(props: GraphCanvasProps): ReactNode {
  const { graph, fill, figures, weights, chosen, onCurrent, onChoose, onFocus } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useSizePx(host);
  const theme = usePalette();
  const style = useMemo<GraphStyle>(() => {
    const flame = readFlamePalette(document.body, theme);
    return { theme, flame, fitName: createNameFitter(measureIn(`${NAME_PX}px ${theme.fontSans}`), 'box') };
  }, [theme]);
  const lines = useMemo(() => graph && edgeLines(graph.edges), [graph]);
  const first = useMemo(() => (graph === undefined ? undefined : boxOf(graph, firstBox(graph))), [graph]);
  const [pointer, setPointer] = useState<Pointer | undefined>(undefined);
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const [keyboard, setKeyboard] = useState(false);
  // Boxes are positions in a graph: none of them outlives it.
  const [pointed, setPointed] = useState(graph);
  if (pointed !== graph) {
    setPointed(graph);
    setPointer(undefined);
    setCursor(undefined);
  }

  const redraw = useRef<() => void>(() => undefined);
  const onMove = useCallback(() => {
    redraw.current();
    setPointer(undefined);
  }, []);
  const { place, zoom, move, fit, show, dragged } = useGraphPlace(host, graph, first, view, onMove);
  const hovered = pointer?.part;
  const marked = keyboard ? cursor : undefined;
  const paint = useCallback(
    (pen: Pen, size: SizePx): void => {
      if (graph === undefined || lines === undefined) return;
      drawGraph(pen, { graph, lines, place: place(), fill: (node) => fill(style.flame, node), figures, weights, hovered, chosen, cursor: marked }, style, size);
    },
    [graph, lines, place, fill, figures, weights, hovered, chosen, marked, style],
  );
  const { ref: canvas, redraw: drawAgain } = useCanvas(paint);
  useLayoutEffect(() => {
    redraw.current = drawAgain;
  }, [drawAgain]);
  useLayoutEffect(() => onCurrent(hovered), [hovered, onCurrent]);

  const partUnder = (event: MouseEvent): GraphPart | undefined => (graph === undefined || lines === undefined ? undefined : partAt(graph, lines, place(), pointOf(event)));
  const press = (event: MouseEvent, act: (node: number) => void): void => {
    const part = dragged() ? undefined : partUnder(event);
    if (part?.part !== 'node') return;
    setCursor(part.index);
    act(part.index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = graph === undefined ? undefined : graphCommand(event);
    if (graph === undefined || command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setKeyboard(true);
    const at = cursor ?? chosen ?? firstBox(graph);
    switch (command.does) {
      case 'walk': {
        const next = cursor === undefined || at === undefined ? at : walkGraph(graph, at, command.step);
        const box = boxOf(graph, next);
        setCursor(next);
        if (box !== undefined) show(box);
        break;
      }
      case 'move':
        move(command.x, command.y);
        break;
      case 'zoom':
        zoom(command.factor);
        break;
      case 'fit':
        fit();
        break;
      case 'choose':
        if (at !== undefined) onChoose(at);
        break;
      case 'focus':
        if (at !== undefined) onFocus(at);
        break;
    }
  };

  return (
    <div className="graph">
      {/* A widget of its own: it takes arrow keys and Enter, and says what it points at. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={host}
        className="graph__surface"
        role="application"
        aria-roledescription={t('call graph')}
        aria-label={t('{label}. Arrow keys walk along calls, Enter chooses a function, F focuses on it, plus and minus zoom, 0 shows all.', { label: props.label })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const isByKey = event.currentTarget.matches(':focus-visible');
          setKeyboard(isByKey);
          if (isByKey && cursor === undefined && graph !== undefined) setCursor(chosen ?? firstBox(graph));
        }}
        onBlur={() => setKeyboard(false)}
        onPointerMove={(event) => {
          if (event.pointerType === 'touch' || event.buttons !== 0) return;
          const part = partUnder(event);
          setPointer(part && { part, at: pointOf(event) });
        }}
        onPointerLeave={() => setPointer(undefined)}
        onClick={(event) => press(event, onChoose)}
        onDoubleClick={(event) => press(event, onFocus)}
      >
        <canvas ref={canvas} className="graph__canvas" data-pointing={hovered?.part === 'node' ? true : undefined} aria-hidden />
      </div>
      <div className="graph__buttons">
        <button type="button" className="graph__button" aria-label={t('Zoom in')} title={t('Zoom in (+)')} onClick={() => zoom(ZOOM_STEP)}>
          <ZoomIn size={15} aria-hidden />
        </button>
        <button type="button" className="graph__button" aria-label={t('Zoom out')} title={t('Zoom out (−)')} onClick={() => zoom(1 / ZOOM_STEP)}>
          <ZoomOut size={15} aria-hidden />
        </button>
        <button type="button" className="graph__button" aria-label={t('Show all of the graph')} title={t('Show all (0)')} onClick={fit}>
          <Maximize size={15} aria-hidden />
        </button>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {marked !== undefined && props.describe(marked)}
      </p>
      {pointer && (
        <Tooltip at={pointer.at} inside={view}>
          {props.tip}
        </Tooltip>
      )}
    </div>
  );
}

function pointOf(event: MouseEvent): PointPx {
  const area = event.currentTarget.getBoundingClientRect();
  return { xPx: event.clientX - area.left, yPx: event.clientY - area.top };
}

function boxOf({ x, y, width, height }: CallGraph, node: number | undefined): UnitBox | undefined {
  return node === undefined ? undefined : { x: x[node] ?? 0, y: y[node] ?? 0, width: width[node] ?? 0, height: height[node] ?? 0 };
}
