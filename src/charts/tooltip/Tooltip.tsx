import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { SizePx } from '../pen.ts';
import type { PointPx } from '../window/gestures.ts';
import { placeTooltip } from './place.ts';
import './tooltip.css';

interface Props {
  /** Of the mark it speaks of, in pixels of the positioned parent, whose size is `inside`. */
  readonly at: PointPx;
  readonly inside: SizePx;
  readonly children: ReactNode;
}

/** Shows what a mark is. Only a picture of it: the same facts reach screen readers through the chart's live region. */
export function Tooltip({ at, inside, children }: Props) {
  const ref = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    const tip = ref.current;
    if (tip === null) return;
    const place = placeTooltip(at, { widthPx: tip.offsetWidth, heightPx: tip.offsetHeight }, inside);
    tip.style.transform = `translate(${Math.round(place.xPx)}px, ${Math.round(place.yPx)}px)`;
  });
  return (
    <div className="tooltip" ref={ref} aria-hidden="true">
      {children}
    </div>
  );
}
