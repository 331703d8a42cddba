// A lane in an address: "proc-3", "thread-1201", "goroutine-row17", "task-5", "entry:main.run", "creator:main.main". What the file itself
// calls a goroutine is in namedFields.ts.
import type { LaneRef } from '../../workers/api.ts';

const MAX_NAME = 1000;
/** Decimal, as much as 64 bits hold. */
const DECIMAL = /^(0|[1-9]\d{0,19})$/;
const INDEX = /^(0|[1-9]\d{0,9})$/;

export function laneText(ref: LaneRef): string {
  switch (ref.lane) {
    case 'proc':
      return `proc-${ref.proc}`;
    case 'thread':
      return `thread-${ref.thread}`;
    case 'goroutine':
      return `goroutine-row${ref.goroutine}`;
    case 'task':
      return `task-${ref.task}`;
    case 'group':
      return `${ref.by}:${ref.group}`;
  }
}

/** undefined: not a lane. */
export function readLane(text: string | null | undefined): LaneRef | undefined {
  const [, kind = '', separator = '', rest = ''] = /^([a-z]+)([-:])(.*)$/s.exec(text ?? '') ?? [];
  if (separator === ':') {
    return (kind === 'entry' || kind === 'creator') && rest.length <= MAX_NAME ? { lane: 'group', by: kind, group: rest } : undefined;
  }
  if (kind === 'thread' && DECIMAL.test(rest)) return { lane: 'thread', thread: rest };
  if (kind === 'task' && DECIMAL.test(rest)) return { lane: 'task', task: rest };
  if (kind === 'proc' && INDEX.test(rest)) return { lane: 'proc', proc: Number(rest) };
  if (kind === 'goroutine' && rest.startsWith('row') && INDEX.test(rest.slice(3))) return { lane: 'goroutine', goroutine: Number(rest.slice(3)) };
  return undefined;
}
