import { studentP } from './distributions.ts';
import type { Moments } from './weighted.ts';

export interface Welch {
  /** Mean of B less mean of A, in standard errors. */
  readonly t: number;
  readonly degrees: number;
  readonly p: number;
}

/**
 * Do the means differ? Welch's t with the Satterthwaite degrees of freedom (Welch 1947). `worthA`, `worthB`: how many independent
 * values each side is worth; if not said, as many as there are. With fewer than two, nothing is known of the spread: p is 1.
 */
export function welch(a: Moments, b: Moments, worthA: number = a.n, worthB: number = b.n): Welch {
  if (worthA < 2 || worthB < 2) return { t: 0, degrees: 0, p: 1 };
  const errorA = a.variance / worthA;
  const errorB = b.variance / worthB;
  const error = errorA + errorB;
  const difference = b.mean - a.mean;
  if (error === 0) return { t: difference === 0 ? 0 : Math.sign(difference) * Infinity, degrees: worthA + worthB - 2, p: difference === 0 ? 1 : studentP(Infinity, 1) };
  const degrees = error ** 2 / (errorA ** 2 / (worthA - 1) + errorB ** 2 / (worthB - 1));
  const t = difference / Math.sqrt(error);
  return { t, degrees, p: studentP(t, degrees) };
}
