// Where each figure of a trace's overview leads: the change of view that shows what the figure was taken from.
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
  return { to: 'the timeline', patch: { ...EVERYTHING, view: 'timeline' } };
}

export function allGoroutines(): Lead {
  return { to: 'the table of goroutines', patch: { view: 'goroutines', goroutineTable: INITIAL_VIEW_STATE.goroutineTable, pin: undefined } };
}

export function allMarks(): Lead {
  return { to: 'tasks, regions and logs', patch: { ...EVERYTHING, view: 'tasks', marksTable: INITIAL_VIEW_STATE.marksTable } };
}

export function cpuSamples(): Lead {
  return { to: 'their flame graph', patch: { ...EVERYTHING, view: 'flame', traceProfile: { kind: 'cpu', of: undefined } } };
}

export function wholeLatency(): Lead {
  return { to: 'all start waits', patch: { ...EVERYTHING, view: 'latency' } };
}

export function gcCycles(): Lead {
  return { to: 'its cycles', patch: { ...EVERYTHING, view: 'gc' } };
}

export function allPauses(): Lead {
  return { to: 'all stops', patch: { ...EVERYTHING, view: 'pauses', gcLook: INITIAL_VIEW_STATE.gcLook } };
}

export function utilisation(): Lead {
  return { to: 'mutator utilisation', patch: { ...EVERYTHING, view: 'mmu' } };
}

export function memory(): Lead {
  return { to: 'memory over time', patch: { ...EVERYTHING, view: 'memory' } };
}

export function anomalies(): Lead {
  return { to: 'what stands out', patch: { ...EVERYTHING, view: 'anomalies' } };
}

export function preconditions(): Lead {
  return { to: 'the five preconditions', patch: { ...EVERYTHING, view: 'preconditions' } };
}

/** The start waits, with those as long as a figure, or longer, standing out. */
export function waitsFrom(ns: Ns): Lead {
  // What stands out is over the threshold: a nanosecond below the figure includes the wait that it is.
  return { to: 'the start waits this long or longer', patch: { ...EVERYTHING, view: 'latency', thresholdNs: Math.max(0, ns - 1) } };
}

/** Why goroutines waited for a P; of those waits the ones as long as a figure, or longer. */
export function whyWaited(fromNs: Ns | undefined, longestNs: Ns): Lead {
  const lengthNs = fromNs === undefined ? undefined : { fromNs, toNs: longestNs };
  return { to: fromNs === undefined ? 'why they waited' : 'the waits this long or longer, and why', patch: { ...EVERYTHING, view: 'waits', waitLook: { ...INITIAL_VIEW_STATE.waitLook, lengthNs } } };
}

/** The goroutine that waited longest for its first run, at its place in the start latencies. */
export function longestStart({ longestStart: longest, durationNs }: TraceFacts): Lead | undefined {
  if (longest === undefined) return undefined;
  return {
    to: 'that goroutine',
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
    to: 'it on the timeline',
    patch: {
      view: 'timeline',
      window: windowAround(longest, durationNs),
      selection: undefined,
      pin: { pin: 'stw', index: longest.index },
    },
  };
}
