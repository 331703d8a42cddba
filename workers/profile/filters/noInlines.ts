// noinlines: what inlined functions did counts for the function they were inlined into.
import type { ProfileColumns } from '../columns.ts';
import { type Change, unchanged, withStacks } from './changedProfile.ts';

/** Keeps the outermost frame of each location. */
export function noInlines(profile: ProfileColumns): Change {
  const { locations, frameStart } = profile;
  const frame = new Uint8Array(profile.frameFunction.length);
  for (let i = 0; i < locations; i++) if (frameStart[i + 1] > frameStart[i]) frame[frameStart[i + 1] - 1] = 1;
  if (!frame.includes(0)) return unchanged(profile);
  return withStacks(profile, { frame, empty: 'stay' });
}
