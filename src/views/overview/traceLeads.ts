// Where each figure of a trace's overview leads: the change of view that shows what the figure was taken from.
import { t } from '../../../language/t.ts';
import type { Ns, TraceFacts } from '../../../workers/api.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';

export interface Lead {
  /** The end of "Show …". */
  readonly to: string;
  readonly patch: Partial<ViewState>;
}

const EVERYTHING = { window: undefined, selection: undefined, pin: undefined } as const;

export function wholeTimeline(): Lead {
  return { to: t('the timeline'), patch: { ...EVERYTHING, view: 'timeline' } };
}

export function allGoroutines(): Lead {
  return { to: t('the table of goroutines'), patch: { view: 'goroutines', goroutineTable: INITIAL_VIEW_STATE.goroutineTable, pin: undefined } };
}

export function allMarks(): Lead {
  return { to: t('tasks, regions and logs'), patch: { ...EVERYTHING, view: 'tasks', marksTable: INITIAL_VIEW_STATE.marksTable } };
}

export function cpuSamples(): Lead {
  return { to: t('their flame graph'), patch: { ...EVERYTHING, view: 'flame', traceProfile: { kind: 'cpu', of: undefined } } };
}

export function wholeLatency(): Lead {
  return { to: t('all start waits'), patch: { ...EVERYTHING, view: 'latency' } };
}

export function gcCycles(): Lead {
  return { to: t('its cycles'), patch: { ...EVERYTHING, view: 'gc' } };
}

export function allPauses(): Lead {
  return { to: t('all stops'), patch: { ...EVERYTHING, view: 'pauses', gcLook: INITIAL_VIEW_STATE.gcLook } };
}

export function utilisation(): Lead {
  return { to: t('mutator utilisation'), patch: { ...EVERYTHING, view: 'mmu' } };
}

export function memory(): Lead {
  return { to: t('memory over time'), patch: { ...EVERYTHING, view: 'memory' } };
}

export function anomalies(): Lead {
  return { to: t('what stands out'), patch: { ...EVERYTHING, view: 'anomalies' } };
}

export function preconditions(): Lead {
  return { to: t('the five preconditions'), patch: { ...EVERYTHING, view: 'preconditions' } };
}

/** The start waits, with those as long as a figure, or longer, standing out. */
export function waitsFrom(ns: Ns): Lead {
  // What stands out is over the threshold: a nanosecond below the figure includes the wait that it is.
  return { to: t('the start waits this long or longer'), patch: { ...EVERYTHING, view: 'latency', thresholdNs: Math.max(0, ns - 1) } };
}

/** Why goroutines waited for a P; of those waits the ones as long as a figure, or longer. */
export function whyWaited(fromNs: Ns | undefined, longestNs: Ns): Lead {
  const lengthNs = fromNs === undefined ? undefined : { fromNs, toNs: longestNs };
  return { to: fromNs === undefined ? t('why they waited') : t('the waits this long or longer, and why'), patch: { ...EVERYTHING, view: 'waits', waitLook: { ...INITIAL_VIEW_STATE.waitLook, lengthNs } } };
}

/** The goroutine that waited longest for its first run, at its place in the start latencies. */
export function longestStart({ longestStart: longest, durationNs }: TraceFacts): Lead | undefined {
  if (longest === undefined) return undefined;
  return {
    to: t('that goroutine'),
    patch: {
      view: 'latency',
      window: windowAround(longest, durationNs),
      selection: undefined,
      pin: { pin: 'creation', creation: longest.creation },
    },
  };
}

export function longestStw({ longestStw: longest, durationNs }: TraceFacts): Lead | undefined {
  if (longest === undefined) return undefined;
  return {
    to: t('it on the timeline'),
    patch: {
      view: 'timeline',
      window: windowAround(longest, durationNs),
      selection: undefined,
      pin: { pin: 'stw', index: longest.index },
    },
  };
}
