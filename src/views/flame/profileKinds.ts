// The profiles that can be made from a trace, in words.
import type { RangeProfileKind } from '../../../workers/api.ts';
import { shellWord } from '../profile/pprofCommand.ts';
import { marked } from '../../../language/t.ts';

interface KindWords {
  readonly id: RangeProfileKind;
  readonly text: string;
  readonly meaning: string;
  /** What is said where there is nothing of the kind. */
  readonly none: string;
}

export const PROFILE_KINDS: readonly KindWords[] = [
  { id: 'cpu', text: marked('CPU samples'), meaning: marked('Where the processor was when it was sampled'), none: marked('No CPU sample was taken here.') },
  { id: 'running', text: marked('Running'), meaning: marked('Time on a P, at the stack where it ended'), none: marked('No goroutine ran here.') },
  { id: 'off-cpu', text: marked('Off CPU'), meaning: marked('Time waiting, runnable or in system calls, at the stack where it began'), none: marked('No goroutine waited here.') },
  { id: 'net', text: marked('Network'), meaning: marked('Time waiting for the network'), none: marked('No goroutine waited for the network here.') },
  { id: 'sync', text: marked('Sync'), meaning: marked('Time blocked on channels, select and locks'), none: marked('No goroutine was blocked on a channel or a lock here.') },
  { id: 'syscall', text: marked('Syscalls'), meaning: marked('Time in system calls'), none: marked('No goroutine was in a system call here.') },
  { id: 'sched', text: marked('Scheduler'), meaning: marked('Time runnable, waiting for a P'), none: marked('No goroutine waited for a P here.') },
];

export function wordsOf(kind: RangeProfileKind): KindWords {
  return PROFILE_KINDS.find(({ id }) => id === kind) ?? { id: kind, text: kind, meaning: kind, none: marked('Nothing of the kind was recorded here.') };
}

/** What makes the same of a whole recording with Go's own tool; undefined: it makes no such profile. */
export function goCommand(kind: RangeProfileKind, fileName: string): string | undefined {
  switch (kind) {
    case 'net':
    case 'sync':
    case 'syscall':
    case 'sched':
      return `go tool trace -pprof=${kind} ${shellWord(fileName)} > ${kind}.pprof`;
    case 'cpu':
    case 'running':
    case 'off-cpu':
      return undefined;
  }
}
