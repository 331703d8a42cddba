import { useEffect, useRef } from 'react';

/** Page keys go back and on, unless a view has taken them, or somebody writes. */
export function useStepKeys(back: () => void, on: () => void): void {
  const latest = useRef({ back, on });
  useEffect(() => {
    latest.current = { back, on };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null) return;
      if (key !== 'PageUp' && key !== 'PageDown') return;
      event.preventDefault();
      if (key === 'PageUp') latest.current.back();
      else latest.current.on();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
