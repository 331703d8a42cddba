import { useEffect, useRef } from 'react';
import { keepsKeys } from '../../charts/stage/keyFocus.ts';
import { timelineKey, type TimelineKey } from './timelineKeys.ts';

/** True: there was something to do. */
export type TimelineDeeds = Readonly<Record<TimelineKey, () => boolean>>;

/** Listens to the timeline's own keys wherever nothing else has a use for them. */
export function useTimelineKeys(deeds: TimelineDeeds): void {
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = timelineKey(event);
      if (key === undefined || event.defaultPrevented || keepsKeys(event.target)) return;
      if (latest.current[key]()) event.preventDefault();
    };
    // Before the page's own keys: "[" leads to another file where no stretch is pinned.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}
