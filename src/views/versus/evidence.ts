// Where a figure of a comparison comes from: the view of one of its documents that explains it.
import type { ComparedMetric, DocumentFacts, Ns, WaitKind } from '../../../workers/api.ts';
import { INITIAL_GC_LOOK } from '../gc/gcLook.ts';
import { INITIAL_GOROUTINE_TABLE } from '../goroutines/goroutineTable.ts';
import { INITIAL_MARKS_TABLE } from '../tasks/marksTable.ts';
import type { ViewState } from '../viewState.ts';
import { INITIAL_WAIT_LOOK } from '../waits/waitLook.ts';
import type { Side } from './sides.ts';

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

/** Only what is so long. */
export interface Lengths {
  readonly fromNs: Ns;
  readonly toNs: Ns;
}

/** `name`: of a metric (`start.p99`, `gc.cpu`) or of a sample (`start`). `lengths`: of waits, tasks or stops; undefined: all. */
export function evidenceOf(name: string, kind: Kind, lengths?: Lengths): Lead {
  return kind === 'go-trace' ? inTrace(name, lengths) : kind === 'runtime-log' ? inLog(name, lengths) : { view: 'top', pin: undefined };
}

/** From a percentile of a side to its longest; undefined: `percentile` is none of lengths, or the longest is not told. */
export function lengthsFrom(percentile: Pick<ComparedMetric, 'name' | 'unit'>, fromNs: number, metrics: readonly ComparedMetric[], side: Side): Lengths | undefined {
  if (percentile.unit !== 'ns' || !/\.(?:p[\d.]+|max)$/.test(percentile.name)) return undefined;
  const longest = metrics.find(({ name }) => name === `${withoutFigure(percentile.name)}.max`)?.[side];
  return longest === undefined ? undefined : { fromNs: Math.min(Math.floor(fromNs), longest), toNs: longest };
}

function inTrace(name: string, lengths: Lengths | undefined): Lead {
  const kinds = KINDS[name] ?? KINDS[withoutFigure(name)];
  if (kinds !== undefined) return waitsOf(kinds, lengths);
  if (name.startsWith('task.')) return { ...ALL, view: 'tasks', marksTable: { ...INITIAL_MARKS_TABLE, type: withoutFigure(name.slice(5)), durationNs: lengths } };
  if (name.startsWith('goroutines')) return { ...ALL, view: 'goroutines' };
  if (name.startsWith('procs')) return { ...ALL, view: 'timeline' };
  return shared(name, lengths);
}

function inLog(name: string, lengths: Lengths | undefined): Lead {
  return name.startsWith('procs') || name.startsWith('sched') || name.startsWith('goroutines') ? { ...ALL, view: 'sched' } : shared(name, lengths);
}

function shared(name: string, lengths: Lengths | undefined): Lead {
  if (name.startsWith('pause') || name.startsWith('stw')) return { ...ALL, view: 'pauses', gcLook: { ...INITIAL_GC_LOOK, pauseLengthNs: lengths } };
  if (name.startsWith('gc')) return { ...ALL, view: 'gc', gcLook: INITIAL_GC_LOOK };
  if (name.startsWith('heap') || name.startsWith('alloc') || name.startsWith('mem')) return { ...ALL, view: 'memory' };
  return { ...ALL, view: 'overview' };
}

/** The waits of these kinds. */
export function waitsOf(kinds: readonly WaitKind[], lengthNs?: Lengths): Lead {
  return { ...ALL, view: 'waits', waitLook: { ...INITIAL_WAIT_LOOK, kinds, lengthNs } };
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
