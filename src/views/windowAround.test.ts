import { expect, it } from 'vitest';
import { windowAround } from './windowAround.ts';

it('gives an interval a fifth of its window', () => {
  expect(windowAround({ startNs: 500_000, endNs: 600_000 }, 1e9)).toEqual({ startNs: 300_000, endNs: 800_000 });
});

it('never leaves the recording', () => {
  expect(windowAround({ startNs: 10, endNs: 900_000 }, 1_000_000)).toEqual({ startNs: 0, endNs: 1_000_000 });
});

it('gives a moment some room', () => {
  expect(windowAround({ startNs: 50_000, endNs: 50_000 }, 1e9)).toEqual({ startNs: 40_000, endNs: 60_000 });
});
