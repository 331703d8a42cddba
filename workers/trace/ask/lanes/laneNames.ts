// Lanes as a reader names them, and as keys.

import type { LaneRef } from '../../../api.ts';

export const procLabel = (proc: number): string => `P${proc}`;
export const threadLabel = (thread: string): string => `M${thread}`;
export const goroutineLabel = (id: string): string => `G${id}`;

/** One text for each lane. */
export function laneKey(ref: LaneRef): string {
  switch (ref.lane) {
    case 'proc':
      return `proc ${ref.proc}`;
    case 'thread':
      return `thread ${ref.thread}`;
    case 'group':
      return `group ${ref.by} ${ref.group}`;
    case 'goroutine':
      return `goroutine ${ref.goroutine}`;
    case 'task':
      return `task ${ref.task}`;
  }
}

export function laneKeys(refs: readonly LaneRef[]): ReadonlySet<string> {
  return new Set(refs.map(laneKey));
}
