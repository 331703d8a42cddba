// The curve, and the length of window that is chosen on it: by press, drag or keys, as on a slider.
import { useCallback, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { MmuCurve, Ns } from '../../../workers/api.ts';
import { useCanvas } from '../../charts/canvas/useCanvas.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import { formatNs, formatPercent } from '../format.ts';
import { minimumAt, pointSentence } from './mmuWords.ts';
import { curvePlace, paintCurve } from './paintCurve.ts';
import { nextWindow, windowAt } from './windowAxis.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly curve: MmuCurve | undefined;
  readonly durationNs: Ns;
  readonly chosenNs: Ns;
  readonly perProc: boolean;
  /** `done`: the pointer was let go, or a key was pressed. */
  readonly onChoose: (windowNs: Ns, done: boolean) => void;
}

interface Pointed {
  readonly windowNs: Ns;
  readonly xPx: number;
  readonly yPx: number;
}

export function MmuCurveChart({ curve, durationNs, chosenNs, perProc, onChoose }: Props) {
  const palette = usePalette();
  const host = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(host);
  const [pointed, setPointed] = useState<Pointed | undefined>(undefined);
  const pointedNs = pointed?.windowNs;
  const { ref } = useCanvas(useCallback((pen: Pen, inside: SizePx) => paintCurve(pen, curvePlace(inside, durationNs), { curve, chosenNs, pointedNs }, palette), [curve, durationNs, chosenNs, pointedNs, palette]));
  const { axis } = curvePlace(size, durationNs);

  const at = (event: PointerEvent<HTMLDivElement>): Pointed => {
    const box = event.currentTarget.getBoundingClientRect();
    const xPx = event.clientX - box.left;
    return { windowNs: windowAt(axis, xPx), xPx, yPx: event.clientY - box.top };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = afterKey(event.key);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setPointed(undefined);
    onChoose(next, true);
  };
  const afterKey = (key: string): Ns | undefined => {
    switch (key) {
      case 'ArrowRight':
      case 'ArrowUp':
        return nextWindow(axis, chosenNs, 1);
      case 'ArrowLeft':
      case 'ArrowDown':
        return nextWindow(axis, chosenNs, -1);
      case 'PageUp':
        return Math.round(Math.min(axis.longestNs, chosenNs * 10));
      case 'PageDown':
        return Math.round(Math.max(axis.shortestNs, chosenNs / 10));
      case 'Home':
        return axis.shortestNs;
      case 'End':
        return axis.longestNs;
      default:
        return undefined;
    }
  };
  const share = curve && minimumAt(curve, chosenNs);
  const pointedShare = curve && pointed && minimumAt(curve, pointed.windowNs);

  return (
    <div
      className="mmu-curve"
      ref={host}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a curve is chosen on, and says more than an <input> can
      role="slider"
      tabIndex={0}
      aria-label={t('Length of the window on the curve of minimum mutator utilisation')}
      aria-valuemin={axis.shortestNs}
      aria-valuemax={axis.longestNs}
      aria-valuenow={chosenNs}
      aria-valuetext={share === undefined ? formatNs(chosenNs) : pointSentence(chosenNs, share, perProc)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onChoose(at(event).windowNs, false);
      }}
      onPointerMove={(event) => {
        const now = at(event);
        setPointed(now);
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onChoose(now.windowNs, false);
      }}
      onPointerUp={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onChoose(at(event).windowNs, true);
      }}
      onPointerLeave={() => setPointed(undefined)}
    >
      <canvas className="mmu-curve__canvas" ref={ref} aria-hidden="true" />
      {pointed !== undefined && pointedShare !== undefined && (
        <Tooltip at={pointed} inside={size}>
          <p className="mmu-tip">
            <Said message="Worst {window}: <b>{share}</b>" values={{ window: formatNs(pointed.windowNs), share: formatPercent(pointedShare) }} />
          </p>
        </Tooltip>
      )}
    </div>
  );
}
