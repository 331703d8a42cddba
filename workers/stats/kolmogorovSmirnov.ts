import { kolmogorovP } from './distributions.ts';
import type { SharedScale } from './sharedScale.ts';

export interface KolmogorovSmirnov {
  /** The largest distance of the two distribution functions. */
  readonly d: number;
  readonly p: number;
}

/**
 * Are the two samples of one distribution? p from Kolmogorov's limit with n = nA·nB ÷ (nA + nB), as R's ks.test has it where it does
 * not count out; cautious for few values and for ties. `worthA`, `worthB`: how many independent values each side is worth.
 */
export function kolmogorovSmirnov({ a, b, nA, nB }: SharedScale, worthA: number = nA, worthB: number = nB): KolmogorovSmirnov {
  if (nA === 0 || nB === 0) return { d: 0, p: 1 };
  let [upToA, upToB, d] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    upToA += a[i];
    upToB += b[i];
    d = Math.max(d, Math.abs(upToA / nA - upToB / nB));
  }
  return { d, p: kolmogorovP(d * Math.sqrt((worthA * worthB) / (worthA + worthB))) };
}
