// The tail as a slider: a length chosen on it lists the waits that are longer.
import { useCallback, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Ns, WaitDistribution } from '../../../workers/api.ts';
import { useCanvas } from '../../charts/canvas/useCanvas.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { usePalette } from '../../charts/usePalette.ts';
import { formatNs, formatPercent } from '../format.ts';
import type { HistoryStep } from '../viewState.ts';
import { nsAtX, paintTail, shareBeyond, tailPlace } from './paintTail.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly sides: readonly [WaitDistribution] | readonly [WaitDistribution, WaitDistribution];
  readonly chosenNs: Ns | undefined;
  readonly onChoose: (fromNs: Ns, step: HistoryStep) => void;
}

/** One press of an arrow key. */
const STEP = 10 ** 0.1;

export function TailChart({ sides, chosenNs, onChoose }: Props) {
  const palette = usePalette();
  const host = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(host);
  const { ref } = useCanvas(
    useCallback(
      (pen: Pen, inside: SizePx) => {
        const place = tailPlace(inside, sides);
        if (place !== undefined) paintTail(pen, place, { sides, chosenNs }, palette);
      },
      [sides, chosenNs, palette],
    ),
  );
  const place = tailPlace(size, sides);
  const shown = sides[1] ?? sides[0];
  const at = (event: PointerEvent<HTMLDivElement>): Ns | undefined => place && nsAtX(place, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const choose = (ns: Ns | undefined, step: HistoryStep): void => {
    if (ns !== undefined) onChoose(ns, step);
  };
  const middleNs = shown.percentiles[0]?.ns ?? 1;
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' || event.key === 'ArrowUp' ? STEP : event.key === 'ArrowLeft' || event.key === 'ArrowDown' ? 1 / STEP : undefined;
    if (by === undefined || place === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(Math.round(Math.min(place.highNs, Math.max(place.lowNs, (chosenNs ?? middleNs) * by))), 'push');
  };
  return (
    <div
      className="wait-tail"
      ref={host}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a curve is chosen on, and says more than an <input> can
      role="slider"
      tabIndex={0}
      aria-label={t('Length on the curve of waits that are longer; the list has these')}
      aria-valuemin={place?.lowNs ?? 0}
      aria-valuemax={place?.highNs ?? 0}
      aria-valuenow={chosenNs ?? place?.lowNs ?? 0}
      aria-valuetext={t('{share} of waits are longer than {length}', { share: formatPercent(shareBeyond(shown.tail, chosenNs ?? 0)), length: formatNs(chosenNs ?? 0) })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        choose(at(event), 'replace');
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) choose(at(event), 'replace');
      }}
      onPointerUp={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) choose(at(event), 'push');
      }}
    >
      <canvas className="wait-tail__canvas" ref={ref} aria-hidden="true" />
    </div>
  );
}
