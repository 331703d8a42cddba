// The profiles that are open in the page, for one to be compared with another.
import type { ProfileFacts, ProfileKey } from '../../../workers/api.ts';

export interface OpenProfile {
  /** Its name, unique within the page. */
  readonly key: ProfileKey;
  readonly facts: ProfileFacts;
}

export interface OpenProfiles {
  /** Key of the profile on screen. */
  readonly own: ProfileKey;
  readonly others: readonly OpenProfile[];
}

export const ALONE: OpenProfiles = { own: '', others: [] };

/** Those that count what this profile counts, so that a difference makes sense; in the order they would follow each other in. */
export function ofTheKind(facts: Pick<ProfileFacts, 'sampleTypes' | 'defaultSampleType'>, sampleType: number, { others }: OpenProfiles): readonly OpenProfile[] {
  const counted = facts.sampleTypes[sampleType];
  return others
    .filter((other) => other.facts.sampleTypes.some(({ type, unit }) => type === counted?.type && unit === counted.unit))
    .toSorted((a, b) => (a.facts.wallStartMs ?? 0) - (b.facts.wallStartMs ?? 0) || a.key.localeCompare(b.key, 'en', { numeric: true }));
}
