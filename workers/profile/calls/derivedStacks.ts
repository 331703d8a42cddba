// Stacks made from the samples' stacks: the other way round, and downward and upward from one function.
import type { FrameKinds } from '../frameKinds.ts';
import { StackRanges } from '../flame/ranges.ts';
import type { Stacks } from '../stacks.ts';

/** Every stack from its leaf to its root. */
export function leafFirst({ start, box, maxDepth }: Stacks): Stacks {
  const turned = box.slice();
  for (let sample = 0; sample + 1 < start.length; sample++) turned.subarray(start[sample], start[sample + 1]).reverse();
  return { start, box: turned, maxDepth };
}

/** The stacks that have a row, each cut in two at the row's outermost frame, which is in neither part. */
export interface StacksAround {
  readonly row: number;
  /** Samples that have it. Positions here are the samples of both parts. */
  readonly samples: Uint32Array;
  /** From the row's callee to the leaf, and from its caller to the root. */
  readonly callees: StackRanges;
  readonly callers: StackRanges;
  /** A box of it; undefined: no sample has it. */
  readonly box: number | undefined;
}

export function stacksAround({ start, box }: Stacks, { boxRow, boxes }: FrameKinds, row: number): StacksAround {
  const isRow = Uint8Array.from(boxRow, (of) => (of === row ? 1 : 0));
  let found = 0;
  let below = 0;
  let above = 0;
  const outermost = new Float64Array(start.length - 1).fill(-1);
  for (let sample = 0; sample < outermost.length; sample++) {
    const end = start[sample + 1];
    for (let i = start[sample]; i < end; i++) {
      if (isRow[box[i]] === 0) continue;
      outermost[sample] = i;
      found++;
      below += end - i - 1;
      above += i - start[sample];
      break;
    }
  }
  const samples = new Uint32Array(found);
  const calleeStacks = emptyStacks(found, below, boxes.length);
  const callerStacks = emptyStacks(found, above, boxes.length);
  let at = 0;
  let first: number | undefined;
  for (let sample = 0; sample < outermost.length; sample++) {
    const own = outermost[sample];
    if (own < 0) continue;
    first ??= box[own];
    samples[at] = sample;
    let to = calleeStacks.start[at];
    for (let i = own + 1; i < start[sample + 1]; i++) calleeStacks.box[to++] = box[i];
    calleeStacks.start[at + 1] = to;
    to = callerStacks.start[at];
    for (let i = own - 1; i >= start[sample]; i--) callerStacks.box[to++] = box[i];
    callerStacks.start[at + 1] = to;
    at++;
  }
  return { row, samples, callees: new StackRanges(calleeStacks, boxes.length), callers: new StackRanges(callerStacks, boxes.length), box: first };
}

function emptyStacks(samples: number, frames: number, boxes: number): Stacks {
  return { start: new Float64Array(samples + 1), box: boxes <= 0xffff ? new Uint16Array(frames) : new Uint32Array(frames), maxDepth: 0 };
}
