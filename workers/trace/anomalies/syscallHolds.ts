// System calls of a generation that kept a P from goroutines that waited meanwhile.

import type { Ns } from '../../api.ts';
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

/** What goroutines waited during each system call of one P. */
class WaitedDuring {
  readonly use: ProcUse;
  /** Of waits that cover part of one; and how many more cover a whole one than the one before it. */
  readonly #partNs: Float64Array;
  readonly #wholeChange: Int32Array;

  constructor(use: ProcUse) {
    this.use = use;
    this.#partNs = new Float64Array(use.syscalls.count);
    this.#wholeChange = new Int32Array(use.syscalls.count + 1);
  }

  add(startNs: Ns, endNs: Ns): void {
    const { syscalls } = this.use;
    const from = syscalls.firstEndingAfter(startNs);
    if (from === syscalls.count || syscalls.startNs[from] >= endNs) return;
    let last = syscalls.firstEndingAfter(endNs);
    if (last === syscalls.count || syscalls.startNs[last] >= endNs) last--;
    this.#partNs[from] += syscalls.within(from, startNs, endNs);
    if (last === from) return;
    this.#partNs[last] += syscalls.within(last, startNs, endNs);
    this.#wholeChange[from + 1]++;
    this.#wholeChange[last]--;
  }

  each(visit: (at: number, waitedNs: Ns) => void): void {
    const { startNs, endNs, count } = this.use.syscalls;
    let whole = 0;
    for (let at = 0; at < count; at++) {
      whole += this.#wholeChange[at];
      const waitedNs = this.#partNs[at] + whole * (endNs[at] - startNs[at]);
      if (waitedNs >= SYSMON_TICK_NS) visit(at, waitedNs);
    }
  }
}

export class SyscallHolds {
  readonly #waited: readonly WaitedDuring[];
  readonly #uses: readonly ProcUse[];

  constructor(uses: readonly ProcUse[]) {
    this.#uses = uses;
    this.#waited = uses.filter(({ syscalls }) => syscalls.count > 0).map((use) => new WaitedDuring(use));
  }

  /** A wait of SYSMON_TICK_NS or more. */
  addWait(startNs: Ns, endNs: Ns): void {
    for (const waited of this.#waited) waited.add(startNs, endNs);
  }

  /** While somebody waited, and no other P was idle: else it is not the system call that kept them. */
  holds(): readonly SyscallHold[] {
    const holds: SyscallHold[] = [];
    for (const waited of this.#waited) {
      const { proc, syscalls, goroutine, stack, retaken } = waited.use;
      waited.each((at, waitedNs) => {
        const startNs = syscalls.startNs[at];
        const endNs = syscalls.endNs[at];
        if (this.#uses.some((other) => isIdleWithin(other, startNs, endNs))) return;
        holds.push({ proc, startNs, endNs, goroutine: goroutine[at], stack: stack[at], retaken: retaken[at] === 1, waitedNs });
      });
    }
    return holds;
  }
}

function isIdleWithin({ idle }: ProcUse, startNs: Ns, endNs: Ns): boolean {
  const at = idle.firstEndingAfter(startNs);
  return at < idle.count && idle.within(at, startNs, endNs) >= SYSMON_TICK_NS;
}
