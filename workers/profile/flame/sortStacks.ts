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
  const order = new Uint32Array(samples);
  // Where the stack of each sorted position begins and ends, moved along with `order`: looked up by sample they were a cache miss
  // for every sample and level, a quarter of the time. (There are fewer frames than 2³²: see expandStacks.)
  const begin = new Uint32Array(samples);
  const end = new Uint32Array(samples);
  for (let i = 0; i < samples; i++) {
    order[i] = i;
    begin[i] = start[i];
    end[i] = start[i + 1];
  }
  const moved = [new Uint32Array(samples), new Uint32Array(samples), new Uint32Array(samples)] as const;
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
    if (high - low === 2) {
      // A third of all ranges. The two are in the file's order, which changes only if the second one's stack is a beginning of the first one's.
      if (isBeginning(box, begin[low + 1], end[low + 1], begin[low], end[low], depth)) {
        const first = order[low];
        order[low] = order[low + 1];
        order[low + 1] = first;
      }
      continue;
    }
    for (;;) {
      currentStamp++;
      // Slot 0 is for the stacks that end here.
      stamp[0] = currentStamp;
      slot[0] = 0;
      slotEnd.length = 0;
      slotEnd.push(0);
      for (let i = low; i < high; i++) {
        const at = begin[i] + depth;
        const k = at < end[i] ? box[at] + 1 : 0;
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
    const [movedOrder, movedBegin, movedEnd] = moved;
    for (let i = low; i < high; i++) {
      const to = slotEnd[slot[key[i]]]++;
      movedOrder[to] = order[i];
      movedBegin[to] = begin[i];
      movedEnd[to] = end[i];
    }
    order.set(movedOrder.subarray(low, high), low);
    begin.set(movedBegin.subarray(low, high), low);
    end.set(movedEnd.subarray(low, high), low);
  }
  return order;
}

/** Whether the stack [from, to) is a beginning of the longer one [otherFrom, otherTo); up to `depth` they are known to be equal. */
function isBeginning(box: Uint16Array | Uint32Array, from: number, to: number, otherFrom: number, otherTo: number, depth: number): boolean {
  if (to - from >= otherTo - otherFrom) return false;
  const ahead = otherFrom - from;
  for (let i = from + depth; i < to; i++) if (box[i] !== box[i + ahead]) return false;
  return true;
}
