// focus, ignore, hide, show and show_from: filters by the names of functions, files and mappings. focus and ignore choose samples by
// whole locations; hide, show and show_from take frames out of stacks. A sample without a stack goes with any of the first four.
import { NONE, type ProfileColumns } from '../columns.ts';
import { type Change, withSamples, withStacks } from './changedProfile.ts';
import { type FrameMatches, isFrameMatched, isMappingMatched, matchedLocations } from './frameMatches.ts';

export interface Filtered extends Change {
  /** Nothing in the profile matched. */
  readonly unmatched: boolean;
}

/** Samples with at least one matching location. */
export function focus(profile: ProfileColumns, matches: FrameMatches): Filtered {
  const matched = matchedLocations(profile, matches);
  return { ...withSamples(profile, samplesWith(profile, matched)), unmatched: !matched.includes(1) };
}

/** Samples without any matching location. */
export function ignore(profile: ProfileColumns, matches: FrameMatches): Filtered {
  const matched = matchedLocations(profile, matches);
  const keep = samplesWith(profile, matched);
  const { stackStart } = profile;
  for (let i = 0; i < keep.length; i++) keep[i] = keep[i] === 0 && stackStart[i + 1] > stackStart[i] ? 1 : 0;
  return { ...withSamples(profile, keep), unmatched: !matched.includes(1) };
}

/** Frames that do not match; the self value of those that do goes to their callers. */
export function hide(profile: ProfileColumns, matches: FrameMatches): Filtered {
  let any = false;
  const frame = new Uint8Array(profile.frameFunction.length).fill(1);
  for (let i = 0; i < profile.locations; i++) {
    const whole = isMappingMatched(profile, matches, i);
    for (let at = profile.frameStart[i]; at < profile.frameStart[i + 1]; at++) {
      if (!whole && !isFrameMatched(profile, matches, at)) continue;
      frame[at] = 0;
      any = true;
    }
  }
  return { ...withFrames(profile, frame), unmatched: !any };
}

/** Frames that match; a location without lines never does, not even by its mapping. */
export function show(profile: ProfileColumns, matches: FrameMatches): Filtered {
  const frame = new Uint8Array(profile.frameFunction.length);
  for (let i = 0; i < profile.locations; i++) {
    const whole = isMappingMatched(profile, matches, i);
    for (let at = profile.frameStart[i]; at < profile.frameStart[i + 1]; at++) {
      if (profile.frameFunction[at] === NONE) continue;
      if (whole || isFrameMatched(profile, matches, at)) frame[at] = 1;
    }
  }
  return { ...withFrames(profile, frame), unmatched: !frame.includes(1) };
}

/** Each stack from its outermost matching frame on, towards the leaf; samples without one go. */
export function showFrom(profile: ProfileColumns, matches: FrameMatches): Filtered {
  const { locations, frameStart, samples, stackStart, stackLocation } = profile;
  const matched = new Uint8Array(locations);
  const frame = new Uint8Array(profile.frameFunction.length).fill(1);
  for (let i = 0; i < locations; i++) {
    if (isMappingMatched(profile, matches, i)) {
      matched[i] = 1;
      continue;
    }
    let last = frameStart[i + 1] - 1;
    while (last >= frameStart[i] && !isFrameMatched(profile, matches, last)) last--;
    if (last < frameStart[i]) continue;
    matched[i] = 1;
    frame.fill(0, last + 1, frameStart[i + 1]);
  }
  const to = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    let end = stackStart[i + 1];
    while (end > stackStart[i] && matched[stackLocation[end - 1]] === 0) end--;
    to[i] = end;
  }
  return { ...withStacks(profile, { to, frame, empty: 'go' }), unmatched: !matched.includes(1) };
}

/** By sample: 1, if one of the locations is on its stack. */
function samplesWith({ samples, stackStart, stackLocation }: ProfileColumns, location: Uint8Array): Uint8Array {
  const found = new Uint8Array(samples);
  for (let i = 0; i < samples; i++) {
    for (let at = stackStart[i]; at < stackStart[i + 1]; at++) {
      if (location[stackLocation[at]] === 0) continue;
      found[i] = 1;
      break;
    }
  }
  return found;
}

/** Locations that lose all their frames leave the stacks, and samples that lose all their locations go. */
function withFrames(profile: ProfileColumns, frame: Uint8Array): Change {
  const { locations, frameStart } = profile;
  const location = new Uint8Array(locations);
  for (let i = 0; i < locations; i++) if (frame.subarray(frameStart[i], frameStart[i + 1]).includes(1)) location[i] = 1;
  return withStacks(profile, { location, frame, empty: 'go' });
}
