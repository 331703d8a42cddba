// Against figures that others published: R's documentation (examples of t.test, wilcox.test), tables of Student's t, the normal
// distribution and Smirnov's limit, and SciPy 1.17.1 on the lists below.
import { expect, test } from 'vitest';
import { dominance } from './dominance.ts';
import { kolmogorovP, LEAST_P, normalP, studentP } from './distributions.ts';
import { kolmogorovSmirnov } from './kolmogorovSmirnov.ts';
import { mannWhitney } from './mannWhitney.ts';
import { sharedScale } from './sharedScale.ts';
import { welch } from './welch.ts';
import { moments, percentiles, weightedOf } from './weighted.ts';

/** Extra hours of sleep after two drugs (Student 1908), as in R's data set `sleep`. */
const FIRST_DRUG = weightedOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
const SECOND_DRUG = weightedOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
/** Hollander and Wolfe 1973, page 69: R's example of wilcox.test. */
const AT_TERM = weightedOf([0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]);
const EARLIER = weightedOf([1.15, 0.88, 0.9, 0.74, 1.21]);
/** With ties. */
const A = weightedOf([27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4]);
const B = weightedOf([27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.8]);

test('distributions as in their tables', () => {
  expect(studentP(2.228, 10)).toBeCloseTo(0.05, 4);
  expect(studentP(-4.5, 10)).toBeCloseTo(2 * 0.0005715525434020328, 10);
  expect(studentP(-6, 1e5) / (2 * 9.899647278008859e-10)).toBeCloseTo(1, 6);
  expect(normalP(1.96)).toBeCloseTo(0.05, 4);
  expect(normalP(-6) / (2 * 9.865876450376946e-10)).toBeCloseTo(1, 6);
  expect([0.2, 0.5, 0.8, 1, 1.36, 1.63].map((lambda) => kolmogorovP(lambda).toFixed(9))).toEqual(['1.000000000', '0.963945244', '0.544142412', '0.269999672', '0.049485877', '0.009846365']);
  expect(kolmogorovP(2.5) / 7.453306344157342e-6).toBeCloseTo(1, 9);
  expect([normalP(40), studentP(Infinity, 3), kolmogorovP(20)]).toEqual([LEAST_P, LEAST_P, LEAST_P]);
});

test('Welch as R has it: t = 1.8608, 17.776 degrees, p = 0.07939', () => {
  const { t, degrees, p } = welch(moments(FIRST_DRUG), moments(SECOND_DRUG));
  expect([t.toFixed(4), degrees.toFixed(3), p.toFixed(5)]).toEqual(['1.8608', '17.776', '0.07939']);
  const more = welch(moments(A), moments(B));
  expect([more.t, more.degrees, more.p].map((value) => value.toFixed(9))).toEqual(['2.874629392', '27.900395656', '0.007656114']);
});

test('what a mean is worth: of equal values, of one, of fewer independent ones', () => {
  const same = moments(weightedOf([3, 3, 3]));
  expect(welch(same, same).p).toBe(1);
  expect(welch(same, moments(weightedOf([4, 4]))).p).toBe(LEAST_P);
  expect(welch(moments(weightedOf([1])), moments(weightedOf([5, 6, 7]))).p).toBe(1);
  expect(welch(moments(A), moments(B), 4, 4).p).toBeGreaterThan(0.1);
});

test('Mann-Whitney counted out: W = 35, p = 0.2544 as in R’s example of Hollander and Wolfe', () => {
  const { u, p } = mannWhitney(sharedScale(EARLIER, AT_TERM));
  expect(u).toBe(35);
  expect(p).toBeCloseTo(0.2544122544122544, 12);
  expect(mannWhitney(sharedScale(weightedOf([1, 2, 3]), weightedOf([4, 5, 6])))).toMatchObject({ u: 9, delta: 1, p: 0.1 });
});

test('Mann-Whitney with ties, by the normal distribution', () => {
  const { u, delta, p } = mannWhitney(sharedScale(A, B));
  expect([u, p.toFixed(9)]).toEqual([179.5, '0.005783200']);
  expect(delta).toBeCloseTo((2 * 179.5) / 225 - 1, 12);
  expect(mannWhitney(sharedScale(B, A)).delta).toBeCloseTo(-delta, 12);
  expect(mannWhitney(sharedScale(weightedOf([2, 2]), weightedOf([2, 2, 2]))).p).toBe(1);
});

test('Kolmogorov-Smirnov', () => {
  const { d, p } = kolmogorovSmirnov(sharedScale(A, B));
  expect([d.toFixed(9), p.toFixed(9)]).toEqual(['0.533333333', '0.028056856']);
  expect(kolmogorovSmirnov(sharedScale(A, A))).toEqual({ d: 0, p: 1 });
});

test('percentiles by nearest rank, of counted values as of single ones', () => {
  expect(percentiles({ value: Float64Array.of(1, 2, 7), count: Float64Array.of(500, 499, 1) }, [50, 50.1, 99.9, 100])).toEqual([1, 2, 2, 7]);
  expect(percentiles(weightedOf([]), [50])).toEqual([0]);
});

test('one side smaller at every percentile', () => {
  const [low, high] = [weightedOf([1, 2, 3]), weightedOf([1, 3, 4])];
  expect([dominance(low, high), dominance(high, low), dominance(low, low), dominance(low, weightedOf([0, 2, 9]))]).toEqual(['a smaller', 'b smaller', 'equal', 'crossing']);
});
