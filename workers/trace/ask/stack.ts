import type { Frame } from '../../api.ts';
import type { TraceTables } from '../index/traceTables.ts';
import { displayText } from '../text.ts';

/** Frames of a stack for display, innermost first; none for stack 0. */
export function stackFrames({ stacks, texts }: TraceTables, stack: number): readonly Frame[] {
  if (stacks.isEmpty(stack)) return [];
  return Array.from(stacks.frames.subarray(stacks.start[stack], stacks.start[stack + 1]), (frame) => ({
    func: displayText(texts[stacks.func[frame]]),
    file: displayText(texts[stacks.file[frame]]),
    line: stacks.line[frame],
  }));
}
