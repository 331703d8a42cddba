// When a program had built up its heap. While it starts, everything it allocates stays: its heap doubles from cycle to cycle, nearly
// all objects are alive, and marking is dear. None of that says how it goes on, so the rules judge what comes after.
import type { Ns } from '../units.ts';

/** Cycles as far as this needs them, in time order. `liveBytes`: marked live, or anything in proportion to it; NaN: not told. */
export interface CycleSizes {
  readonly count: number;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  readonly liveBytes: Float64Array;
}

/** A heap that grows by more from one cycle to the next is being built: at 20 % it doubles every four cycles. */
export const BUILDING = 1.2;
/** Where the collector is felt it runs ten times a second and more: in this time it would have been seen twice. */
export const LEAST_QUIET_NS: Ns = 200e6;
/** While a heap doubles each cycle comes after twice the time of the one before; twice that again and it has stopped. */
const QUIET_INTERVALS = 4;

/** `cycle`: the last of those that built it; -1: none did, all count. */
export interface Settled {
  readonly cycle: number;
  readonly fromNs: Ns;
}

/** undefined: it is still being built when the recording ends, or that is too short to tell. */
export function settledFrom({ count, startNs, endNs, liveBytes }: CycleSizes, fromNs: Ns, toNs: Ns): Settled | undefined {
  if (count < 2) return toNs - fromNs >= LEAST_QUIET_NS ? { cycle: -1, fromNs } : undefined;
  let last = 0;
  while (last + 1 < count && liveBytes[last + 1] > liveBytes[last] * BUILDING) last++;
  if (last + 1 < count) return { cycle: last, fromNs: endNs[last] };
  const intervalNs = startNs[last] - startNs[last - 1];
  return hasGoneQuiet(toNs - endNs[last], intervalNs) ? { cycle: last, fromNs: endNs[last] } : undefined;
}

/** No cycle has come for so long after cycles that came each `intervalNs`. */
export function hasGoneQuiet(quietNs: Ns, intervalNs: Ns): boolean {
  return quietNs >= Math.max(LEAST_QUIET_NS, QUIET_INTERVALS * intervalNs);
}
