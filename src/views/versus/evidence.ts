// Where a figure of a comparison comes from: the view of one of its documents that explains it.
import type { DocumentFacts, WaitKind } from '../../../workers/api.ts';
import { INITIAL_GC_LOOK } from '../gc/gcLook.ts';
import { INITIAL_GOROUTINE_TABLE } from '../goroutines/goroutineTable.ts';
import { INITIAL_MARKS_TABLE } from '../tasks/marksTable.ts';
import type { ViewState } from '../viewState.ts';
import { INITIAL_WAIT_LOOK } from '../waits/waitLook.ts';

type Lead = Partial<ViewState>;
type Kind = DocumentFacts['kind'];

const ALL: Lead = { window: undefined, selection: undefined, pin: undefined };

const KINDS: Readonly<Record<string, readonly WaitKind[]>> = {
  start: ['created'],
  sched: [],
  'sched.unblocked': ['unblocked'],
  'sched.preempted': ['preempted'],
  'sched.yielded': ['yielded'],
  'sched.syscall': ['system call'],
};

/** `name`: of a metric (`start.p99`, `gc.cpu`) or of a sample (`start`). */
export function evidenceOf(name: string, kind: Kind): Lead {
  return kind === 'go-trace' ? inTrace(name) : kind === 'runtime-log' ? inLog(name) : { view: 'top', pin: undefined };
}

function inTrace(name: string): Lead {
  const kinds = KINDS[name] ?? KINDS[withoutFigure(name)];
  if (kinds !== undefined) return waitsOf(kinds);
  if (name.startsWith('task.')) return { ...ALL, view: 'tasks', marksTable: { ...INITIAL_MARKS_TABLE, type: withoutFigure(name.slice(5)) } };
  if (name.startsWith('goroutines')) return { ...ALL, view: 'goroutines' };
  if (name.startsWith('procs')) return { ...ALL, view: 'timeline' };
  return shared(name);
}

function inLog(name: string): Lead {
  return name.startsWith('procs') || name.startsWith('sched') || name.startsWith('goroutines') ? { ...ALL, view: 'sched' } : shared(name);
}

function shared(name: string): Lead {
  if (name.startsWith('pause') || name.startsWith('stw')) return { ...ALL, view: 'pauses', gcLook: INITIAL_GC_LOOK };
  if (name.startsWith('gc')) return { ...ALL, view: 'gc', gcLook: INITIAL_GC_LOOK };
  if (name.startsWith('heap') || name.startsWith('alloc') || name.startsWith('mem')) return { ...ALL, view: 'memory' };
  return { ...ALL, view: 'overview' };
}

/** The waits of these kinds. */
export function waitsOf(kinds: readonly WaitKind[]): Lead {
  return { ...ALL, view: 'waits', waitLook: { ...INITIAL_WAIT_LOOK, kinds } };
}

/** A function's goroutines, or its callers and callees in a profile. */
export function functionEvidence(name: string, kind: Kind, { profileLook }: Pick<ViewState, 'profileLook'>): Lead {
  if (kind === 'pprof') return { view: 'peek', pin: undefined, profileLook: { ...profileLook, chosen: name } };
  return { ...ALL, view: 'goroutines', goroutineTable: { ...INITIAL_GOROUTINE_TABLE, group: name } };
}

/** "start.p99" is of the sample "start". */
export function withoutFigure(name: string): string {
  return name.replace(/\.(?:p[\d.]+|mean|max|min|count|n)$/, '');
}
