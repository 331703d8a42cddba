import type { LaneRef } from '../../../workers/api.ts';

/** A name for a lane that no list has named yet. */
export function laneTitle(ref: LaneRef): string {
  switch (ref.lane) {
    case 'proc':
      return `P${ref.proc}`;
    case 'thread':
      return `M${ref.thread}`;
    case 'group':
      return ref.group === '' ? 'unknown' : ref.group;
    case 'goroutine':
      // Its id takes a question: the number that stands in the view state is ours, not Go's.
      return 'a goroutine';
    case 'task':
      return `task ${ref.task}`;
  }
}
