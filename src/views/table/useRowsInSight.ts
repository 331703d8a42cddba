import { useEffect, useState, type RefObject } from 'react';
import { rowsInSight, scrollFor, type RowsInSight, type RowSizes } from './rowsInSight.ts';

export interface SightOfRows extends RowsInSight {
  readonly scrollTo: (at: number) => void;
}

/** Rows in sight of a scrolling element, of which there are `count`. Rendered again only when other rows come into sight. */
export function useRowsInSight(scroller: RefObject<HTMLElement | null>, count: number, sizes: RowSizes): SightOfRows {
  const [seen, setSeen] = useState<RowsInSight>({ first: 0, after: 0 });
  useEffect(() => {
    const host = scroller.current;
    if (host === null) return undefined;
    const look = (): void => {
      const next = rowsInSight(host.scrollTop, host.clientHeight, count, sizes);
      setSeen((last) => (last.first === next.first && last.after === next.after ? last : next));
    };
    look();
    host.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(host);
    return () => {
      host.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller, count, sizes]);
  return {
    first: Math.min(seen.first, count),
    after: Math.min(seen.after, count),
    scrollTo: (at) => {
      const host = scroller.current;
      host?.scrollTo({ top: scrollFor(at, host.scrollTop, host.clientHeight, sizes) });
    },
  };
}
