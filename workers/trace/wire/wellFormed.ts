import { ARGUMENTS, NOT_TIMED } from './eventTypes.ts';

/** Bytes of the longest varint; its last byte may only be 0 or 1. */
const MAX_VARINT_BYTES = 10;

/**
 * Where the first event starts that cannot be decoded (its type does not belong in an event batch, or a number is cut off or
 * too long); `end` if all can. One quick pass over a batch when a cursor enters it: after that no event needs a check of its
 * own, and damage shows as soon as the reference sees it, before the event in front of it is delivered.
 */
export function decodableUntil(bytes: Uint8Array, start: number, end: number): number {
  let pos = start;
  while (pos < end) {
    const event = pos;
    const count = ARGUMENTS[bytes[pos++]];
    if (count === NOT_TIMED) return event;
    // The time delta and the arguments.
    for (let left = count; left >= 0; left--) {
      const number = pos;
      while (pos < end && bytes[pos] >= 128) pos++;
      if (pos >= end) return event;
      const last = pos - number + 1;
      if (last >= MAX_VARINT_BYTES && (last > MAX_VARINT_BYTES || bytes[pos] > 1)) return event;
      pos++;
    }
  }
  return end;
}
