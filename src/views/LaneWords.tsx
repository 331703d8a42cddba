import { t } from '../../language/t.ts';
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
      return goroutine === undefined ? t('one goroutine') : goroutineTitle(goroutine);
    case 'task':
      return t('task {id}', { id: of.task });
    case 'group': {
      const name = of.group === '' ? t('an unknown function') : of.group;
      return of.by === 'entry' ? t('goroutines of {name}', { name }) : t('goroutines created by {name}', { name });
    }
  }
}
