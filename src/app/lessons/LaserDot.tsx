import { useEffect, useRef } from 'react';

/** A dot that follows the pointer; nothing is pressed through it. */
export function LaserDot() {
  const dot = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const onMove = ({ clientX, clientY }: PointerEvent): void => {
      if (dot.current !== null) dot.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
    };
    window.addEventListener('pointermove', onMove);
    return () => window.removeEventListener('pointermove', onMove);
  }, []);
  return <span className="presenter__dot" ref={dot} aria-hidden="true" />;
}
