// How many waits there are and what kept them, by kind, added up wait by wait while its causes are at hand: reading them all again
// later took an eighth of the time.

import { WAKERS } from '../../api.ts';
import { CAUSE, CAUSES, KINDS } from './causes.ts';

export const WAKER_VALUES = 2;

export class WaitSums {
  /** By kind. */
  readonly count = new Float64Array(KINDS);
  /** ns, by kind and cause. */
  readonly causes = new Float64Array(KINDS * CAUSES);
  /** Waits, by kind and the cause of most of them: see mainCauseAt. */
  readonly mainCause = new Float64Array(KINDS * CAUSES);
  /** WAKER_VALUES, by kind and waker: waits that found an idle P, and ns until one was there for them. */
  readonly wakers = new Float64Array(KINDS * WAKERS.length * WAKER_VALUES);

  /** A wait whose causes are `causes[at …]`. */
  add(kind: number, waker: number, causes: Float64Array, at: number): void {
    const sums = this.causes;
    const of = kind * CAUSES;
    let main = 0;
    let mostNs = 0;
    // Few are not 0.
    for (let cause = 0; cause < CAUSES; cause++) {
      const ns = causes[at + cause];
      if (ns === 0) continue;
      sums[of + cause] += ns;
      if (ns <= mostNs) continue;
      mostNs = ns;
      main = cause;
    }
    this.count[kind]++;
    this.mainCause[of + main]++;
    const idleNs = causes[at + CAUSE.looking] + causes[at + CAUSE.noThread];
    if (idleNs === 0) return;
    const to = (kind * WAKERS.length + waker) * WAKER_VALUES;
    this.wakers[to]++;
    this.wakers[to + 1] += idleNs;
  }
}
