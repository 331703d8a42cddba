import { useCallback, useSyncExternalStore } from 'react';
import type { TimeRange } from '../../../workers/api.ts';
import { followWindow } from './followWindow.ts';
import type { LiveWindow } from './liveWindow.ts';

/** The window as of its last step: renders every FOLLOW_MS while it moves, so it belongs into small components. */
export function useSettledWindow(live: LiveWindow): TimeRange {
  const subscribe = useCallback((listener: () => void) => followWindow(live, listener), [live]);
  return useSyncExternalStore(subscribe, () => live.range);
}
