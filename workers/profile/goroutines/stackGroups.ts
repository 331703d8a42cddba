// Samples whose stacks are equal by functions and lines, whatever the addresses and arguments. One walk over the stacks; each distinct
// one is a chain of numbers, so that equal ones are found without making keys of them.
import { NONE, type ProfileColumns } from '../columns.ts';
import { functionNames } from '../functionNames.ts';
import { PairIndex } from '../pairIndex.ts';
import { isHiddenFrame } from '../text/hiddenFrames.ts';

export interface StackGroups {
  /** In order of first appearance. */
  readonly groups: number;
  /** Group of each sample. */
  readonly groupOf: Uint32Array;
  /** A sample of each group: the first. */
  readonly first: Uint32Array;
}

export function stackGroups(profile: ProfileColumns): StackGroups {
  const { samples, stackStart, stackLocation } = profile;
  /** Chains of locations, position + 1; 0: nothing yet. */
  const byLocation = new PairIndex();
  const chains = locationChains(profile);
  const byFrame = new PairIndex();
  /** By chain of locations (position + 1): the chain of frames it comes to (position + 1). */
  const framesOf = new Map<number, number>([[0, 0]]);
  const groupOfFrames = new Map<number, number>();
  const groupOf = new Uint32Array(samples);
  const first: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    let stack = 0;
    for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) stack = byLocation.intern(stackLocation[i], stack) + 1;
    let frames = framesOf.get(stack);
    if (frames === undefined) {
      frames = 0;
      for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) frames = chains.append(byFrame, stackLocation[i], frames);
      framesOf.set(stack, frames);
    }
    let group = groupOfFrames.get(frames);
    if (group === undefined) {
      group = first.length;
      groupOfFrames.set(frames, group);
      first.push(sample);
    }
    groupOf[sample] = group;
  }
  return { groups: first.length, groupOf, first: Uint32Array.from(first) };
}

/** Numbers that tell a location's frames apart, put behind a chain. */
function locationChains(profile: ProfileColumns): { append: (index: PairIndex, location: number, chain: number) => number } {
  const { frameStart, frameFunction, frameLine } = profile;
  const names = functionNames(profile);
  const nameAndFile = new PairIndex();
  const nameOf = new Map<string, number>();
  const idOf = Uint32Array.from(names, (name, fn) => {
    const id = nameOf.get(name) ?? nameOf.size;
    nameOf.set(name, id);
    return nameAndFile.intern(id, profile.functionFile[fn]);
  });
  const hidden = Uint8Array.from(names, (name) => (isHiddenFrame(name, 0) ? 1 : 0));
  const frames = new PairIndex();
  const append = (index: PairIndex, location: number, chain: number): number => {
    let longer = chain;
    for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) {
      const fn = frameFunction[frame];
      // How deep in the runtime a stack ends is not told where names are left out.
      if (fn !== NONE && hidden[fn] === 1 && frameLine[frame] === 0) continue;
      // A frame without a name is the part of a binary it is in.
      const id = fn === NONE ? frames.intern(NONE, profile.locationMapping[location]) : frames.intern(idOf[fn], frameLine[frame]);
      longer = index.intern(id, longer) + 1;
    }
    return longer;
  };
  return { append };
}
