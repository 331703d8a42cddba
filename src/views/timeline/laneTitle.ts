import { t } from '../../../language/t.ts';
import type { LaneRef } from '../../../workers/api.ts';

/** A name for a lane that no list has named yet. */
export function laneTitle(ref: LaneRef): string {
  switch (ref.lane) {
    case 'proc':
      return `P${ref.proc}`;
    case 'thread':
      return `M${ref.thread}`;
    case 'group':
      return ref.group === '' ? t('unknown') : ref.group;
    case 'goroutine':
      // Its id takes a question: the number that stands in the view state is ours, not Go's.
      return t('a goroutine');
    case 'task':
      return t('task {id}', { id: ref.task });
  }
}
