// A profile with fewer samples, shorter stacks or fewer frames, made of the same strings, functions and mappings.
import type { ProfileColumns } from '../columns.ts';
import { subsetOfSamples } from '../sampleSubset.ts';

export interface Change {
  readonly profile: ProfileColumns;
  /** Positions, in the profile before, of the samples that are gone. */
  readonly gone: Uint32Array;
  /** Frames taken out of the stacks that stayed. */
  readonly frames: number;
}

export function unchanged(profile: ProfileColumns): Change {
  return { profile, gone: new Uint32Array(0), frames: 0 };
}

/** Only the samples whose `keep` is 1. */
export function withSamples(profile: ProfileColumns, keep: Uint8Array): Change {
  const { kept, gone } = divided(keep);
  return { profile: gone.length === 0 ? profile : subsetOfSamples(profile, kept), gone, frames: 0 };
}

export interface StackCuts {
  /** By sample: what stays of its stack is `stackLocation[from … to)`. Absent: all. */
  readonly from?: ArrayLike<number>;
  readonly to?: ArrayLike<number>;
  /** By location. 0: it goes from every stack. Absent: all stay. */
  readonly location?: Uint8Array;
  /** By frame. 0: it goes from its location. Absent: all stay. A location that is left without any is to be cut from the stacks. */
  readonly frame?: Uint8Array;
  /** Samples whose stack is left empty: */
  readonly empty: 'stay' | 'go';
}

export function withStacks(profile: ProfileColumns, { from = profile.stackStart, to = profile.stackStart.subarray(1), location, frame, empty }: StackCuts): Change {
  const { samples, stackLocation } = profile;
  const stackStart = new Float64Array(samples + 1);
  const cutLocation = new Uint32Array(stackLocation.length);
  const keep = new Uint8Array(samples).fill(1);
  let filled = 0;
  for (let i = 0; i < samples; i++) {
    for (let at = from[i]; at < to[i]; at++) {
      const here = stackLocation[at];
      if (location === undefined || location[here] === 1) cutLocation[filled++] = here;
    }
    stackStart[i + 1] = filled;
    if (empty === 'go' && filled === stackStart[i]) keep[i] = 0;
  }
  const { kept, gone } = divided(keep);
  const cut = { ...profile, ...(frame === undefined ? {} : withFrames(profile, frame)), stackStart, stackLocation: cutLocation.slice(0, filled) };
  // An empty stack has no frames, so it does not matter whether it is counted before or after it goes.
  return { profile: gone.length === 0 ? cut : subsetOfSamples(cut, kept), gone, frames: framesOn(profile, keep) - framesOn(cut, keep) };
}

/** Frames on the stacks of some samples, inlined ones included. */
function framesOn({ samples, stackStart, stackLocation, locations, frameStart }: ProfileColumns, keep: Uint8Array): number {
  const framesOf = new Uint32Array(locations);
  for (let i = 0; i < locations; i++) framesOf[i] = frameStart[i + 1] - frameStart[i];
  let frames = 0;
  for (let i = 0; i < samples; i++) {
    if (keep[i] === 1) for (let at = stackStart[i]; at < stackStart[i + 1]; at++) frames += framesOf[stackLocation[at]];
  }
  return frames;
}

function withFrames(profile: ProfileColumns, frame: Uint8Array): Pick<ProfileColumns, 'frameStart' | 'frameFunction' | 'frameLine' | 'frameColumn'> {
  const { locations, frameStart } = profile;
  const { kept } = divided(frame);
  const newStart = new Uint32Array(locations + 1);
  let filled = 0;
  for (let i = 0; i < locations; i++) {
    for (let at = frameStart[i]; at < frameStart[i + 1]; at++) filled += frame[at];
    newStart[i + 1] = filled;
  }
  return {
    frameStart: newStart,
    frameFunction: kept.map((at) => profile.frameFunction[at]),
    frameLine: Float64Array.from(kept, (at) => profile.frameLine[at]),
    frameColumn: Float64Array.from(kept, (at) => profile.frameColumn[at]),
  };
}

/** Positions of the ones, and of the zeros. */
function divided(flags: Uint8Array): { readonly kept: Uint32Array; readonly gone: Uint32Array } {
  let ones = 0;
  for (let i = 0; i < flags.length; i++) ones += flags[i];
  const kept = new Uint32Array(ones);
  const gone = new Uint32Array(flags.length - ones);
  for (let i = 0, k = 0, g = 0; i < flags.length; i++) {
    if (flags[i] === 1) kept[k++] = i;
    else gone[g++] = i;
  }
  return { kept, gone };
}
