// What every question about a profile begins with: the sample type on screen, and the options where there are any.
import type { LookedAt, ProfileFacts } from '../../../workers/api.ts';
import { chosenSampleType, type ChosenSampleType } from '../flame/sampleType.ts';
import type { ViewState } from '../viewState.ts';
import { hasOptions } from './options.ts';

export interface ShownProfile {
  /** Of the profile as recorded; what the options leave of its total is told by `ask: 'reading'`. */
  readonly chosen: ChosenSampleType;
  /** To be spread into a question. */
  readonly lookedAt: LookedAt;
}

/** undefined: a profile without sample types. */
export function shownProfile(facts: Pick<ProfileFacts, 'sampleTypes' | 'defaultSampleType'>, state: Pick<ViewState, 'sampleType' | 'profileLook'>): ShownProfile | undefined {
  const chosen = chosenSampleType(facts, state.sampleType);
  const { options } = state.profileLook;
  return chosen && { chosen, lookedAt: { sampleType: chosen.index, ...(hasOptions(options) ? { options } : {}) } };
}
