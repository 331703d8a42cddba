// Puts samples that share a stack prefix side by side, once per profile. The call tree is then never built: a box is a range of
// neighbours, found when it is looked at. (A million samples of 30 frames have some fifteen million tree nodes.)
import type { Stacks } from '../stacks.ts';

/**
 * Sorted position → sample. Samples with the same first d boxes are neighbours, for every d; those whose stack ends there come
 * first, then the callees in order of their first appearance in the file. A radix sort from the root, one level at a time:
 * stable, no recursion, done with a range as soon as one sample is left in it.
 */
export function sortStacks({ start, box }: Stacks, boxCount: number): Uint32Array {
  const samples = start.length - 1;
  const order = Uint32Array.from({ length: samples }, (_, i) => i);
  const scattered = new Uint32Array(samples);
  /** Box + 1 of each sample of the range at the current depth; 0: its stack ended. */
  const key = new Uint32Array(samples);
  /** Slot of a key in the range that is stamped on it. */
  const slot = new Uint32Array(boxCount + 1);
  const stamp = new Uint32Array(boxCount + 1);
  let currentStamp = 0;
  /** Ranges still to sort: low, high, depth. */
  const pending: number[] = samples > 1 ? [0, samples, 0] : [];
  const slotEnd: number[] = [];

  while (pending.length > 0) {
    let depth = pending.pop() as number;
    const high = pending.pop() as number;
    const low = pending.pop() as number;
    for (;;) {
      currentStamp++;
      // Slot 0 is for the stacks that end here.
      stamp[0] = currentStamp;
      slot[0] = 0;
      slotEnd.length = 0;
      slotEnd.push(0);
      for (let i = low; i < high; i++) {
        const at = start[order[i]] + depth;
        const k = at < start[order[i] + 1] ? box[at] + 1 : 0;
        key[i] = k;
        if (stamp[k] !== currentStamp) {
          stamp[k] = currentStamp;
          slot[k] = slotEnd.length;
          slotEnd.push(1);
        } else slotEnd[slot[k]]++;
      }
      // All go on with the same box: nothing to move, look one frame further.
      if (slotEnd.length === 2 && slotEnd[0] === 0) depth++;
      else break;
    }
    if (slotEnd.length === 1) continue;
    let from = low;
    for (let s = 0; s < slotEnd.length; s++) {
      const size = slotEnd[s];
      slotEnd[s] = from;
      if (s > 0 && size > 1) pending.push(from, from + size, depth + 1);
      from += size;
    }
    for (let i = low; i < high; i++) scattered[slotEnd[slot[key[i]]]++] = order[i];
    order.set(scattered.subarray(low, high), low);
  }
  return order;
}
