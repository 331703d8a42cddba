import type { AskTrace, LaneRef } from '../../workers/api.ts';
import { goroutineTitle } from './detail/GoroutineLink.tsx';
import { useAnswer } from './useAnswer.ts';

/** A lane in words, for the middle of a sentence. */
export function LaneWords({ of, ask }: { readonly of: LaneRef; readonly ask: AskTrace }) {
  const goroutine = useAnswer(ask, of.lane === 'goroutine' ? { ask: 'goroutine', goroutine: of.goroutine } : undefined);
  switch (of.lane) {
    case 'proc':
      return `P${of.proc}`;
    case 'thread':
      return `M${of.thread}`;
    case 'goroutine':
      return goroutine === undefined ? 'one goroutine' : goroutineTitle(goroutine);
    case 'task':
      return `task ${of.task}`;
    case 'group': {
      const name = of.group === '' ? 'an unknown function' : of.group;
      return of.by === 'entry' ? `goroutines of ${name}` : `goroutines created by ${name}`;
    }
  }
}
