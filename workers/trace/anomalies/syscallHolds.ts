// System calls of a generation that kept a P from goroutines that waited meanwhile.

import type { Ns } from '../../api.ts';
import { firstAfter } from '../index/series.ts';
import { grown } from '../wire/ids.ts';
import type { ProcUse } from './procUse.ts';
import { SYSMON_TICK_NS } from './thresholds.ts';

/** A system call that held a P. */
export interface SyscallHold {
  /** As Go numbers it. */
  readonly proc: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Number of the goroutine, and the trace's stack. */
  readonly goroutine: number;
  readonly stack: number;
  readonly retaken: boolean;
  /** Waits of all goroutines meanwhile, added up. */
  readonly waitedNs: Ns;
}

/**
 * Waiting of all goroutines up to a time, from when each wait began and ended: what is waited between two times is a difference, however
 * many waits there are and however many Ps.
 */
class WaitingUntil {
  readonly #beginNs: Float64Array;
  readonly #endNs: Float64Array;
  /** Sums of the first so many. */
  readonly #beginSum: Float64Array;
  readonly #endSum: Float64Array;

  /** Times since one that is near, so that their sums are exact. */
  constructor(beginNs: Float64Array, endNs: Float64Array) {
    this.#beginNs = beginNs.toSorted();
    this.#endNs = endNs.toSorted();
    this.#beginSum = sums(this.#beginNs);
    this.#endSum = sums(this.#endNs);
  }

  at(ns: Ns): Ns {
    const begun = firstAfter(this.#beginNs, this.#beginNs.length, ns);
    const ended = firstAfter(this.#endNs, this.#endNs.length, ns);
    return ns * (begun - ended) - this.#beginSum[begun] + this.#endSum[ended];
  }
}

function sums(values: Float64Array): Float64Array {
  const sum = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sum[at + 1] = sum[at] + values[at];
  return sum;
}

export class SyscallHolds {
  readonly #uses: readonly ProcUse[];
  readonly #any: boolean;
  readonly #fromNs: Ns;
  readonly #waits = { count: 0, beginNs: new Float64Array(256), endNs: new Float64Array(256) };

  /** `fromNs`: begin of the generation. */
  constructor(uses: readonly ProcUse[], fromNs: Ns) {
    this.#uses = uses;
    this.#any = uses.some(({ syscalls }) => syscalls.count > 0);
    this.#fromNs = fromNs;
  }

  /** A wait of SYSMON_TICK_NS or more. */
  addWait(startNs: Ns, endNs: Ns): void {
    if (!this.#any) return;
    const waits = this.#waits;
    const at = waits.count++;
    if (at === waits.beginNs.length) {
      waits.beginNs = grown(waits.beginNs, at * 2);
      waits.endNs = grown(waits.endNs, at * 2);
    }
    waits.beginNs[at] = startNs - this.#fromNs;
    waits.endNs[at] = endNs - this.#fromNs;
  }

  /** While somebody waited, and no other P was idle: else it is not the system call that kept them. */
  holds(): readonly SyscallHold[] {
    if (!this.#any) return [];
    const { count, beginNs, endNs: ends } = this.#waits;
    const waiting = new WaitingUntil(beginNs.subarray(0, count), ends.subarray(0, count));
    const idle = this.#uses.filter((use) => use.idle.count > 0);
    const holds: SyscallHold[] = [];
    for (const { proc, syscalls, goroutine, stack, retaken } of this.#uses) {
      for (let at = 0; at < syscalls.count; at++) {
        const startNs = syscalls.startNs[at];
        const endNs = syscalls.endNs[at];
        const waitedNs = waiting.at(endNs - this.#fromNs) - waiting.at(startNs - this.#fromNs);
        if (waitedNs < SYSMON_TICK_NS || idle.some((other) => isIdleWithin(other, startNs, endNs))) continue;
        holds.push({ proc, startNs, endNs, goroutine: goroutine[at], stack: stack[at], retaken: retaken[at] === 1, waitedNs });
      }
    }
    return holds;
  }
}

function isIdleWithin({ idle }: ProcUse, startNs: Ns, endNs: Ns): boolean {
  const at = idle.firstEndingAfter(startNs);
  return at < idle.count && idle.within(at, startNs, endNs) >= SYSMON_TICK_NS;
}
