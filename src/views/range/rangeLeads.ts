// Where the figures of a range lead.
import type { RangeProfileKind, StretchKind } from '../../../workers/api.ts';
import { exactPattern } from '../top/exactPattern.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../viewState.ts';

/** The profile that tells where the time in that state came from. */
export function profileOfKind(kind: StretchKind): RangeProfileKind {
  switch (kind) {
    case 'running':
    case 'GC mark worker':
    case 'mark assist':
    case 'sweep':
      return 'running';
    case 'runnable':
    case 'created, not yet run':
      return 'sched';
    case 'system call':
      return 'syscall';
    case 'chan send':
    case 'chan receive':
    case 'select':
    case 'sync':
      return 'sync';
    case 'network':
      return 'net';
    case 'sleep':
    case 'GC wait':
    case 'other wait':
    case 'unknown':
      return 'off-cpu';
  }
}

/** The flame graph of the same range and lane. */
export function flameLead({ traceProfile }: ViewState, kind: RangeProfileKind | undefined): Partial<ViewState> {
  return { view: 'flame', traceProfile: { ...traceProfile, kind }, search: '', ...AT_THE_ROOT };
}

/** The flame graph of CPU samples, with a function standing out. */
export function sampledLead(state: ViewState, name: string): Partial<ViewState> {
  return { ...flameLead(state, 'cpu'), search: exactPattern(name) };
}

/** The goroutines that were started with a function. */
export function functionLead({ goroutineTable }: ViewState, name: string): Partial<ViewState> {
  return { view: 'goroutines', goroutineTable: { ...goroutineTable, by: 'entry', group: name, filter: '' } };
}

const AT_THE_ROOT = { flameFocus: INITIAL_VIEW_STATE.flameFocus, sampleType: undefined } as const;
