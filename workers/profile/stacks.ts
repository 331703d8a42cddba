// The samples' stacks, frame by frame instead of location by location, root first: what summing and sorting walk.
import type { ProfileColumns } from './columns.ts';
import { DamageError } from '../damage.ts';
import type { FrameKinds } from './frameKinds.ts';
import { t } from '../../language/t.ts';

export interface Stacks {
  /** Boxes of sample i, root first: `box[start[i] … start[i + 1])`. */
  readonly start: Float64Array;
  readonly box: Uint16Array | Uint32Array;
  /** Frames of the deepest stack. */
  readonly maxDepth: number;
}

/**
 * A location with L lines on S stacks makes L × S frames out of L + S bytes: so many are taken whatever they come from (a profile of
 * 300 MB has them), and of a larger one so many for each location on its stacks.
 */
const FREE_FRAMES = 2 ** 27;
const MOST_FRAMES_A_LOCATION = 4;

/** @throws DamageError 'too-large' */
export function expandStacks(profile: ProfileColumns, { frameBox, boxes }: FrameKinds): Stacks {
  const { samples, stackStart, stackLocation, frameStart } = profile;
  const start = new Float64Array(samples + 1);
  const framesOf = Uint16Array.from({ length: profile.locations }, (_, location) => frameStart[location + 1] - frameStart[location]);
  let frames = 0;
  let maxDepth = 0;
  for (let sample = 0; sample < samples; sample++) {
    const before = frames;
    const end = stackStart[sample + 1];
    for (let i = stackStart[sample]; i < end; i++) frames += framesOf[stackLocation[i]];
    start[sample + 1] = frames;
    if (frames - before > maxDepth) maxDepth = frames - before;
  }
  if (frames > Math.max(FREE_FRAMES, MOST_FRAMES_A_LOCATION * stackLocation.length)) {
    throw new DamageError({ what: 'too-large', message: t('The stacks of this profile have {frames} frames together, more than is read.', { frames }), advice: t('Record for a shorter time.') });
  }
  const box = boxes.length <= 0xffff ? new Uint16Array(frames) : new Uint32Array(frames);
  let filled = 0;
  for (let sample = 0; sample < samples; sample++) {
    const leaf = stackStart[sample];
    for (let i = stackStart[sample + 1] - 1; i >= leaf; i--) {
      const innermost = frameStart[stackLocation[i]];
      for (let frame = innermost + framesOf[stackLocation[i]] - 1; frame >= innermost; frame--) box[filled++] = frameBox[frame];
    }
  }
  return { start, box, maxDepth };
}
