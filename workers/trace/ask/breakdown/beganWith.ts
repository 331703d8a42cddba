// The stack at which a stretch began that goes on from one generation to others: it stands in the one where it began.

import type { Ns } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { generationAt, placeOf } from '../../closeup/lives.ts';
import { LOOK_FURTHER, TAIL, type TailRows } from '../../closeup/profilePart.ts';

export interface Beginning {
  /** Stacks of the trace: of the context in which it began, and the goroutine's own. */
  readonly stack: number;
  readonly ownStack: number;
  /** When the trace first tells of it: later than its start, if it was found. */
  readonly toldNs: Ns;
  /** The goroutine had run before, in the trace. */
  readonly ran: boolean;
}

/** No generation tells, though all that could were read. */
const UNTOLD: Beginning = { stack: 0, ownStack: 0, toldNs: 0, ran: true };

/** `row`: of the goroutine in `index.outlived`. `sinceNs`: start of the stretch. A number: that generation has to be read closely first. */
export function beginningOf(trace: CloseTrace, row: number, sinceNs: Ns): Beginning | number {
  const { index } = trace;
  let beginning: Beginning | undefined;
  for (let atNs = sinceNs; ; ) {
    const number = generationAt(index, atNs);
    const tails = trace.summary(number)?.profile.tails;
    if (tails === undefined) return number;
    const place = tailOf(tails, row);
    if (place < 0) return beginning ?? UNTOLD;
    const flags = tails.flags[place];
    beginning ??= {
      stack: tails.stack[place],
      ownStack: 0,
      toldNs: (flags & TAIL.found) === 0 ? sinceNs : index.outlived.seenNs[row],
      ran: (flags & TAIL.ran) !== 0,
    };
    const ownStack = tails.ownStack[place];
    if (ownStack !== LOOK_FURTHER) return { ...beginning, ownStack };
    // It may run again after a wait in which that generation found it.
    const earlierNs = index.outlived.heads[number].sinceNs[placeOf(index.generations[number], row)];
    if (!(earlierNs < atNs)) return beginning;
    atNs = earlierNs;
  }
}

function tailOf({ row: rows }: TailRows, row: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (rows[middle] === row) return middle;
    if (rows[middle] < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
