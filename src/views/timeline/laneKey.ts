import type { LaneRef } from '../../../workers/api.ts';

/** Tells lanes apart: the same text for the same lane. */
export function laneKey(ref: LaneRef): string {
  switch (ref.lane) {
    case 'proc':
      return `proc ${ref.proc}`;
    case 'thread':
      return `thread ${ref.thread}`;
    case 'group':
      return `${ref.by} ${ref.group}`;
    case 'goroutine':
      return `goroutine ${ref.goroutine}`;
    case 'task':
      return `task ${ref.task}`;
  }
}


/** A name for a lane that no list has named yet. */
export function laneTitle(ref: LaneRef): string {
  switch (ref.lane) {
    case 'proc':
      return `P ${ref.proc}`;
    case 'thread':
      return `M ${ref.thread}`;
    case 'group':
      return ref.group === '' ? 'unknown' : ref.group;
    case 'goroutine':
      return `goroutine #${ref.goroutine}`;
    case 'task':
      return `task ${ref.task}`;
  }
}
