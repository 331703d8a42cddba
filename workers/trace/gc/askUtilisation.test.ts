// Answers about mutator utilisation of whole recordings: that they fit each other, and what an older trace and an empty one get.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { UTILISATION_CAUSES, type UtilisationQuestion } from '../../api.ts';
import { wholeCloseOf } from '../testing/closeOf.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { askUtilisation, windowLengths } from './askUtilisation.ts';

const causes = { stw: true, background: true, assist: true, sweep: true };
const once = { causes, perProc: false, counting: 'each once' } as const;

function open(path: string): Promise<CloseTrace> {
  return wholeCloseOf(new Uint8Array(readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url))));
}

async function mmuOf(close: CloseTrace, question: Omit<Extract<UtilisationQuestion, { ask: 'mmu' }>, 'ask'>) {
  const answer = await askUtilisation(close, { ask: 'mmu', ...question });
  if (!('mmu' in answer)) throw new Error('another answer');
  return answer;
}

it('the curve, the worst windows and the strip tell the same', async () => {
  const close = await open('runs/gc-alloc-storm/trace.out');
  const { lastNs } = close.index;
  const curve = await mmuOf(close, { ...once, quantiles: [0, 0.01, 0.5], points: 10 });
  expect(curve.known).toBe(1);
  expect([...curve.windowNs]).toEqual([...windowLengths(lastNs, 10)]);
  expect([curve.windowNs[0], curve.windowNs[9]]).toEqual([1000, lastNs]);
  expect([...curve.mut[0].values].map((value) => value.toFixed(9))).toEqual([...curve.mmu].map((value) => value.toFixed(9)));
  for (let i = 0; i < 9; i++) expect(curve.mut[1].values[i]).toBeLessThanOrEqual(curve.mut[2].values[i]);

  const worst = await askUtilisation(close, { ask: 'worstWindows', ...once, windowNs: curve.windowNs[7], count: 10 });
  if (!('windows' in worst)) throw new Error('another answer');
  expect(worst.windows[0].utilisation).toBeCloseTo(curve.mmu[7], 9);
  for (const { startNs, endNs, utilisation, lost } of worst.windows) {
    expect(endNs - startNs).toBe(curve.windowNs[7]);
    expect(UTILISATION_CAUSES.reduce((sum, cause) => sum + lost[cause], utilisation)).toBeCloseTo(1, 6);
  }

  const strip = await askUtilisation(close, { ask: 'utilisation', causes, counting: 'each once', range: { startNs: 0, endNs: lastNs }, widthPx: 500 });
  if (!('lowest' in strip)) throw new Error('another answer');
  expect(strip.columns).toBe(500);
  let sum = 0;
  for (let column = 0; column < 500; column++) {
    sum += strip.mean[column];
    expect(strip.lowest[column]).toBeLessThanOrEqual(strip.mean[column] + 1e-6);
  }
  expect(sum / 500).toBeCloseTo(curve.mmu[9], 3);
});

it('an older trace tells GOMAXPROCS where Go’s reader does not', async () => {
  const close = await open('traces/go1.19-user-annotations.trace');
  expect((await mmuOf(close, { ...once, quantiles: [], points: 5 })).mmu.length).toBe(5);
  expect((await mmuOf(close, { ...once, counting: 'go tool trace', quantiles: [0.01], points: 5 })).mmu.length).toBe(0);
});

it('lengths of windows are as many as asked for, of a recording of some ns too', () => {
  expect([...windowLengths(1e6, 4)]).toEqual([1000, 10_000, 100_000, 1e6]);
  expect([...windowLengths(5, 3)]).toEqual([5, 5, 5]);
  expect([...windowLengths(0, 3)]).toEqual([]);
});
