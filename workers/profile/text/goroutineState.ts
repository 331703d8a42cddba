// What stands in the brackets of a goroutine's head: a state, and what is added to it.
import type { Bytes } from '../../units.ts';
import { decimalAt, matchesAt } from './textLines.ts';

const COMMA = 0x2c;
const SPACE = 0x20;
const MINUTES = ' minutes';
const LOCKED = 'locked to thread';

/** Read in place; the same object for every goroutine. */
export class GoroutineState {
  /** The state as it is, with "(scan)" and "(leaked)". */
  start: Bytes = 0;
  end: Bytes = 0;
  /** Whole ones; 0: less than one, or it does not wait. */
  minutes = 0;
  isLocked = false;
  /** Whatever else is told, as "synctest bubble 3": all of it from here on; empty: nothing. */
  moreStart: Bytes = 0;
  moreEnd: Bytes = 0;

  read(bytes: Uint8Array, start: Bytes, end: Bytes): void {
    this.start = start;
    this.end = commaIn(bytes, start, end);
    this.minutes = 0;
    this.isLocked = false;
    this.moreStart = end;
    this.moreEnd = end;
    for (let at = this.end; at < end; ) {
      let from = at + 1;
      while (from < end && bytes[from] === SPACE) from++;
      at = commaIn(bytes, from, end);
      const isMinutes = at - from > MINUTES.length && matchesAt(bytes, at - MINUTES.length, MINUTES);
      const minutes = isMinutes ? decimalAt(bytes, from, at - MINUTES.length) : Number.NaN;
      if (minutes < 2 ** 53) this.minutes = minutes;
      else if (at - from === LOCKED.length && matchesAt(bytes, from, LOCKED)) this.isLocked = true;
      else if (this.moreStart === end && from < at) {
        this.moreStart = from;
        this.moreEnd = at;
      }
    }
  }
}

function commaIn(bytes: Uint8Array, start: Bytes, end: Bytes): Bytes {
  for (let i = start; i < end; i++) if (bytes[i] === COMMA) return i;
  return end;
}
