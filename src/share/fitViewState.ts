import type { DocumentFacts, Ns, TimeRange } from '../../workers/api.ts';
import { INITIAL_VIEW_STATE, type ViewId, type ViewState } from '../views/viewState.ts';

/** The views of each kind of file, in the order they are listed. */
export const VIEWS_OF = {
  'go-trace': ['overview', 'latency', 'timeline', 'goroutines', 'tasks', 'flame', 'top'],
  pprof: ['overview', 'flame', 'top'],
} as const satisfies Readonly<Record<DocumentFacts['kind'], readonly ViewId[]>>;

/**
 * A view state as far as it makes sense for this file: a link may have been made for another file, or while more of it was
 * there. Asks nothing of the worker; a pin that names nothing shows as such. Returns `state` itself where nothing has to change.
 */
export function fitViewState(state: ViewState, facts: DocumentFacts): ViewState {
  const views: readonly ViewId[] = VIEWS_OF[facts.kind];
  const fitted: ViewState =
    facts.kind === 'go-trace'
      ? {
          ...state,
          view: views.includes(state.view) ? state.view : 'overview',
          window: fitRange(state.window, facts.durationNs),
          selection: fitRange(state.selection, facts.durationNs),
          // A box of a flame graph is meant only beside one.
          pin: state.pin?.pin === 'flameNode' && state.view !== 'flame' && state.view !== 'top' ? undefined : state.pin,
        }
      : {
          ...state,
          view: views.includes(state.view) ? state.view : 'overview',
          window: undefined,
          selection: undefined,
          pin: state.pin?.pin === 'flameNode' ? state.pin : undefined,
          sampleType: facts.sampleTypes.some(({ type }) => type === state.sampleType) ? state.sampleType : undefined,
          flameFocus: state.flameFocus.sample < facts.samples ? state.flameFocus : INITIAL_VIEW_STATE.flameFocus,
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
