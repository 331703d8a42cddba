// Stretches of time that do not overlap, in time order: when a P was idle, when a system call held it.

import type { Ns } from '../../api.ts';
import { grown } from '../wire/ids.ts';

export class Intervals {
  count = 0;
  startNs = new Float64Array(16);
  endNs = new Float64Array(16);

  /** Not before the last one's end. */
  add(startNs: Ns, endNs: Ns): void {
    if (this.count === this.startNs.length) {
      this.startNs = grown(this.startNs, this.count * 2);
      this.endNs = grown(this.endNs, this.count * 2);
    }
    this.startNs[this.count] = startNs;
    this.endNs[this.count++] = endNs;
  }

  /** The first that ends after a time; `count`: none. */
  firstEndingAfter(ns: Ns): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.endNs[middle] > ns) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** ns of one of them within [startNs, endNs). */
  within(at: number, startNs: Ns, endNs: Ns): Ns {
    return Math.max(0, Math.min(endNs, this.endNs[at]) - Math.max(startNs, this.startNs[at]));
  }
}
