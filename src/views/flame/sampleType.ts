// Which of a profile's sample types is on screen. The view state names it, questions count it.
import type { ProfileFacts } from '../../../workers/api.ts';

export interface ChosenSampleType {
  readonly index: number;
  readonly type: string;
  readonly unit: string;
  /** Σ |value|. */
  readonly total: number;
}

/** The named type; the profile's default if it has none of that name. undefined: a profile without sample types. */
export function chosenSampleType(
  facts: Pick<ProfileFacts, 'sampleTypes' | 'defaultSampleType'>,
  name: string | undefined,
): ChosenSampleType | undefined {
  const named = facts.sampleTypes.findIndex(({ type }) => type === name);
  const index = named >= 0 ? named : facts.defaultSampleType;
  const chosen = facts.sampleTypes[index];
  return chosen && { index, type: chosen.type, unit: chosen.unit, total: chosen.total };
}
