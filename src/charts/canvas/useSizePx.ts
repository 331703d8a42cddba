import { useEffect, useState, type RefObject } from 'react';
import type { SizePx } from '../pen.ts';

/** The element's inner size in whole CSS pixels; 0 × 0 before it is laid out. */
export function useSizePx(element: RefObject<HTMLElement | null>): SizePx {
  const [size, setSize] = useState<SizePx>({ widthPx: 0, heightPx: 0 });
  useEffect(() => {
    const host = element.current;
    if (host === null) return undefined;
    const measure = (): void => {
      const next = { widthPx: host.clientWidth, heightPx: host.clientHeight };
      setSize((last) => (last.widthPx === next.widthPx && last.heightPx === next.heightPx ? last : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(host);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
