import type { LaneRef } from '../../workers/api.ts';

/** A lane in words, for the middle of a sentence. */
export function laneName(ref: LaneRef): string {
  switch (ref.lane) {
    case 'proc':
      return `P ${ref.proc}`;
    case 'thread':
      return `M ${ref.thread}`;
    case 'goroutine':
      return 'one goroutine';
    case 'task':
      return `task ${ref.task}`;
    case 'group': {
      const name = ref.group === '' ? 'an unknown function' : ref.group;
      return ref.by === 'entry' ? `goroutines of ${name}` : `goroutines created by ${name}`;
    }
  }
}
