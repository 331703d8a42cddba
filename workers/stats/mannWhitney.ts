import { normalP } from './distributions.ts';
import type { SharedScale } from './sharedScale.ts';

export interface MannWhitney {
  /** Pairs in which B's value is larger, those with equal values half. */
  readonly u: number;
  /** Cliff's delta (Cliff 1993): the share of pairs in which B is larger less the share in which it is smaller. */
  readonly delta: number;
  readonly p: number;
}

/** Up to so many values a side, and without ties, p is counted out. */
const EXACT_UP_TO = 20;

/**
 * Is one side's value as a rule the larger? U by ranks; the variance is corrected for ties, p from the normal distribution with the
 * correction of one half for continuity (Mann, Whitney 1947; Lehmann, "Nonparametrics", 1.4). `worthA`, `worthB`: how many
 * independent values each side is worth; if not said, as many as there are.
 */
export function mannWhitney({ a, b, nA, nB }: SharedScale, worthA: number = nA, worthB: number = nB): MannWhitney {
  if (nA === 0 || nB === 0) return { u: 0, delta: 0, p: 1 };
  const n = nA + nB;
  let u = 0;
  let ties = 0;
  let before = 0;
  for (let i = 0; i < a.length; i++) {
    u += b[i] * (before + a[i] / 2);
    before += a[i];
    const equal = a[i] + b[i];
    ties += equal ** 3 - equal;
  }
  const share = u / (nA * nB);
  const delta = 2 * share - 1;
  if (ties === 0 && nA <= EXACT_UP_TO && nB <= EXACT_UP_TO && worthA === nA && worthB === nB) return { u, delta, p: exactP(Math.min(u, nA * nB - u), nA, nB) };
  const pairs = worthA * worthB;
  const variance = (pairs * (worthA + worthB + 1) * (1 - ties / (n ** 3 - n))) / 12;
  if (!(variance > 0)) return { u, delta, p: 1 };
  return { u, delta, p: normalP(Math.max(Math.abs(share - 0.5) * pairs - 0.5, 0) / Math.sqrt(variance)) };
}

/** Twice the share of all orders of the values whose U is at most `u`, by the recurrence on which side has the largest value. */
function exactP(u: number, nA: number, nB: number): number {
  // orders[j][k]: orders of i values of A and j of B with U = k.
  let orders = Array.from({ length: nB + 1 }, () => unit(nA * nB + 1));
  for (let i = 1; i <= nA; i++) {
    const next = [unit(nA * nB + 1)];
    for (let j = 1; j <= nB; j++) {
      const row = new Float64Array(nA * nB + 1);
      // The largest is of A: it adds nothing. It is of B: it is larger than i values of A.
      for (let k = 0; k < row.length; k++) row[k] = orders[j][k] + (k >= i ? next[j - 1][k - i] : 0);
      next.push(row);
    }
    orders = next;
  }
  let all = 0;
  let within = 0;
  orders[nB].forEach((count, k) => {
    all += count;
    if (k <= u) within += count;
  });
  return Math.min((2 * within) / all, 1);
}

function unit(length: number): Float64Array {
  const row = new Float64Array(length);
  row[0] = 1;
  return row;
}
