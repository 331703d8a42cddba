import { percentiles, totalOf, type Weighted } from './weighted.ts';

export type Dominance = 'a smaller' | 'b smaller' | 'crossing' | 'equal';

const WHOLE = Array.from({ length: 99 }, (_, index) => index + 1);
/** With fewer values than this, 99.9 % is the largest value, which tells of one event. */
const FOR_PERMILLE = 1000;

/** Is one sample smaller than the other, or equal, at each of the percentiles 1 to 99, and 99.9 of a thousand values or more? */
export function dominance(a: Weighted, b: Weighted): Dominance {
  const enough = Math.min(totalOf(a.count), totalOf(b.count)) >= FOR_PERMILLE;
  const percents = enough ? [...WHOLE, 99.9] : WHOLE;
  const ofB = percentiles(b, percents);
  const signs = percentiles(a, percents).map((value, index) => Math.sign(ofB[index] - value));
  const larger = signs.includes(1);
  const smaller = signs.includes(-1);
  if (larger && smaller) return 'crossing';
  if (larger) return 'a smaller';
  return smaller ? 'b smaller' : 'equal';
}
