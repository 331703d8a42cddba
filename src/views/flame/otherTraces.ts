import type { ProfileFacts } from '../../../workers/api.ts';
import { ALONE, type OpenProfiles } from '../compare/openProfiles.ts';
import type { Comparables } from '../versus/comparables.ts';

/** The other open traces as profiles of the kind that is on screen: what `made` is for one of them, it is for all but the time. */
export function otherTraces(made: ProfileFacts, comparables: Comparables | undefined): OpenProfiles {
  if (comparables === undefined) return ALONE;
  const { own, documents } = comparables;
  return {
    own,
    others: documents.flatMap(({ key, facts }) => (facts.kind === 'go-trace' && key !== own ? [{ key, facts: { ...made, wallStartMs: facts.wallStartMs } }] : [])),
  };
}
