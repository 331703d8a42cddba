// drop_frames with keep_frames (from the file) and prune_from: frames that nobody wants to see under the frame that matches.
import { NONE, type ProfileColumns } from '../columns.ts';
import { unchanged, withStacks } from './changedProfile.ts';
import type { Filtered } from './byName.ts';

/**
 * Leaves out the functions of `dropped` and all that they call, below the first location (from the root) that has none of them. So a
 * stack of nothing but such functions stays as it is.
 *
 * @param dropped by function.
 */
export function dropFrames(profile: ProfileColumns, dropped: Uint8Array): Filtered {
  if (!dropped.includes(1)) return { ...unchanged(profile), unmatched: true };
  const { locations, frameStart, frameFunction, samples, stackStart, stackLocation } = profile;
  const frame = new Uint8Array(frameFunction.length).fill(1);
  /** 1: the location goes, 2: it stays in part. */
  const verdict = new Uint8Array(locations);
  for (let i = 0; i < locations; i++) {
    const outermost = frameStart[i + 1] - 1;
    let at = outermost;
    while (at >= frameStart[i] && !isOf(dropped, frameFunction[at])) at--;
    if (at < frameStart[i]) continue;
    verdict[i] = at === outermost ? 1 : 2;
    if (at < outermost) frame.fill(0, frameStart[i], at + 1);
  }
  const from = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    from[i] = stackStart[i];
    let foundOther = false;
    for (let at = stackStart[i + 1] - 1; at >= stackStart[i]; at--) {
      const here = verdict[stackLocation[at]];
      if (here === 0) foundOther = true;
      else if (foundOther) {
        from[i] = here === 1 ? at + 1 : at;
        break;
      }
    }
  }
  return { ...withStacks(profile, { from, frame, empty: 'stay' }), unmatched: !verdict.some((v) => v > 0) };
}

/**
 * Begins each stack, at the leaf's side, with its innermost function of `matched`.
 *
 * @param matched by function.
 */
export function pruneFrom(profile: ProfileColumns, matched: Uint8Array): Filtered {
  if (!matched.includes(1)) return { ...unchanged(profile), unmatched: true };
  const { locations, frameStart, frameFunction, samples, stackStart, stackLocation } = profile;
  const frame = new Uint8Array(frameFunction.length).fill(1);
  const isMatched = new Uint8Array(locations);
  for (let i = 0; i < locations; i++) {
    let at = frameStart[i];
    while (at < frameStart[i + 1] && !isOf(matched, frameFunction[at])) at++;
    if (at === frameStart[i + 1]) continue;
    isMatched[i] = 1;
    frame.fill(0, frameStart[i], at);
  }
  const from = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    const end = stackStart[i + 1];
    let at = stackStart[i];
    while (at < end && isMatched[stackLocation[at]] === 0) at++;
    from[i] = at === end ? stackStart[i] : at;
  }
  return { ...withStacks(profile, { from, frame, empty: 'stay' }), unmatched: !isMatched.includes(1) };
}

function isOf(functions: Uint8Array, fn: number): boolean {
  return fn !== NONE && functions[fn] === 1;
}
