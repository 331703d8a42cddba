import type { DocumentFacts, LogFacts, Ns, TimeRange } from '../../workers/api.ts';
import { INITIAL_VIEW_STATE, type ViewId, type ViewState } from '../views/viewState.ts';

const TRACE_VIEWS: readonly ViewId[] = ['overview', 'latency', 'waits', 'anomalies', 'timeline', 'gc', 'pauses', 'mmu', 'memory', 'preconditions', 'goroutines', 'tasks', 'flame', 'top', 'startup', 'versus'];
const PROFILE_VIEWS: readonly ViewId[] = ['overview', 'flame', 'top', 'tree', 'graph', 'peek', 'source', 'tags', 'samples', 'heap', 'stacks', 'compare', 'versus'];

/** The views of a file, in the order they are listed. */
export function viewsOf(facts: DocumentFacts): readonly ViewId[] {
  if (facts.kind === 'go-trace') return TRACE_VIEWS;
  if (facts.kind === 'runtime-log') return ['overview', ...logViews(facts), 'versus'];
  const types = new Set(facts.sampleTypes.map(({ type }) => type));
  const has = (...some: readonly string[]): boolean => some.some((type) => types.has(type));
  const shown = PROFILE_VIEWS.filter((view) => {
    if (view === 'heap') return has('inuse_space', 'alloc_space', 'space', 'cpu');
    return view !== 'stacks' || has('goroutine', 'goroutineleak');
  });
  const beside = facts.log === undefined ? [] : logViews(facts.log);
  return [...shown, ...beside, ...(has('inuse_space', 'alloc_space') && !beside.includes('preconditions') ? (['preconditions'] as const) : [])];
}

/** What there is to see of a log, the overview aside. */
function logViews({ counts, gcCycles }: LogFacts): readonly ViewId[] {
  const views: ViewId[] = [];
  if (gcCycles > 0) views.push('gc', 'pauses');
  // Counted by length, and in quantiles.
  else if (counts.metrics > 0) views.push('pauses');
  if (counts.gc + counts.memStats + counts.metrics + counts.scavenger > 0) views.push('memory', 'preconditions');
  if (counts.sched > 0) views.push('sched');
  if (counts.init > 0) views.push('init');
  return [...views, 'lines'];
}

/**
 * A view state as far as it makes sense for this file: a link may have been made for another file, or while more of it was
 * there. Asks nothing of the worker; a pin that names nothing shows as such. Returns `state` itself where nothing has to change.
 */
export function fitViewState(state: ViewState, facts: DocumentFacts): ViewState {
  const views = viewsOf(facts);
  const fitted: ViewState =
    facts.kind === 'go-trace'
      ? {
          ...state,
          view: views.includes(state.view) ? state.view : 'overview',
          window: fitRange(state.window, facts.durationNs),
          selection: fitRange(state.selection, facts.durationNs),
          // A box of a flame graph, and a function, are meant only beside a profile.
          pin: (state.pin?.pin === 'flameNode' || state.pin?.pin === 'function') && state.view !== 'flame' && state.view !== 'top' ? undefined : state.pin,
        }
      : facts.kind === 'runtime-log'
        ? {
            ...state,
            view: views.includes(state.view) ? state.view : 'overview',
            window: fitRange(state.window, facts.durationNs),
            selection: fitRange(state.selection, facts.durationNs),
            pin: undefined,
          }
        : {
          ...state,
          view: views.includes(state.view) ? state.view : 'overview',
          window: facts.log === undefined ? undefined : fitRange(state.window, facts.log.durationNs),
          selection: facts.log === undefined ? undefined : fitRange(state.selection, facts.log.durationNs),
          pin: state.pin?.pin === 'flameNode' || state.pin?.pin === 'function' ? state.pin : undefined,
          sampleType: facts.sampleTypes.some(({ type }) => type === state.sampleType) ? state.sampleType : undefined,
          // Together with a base there are more samples than in the file.
          flameFocus: state.flameFocus.sample < facts.samples || state.profileLook.options.base !== undefined ? state.flameFocus : INITIAL_VIEW_STATE.flameFocus,
        };
  const names = Object.keys(fitted) as (keyof ViewState)[];
  return names.every((name) => fitted[name] === state[name]) ? state : fitted;
}

/** The part of a range inside the recording; undefined if there is none, or if it is all of it. */
function fitRange(range: TimeRange | undefined, durationNs: Ns): TimeRange | undefined {
  if (range === undefined || range.startNs >= durationNs) return undefined;
  if (range.startNs <= 0 && range.endNs >= durationNs) return undefined;
  return range.startNs >= 0 && range.endNs <= durationNs
    ? range
    : { startNs: Math.max(0, range.startNs), endNs: Math.min(durationNs, range.endNs) };
}
