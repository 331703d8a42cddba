// How likely a statistic as far out as this is by chance: two-sided p-values of the distributions that the tests here need.
import library from 'jstat';

const { studentt, normal } = library.jStat;

/**
 * No p-value is below this: the distributions are approximations that mean nothing further out, and 1 − 10⁻¹⁶ is 1 in doubles.
 */
export const LEAST_P = 1e-15;

/** Of a t with so many degrees of freedom (any number > 0). */
export function studentP(t: number, degrees: number): number {
  if (!Number.isFinite(t)) return LEAST_P;
  return asP(2 * studentt.cdf(-Math.abs(t), degrees));
}

/** Of a z of the normal distribution. */
export function normalP(z: number): number {
  return asP(2 * normal.cdf(-Math.abs(z), 0, 1));
}

/**
 * Of Kolmogorov's λ = D·√n: 2·Σ (−1)^(k−1)·exp(−2k²λ²), and its twin 1 − √(2π)/λ·Σ exp(−(2k−1)²π²/8λ²), each where it
 * converges within a few terms (Marsaglia, Tsang, Wang 2003, "Evaluating Kolmogorov's distribution", formula 2).
 */
export function kolmogorovP(lambda: number): number {
  if (lambda <= 0) return 1;
  let sum = 0;
  if (lambda < 1) {
    for (let odd = 1; odd < 12; odd += 2) sum += Math.exp(-((odd * Math.PI) ** 2) / (8 * lambda * lambda));
    return asP(1 - (Math.sqrt(2 * Math.PI) / lambda) * sum);
  }
  for (let k = 1; k < 8; k++) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * lambda * lambda);
  return asP(2 * sum);
}

function asP(p: number): number {
  return Math.min(Math.max(p, LEAST_P), 1);
}
