import type { ProfileFacts } from '../../../workers/api.ts';
import { samplingError } from '../profile/samplingError.ts';

type Sampled = Parameters<typeof samplingError>[0] & Pick<ProfileFacts, 'sampleTypes'>;

/**
 * How large a change may come about by sampling alone, with 95 % certainty: the errors of both figures are independent, so it is
 * that of a figure as large as their sum. undefined: not told. Profiles of one run share samples: then it is less.
 */
export function chanceOf(facts: Sampled, sampleType: number, before: number, now: number): number | undefined {
  const both = Math.abs(before) + Math.abs(now);
  const error = samplingError(facts, sampleType, both);
  return error === undefined ? undefined : error.share * both;
}
