// Questions and texts follow a moving window in steps: its every frame would be too often for the worker and for React.
import type { LiveWindow } from './liveWindow.ts';

export const FOLLOW_MS = 60;

/** Calls `listener` every FOLLOW_MS while the window moves, last when it rests. Returns how to stop. */
export function followWindow(live: LiveWindow, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = live.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      listener();
    }, FOLLOW_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
