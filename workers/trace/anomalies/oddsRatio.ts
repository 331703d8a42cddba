// The odds ratio of a table of two by two, with its 95 % interval by Woolf's method: the logarithm's standard error is the root of the
// sum of the reciprocals. Half is added to each count where one is 0 (Haldane, Anscombe).
// B. Woolf, On estimating the relation between blood group and disease, Annals of Human Genetics 19 (1955).

export interface OddsRatio {
  readonly ratio: number;
  readonly interval: readonly [number, number];
}

/** Normal quantile of 97.5 %. */
const Z = 1.959963984540054;

/** Counts: with and without the outcome, of the exposed and of the others. */
export function oddsRatio(exposedWith: number, exposedWithout: number, othersWith: number, othersWithout: number): OddsRatio {
  const counts = [exposedWith, exposedWithout, othersWith, othersWithout];
  const [a, b, c, d] = counts.includes(0) ? counts.map((count) => count + 0.5) : counts;
  const log = Math.log((a * d) / (b * c));
  const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { ratio: Math.exp(log), interval: [Math.exp(log - Z * error), Math.exp(log + Z * error)] };
}
