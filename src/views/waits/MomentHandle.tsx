// The grip of the line that parts what came before from what came after. By keys the same moment is set with the slider above the map.
import { useEffect, useRef, type PointerEvent } from 'react';
import type { Ns } from '../../../workers/api.ts';
import { inPlot, nsAt, timeAxis, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { GUTTER_PX, plotWidthPx } from '../../charts/layout.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly live: LiveWindow;
  /** Of the chart that it lies over. */
  readonly widthPx: number;
  readonly momentNs: Ns;
  readonly onMoment: (ns: Ns) => void;
}

export function MomentHandle({ live, widthPx, momentNs, onMoment }: Props) {
  const grip = useRef<HTMLDivElement | null>(null);
  // It follows the window without rendering, as the line does.
  useEffect(() => {
    const place = (): void => {
      const { current } = grip;
      if (current === null) return;
      const axis = axisOf(live, widthPx);
      const xPx = Math.round(xOf(axis, momentNs));
      current.hidden = !inPlot(axis, xPx);
      current.style.translate = `${xPx}px`;
    };
    place();
    return live.subscribe(place);
  }, [live, widthPx, momentNs]);
  const onMove = (event: PointerEvent<HTMLDivElement>): void => {
    const { currentTarget, pointerId, clientX } = event;
    const host = currentTarget.parentElement;
    if (host === null || !currentTarget.hasPointerCapture(pointerId)) return;
    onMoment(nsAt(axisOf(live, widthPx), clientX - host.getBoundingClientRect().left));
  };
  return (
    <div
      className="wait-map__moment"
      ref={grip}
      aria-hidden="true"
      title={t('Drag to set the moment')}
      onPointerDown={({ button, currentTarget, pointerId }) => button === 0 && currentTarget.setPointerCapture(pointerId)}
      onPointerMove={onMove}
    />
  );
}

function axisOf(live: LiveWindow, widthPx: number): TimeAxis {
  return timeAxis(live.range, GUTTER_PX, plotWidthPx(widthPx));
}
