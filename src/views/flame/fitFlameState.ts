import type { ProfileFacts } from '../../../workers/api.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../viewState.ts';

/** A view state as far as it makes sense for this profile. Returns `state` itself where nothing has to change. */
export function fitFlameState(state: ViewState, { sampleTypes, samples }: Pick<ProfileFacts, 'sampleTypes' | 'samples'>): ViewState {
  const hasType = state.sampleType === undefined || sampleTypes.some(({ type }) => type === state.sampleType);
  const hasFocus = state.flameFocus.sample < samples || state.flameFocus.depth === 0 || state.profileLook.options.base !== undefined;
  if (hasType && hasFocus) return state;
  return {
    ...state,
    sampleType: hasType ? state.sampleType : undefined,
    flameFocus: hasFocus ? state.flameFocus : INITIAL_VIEW_STATE.flameFocus,
  };
}
