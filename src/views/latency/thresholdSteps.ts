// The threshold moves in round steps, even on a log scale: 1, 2, 5, 10 µs …
import type { Ns } from '../../../workers/api.ts';

/** 1 µs to 10 s. */
export const THRESHOLD_STEPS: readonly Ns[] = Array.from({ length: 8 }, (_, decade) => [1, 2, 5].map((digit) => digit * 10 ** (3 + decade)))
  .flat()
  .slice(0, -2);

/** Index of the step nearest to a threshold by ratio: links may carry any value. */
export function nearestStep(thresholdNs: Ns): number {
  const wanted = Math.log(Math.max(1, thresholdNs));
  let best = 0;
  for (const [index, step] of THRESHOLD_STEPS.entries()) {
    const bestStep = THRESHOLD_STEPS[best] ?? 1;
    if (Math.abs(Math.log(step) - wanted) < Math.abs(Math.log(bestStep) - wanted)) best = index;
  }
  return best;
}
