import type { GoroutineStackGroup } from '../../api.ts';
import { NONE, type ProfileColumns } from '../columns.ts';
import { functionNames, unnamedFrame } from '../functionNames.ts';
import { isHiddenFrame } from '../text/hiddenFrames.ts';

const MOST_FRAMES = 100;

/** Spells out the stacks of samples, leaf first. */
export class StackSpeller {
  readonly #profile: ProfileColumns;
  readonly #names: readonly string[];

  constructor(profile: ProfileColumns) {
    this.#profile = profile;
    this.#names = functionNames(profile);
  }

  stackOf(sample: number): Pick<GoroutineStackGroup, 'stack' | 'depth'> {
    const { stackStart, stackLocation, frameStart } = this.#profile;
    const stack: GoroutineStackGroup['stack'][number][] = [];
    let depth = 0;
    for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) {
      const location = stackLocation[i];
      for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) {
        const spelled = this.#frame(location, frame);
        if (isHiddenFrame(spelled.name, spelled.line)) continue;
        depth++;
        if (stack.length < MOST_FRAMES) stack.push(spelled);
      }
    }
    return { stack, depth };
  }

  #frame(location: number, frame: number): GoroutineStackGroup['stack'][number] {
    const { frameFunction, frameLine, functionFile, locationMapping, mappings, strings } = this.#profile;
    const fn = frameFunction[frame];
    if (fn !== NONE && this.#names[fn] !== '') return { name: this.#names[fn], file: strings.get(functionFile[fn]), line: frameLine[frame] };
    const mapping = locationMapping[location];
    return { name: unnamedFrame(mapping === NONE ? '' : mappings[mapping].file), file: '', line: 0 };
  }
}
