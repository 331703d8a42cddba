import { expect, it } from 'vitest';
import { defaultWindowNs, lostSentence, minimumAt, pointSentence } from './mmuWords.ts';

it('says what a point of the curve means', () => {
  expect(pointSentence(1e7, 0.234, false)).toMatch(/^In its worst 10\.0.ms the program got 23\.4.% of the Ps\.$/);
  expect(pointSentence(1e7, 0.234, true)).toMatch(/^In the worst .* of any one P the program had it .* of the time\.$/);
});

it('tells what took the time, the largest first, and not what took next to none', () => {
  expect(lostSentence({ stw: 0.1, background: 0.25, assist: 0.0001, sweep: 0 })).toMatch(/^Mark workers 25.%, STW 10.%$/);
  expect(lostSentence({ stw: 0, background: 0, assist: 0, sweep: 0 })).toBe('');
});

it('looks at a hundredth of a second, of a short recording at its tenth', () => {
  expect(defaultWindowNs(2e9)).toBe(1e7);
  expect(defaultWindowNs(5e6)).toBe(5e5);
  expect(defaultWindowNs(3)).toBe(1);
});

it('reads the curve between its points', () => {
  const curve = { windowNs: Float64Array.of(10, 20, 40), mmu: Float64Array.of(0, 0.5, 0.6) };
  expect([5, 10, 15, 20, 30, 40, 50].map((ns) => minimumAt(curve, ns))).toEqual([0, 0, 0.25, 0.5, 0.55, 0.6, 0.6]);
  expect(minimumAt({ windowNs: new Float64Array(0), mmu: new Float64Array(0) }, 10)).toBeUndefined();
});
