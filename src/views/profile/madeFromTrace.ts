import type { ProfileFacts } from '../../../workers/api.ts';

/** A profile that was made from a trace is no file: it has a flame graph and a table of functions, and no other view. */
export function isMadeFromTrace({ bytes }: Pick<ProfileFacts, 'bytes'>): boolean {
  return bytes === 0;
}
