// Mutator utilisation beside what Go computes of the same traces (tools/goUtilisation.go): every change of u(t) to the last bit, the
// minimum over windows and the quantiles of the distribution to 1e-9. mended.jsonl is what Go says with each worker counted once and
// the distribution collected (tools/goUtilisation.sh).

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { WorkerCounting } from '../../api.ts';
import { wholeCloseOf } from '../testing/closeOf.ts';
import { UtilisationCurve } from './utilisationCurve.ts';
import { utilisationQuantiles } from './utilisationQuantiles.ts';
import { type UtilisationChoice, type UtilisationSteps, utilisationSteps } from './utilisationReplay.ts';
import { knownUtilisation } from './utilisationRows.ts';
import { minimumUtilisation, worstWindows } from './worstWindows.ts';

const ROOT = new URL('../../../', import.meta.url);
const QUANTILES = [1 - 0.999, 1 - 0.99, 1 - 0.95];
const RELATIVE = 1e-9;

const CHOICES: Readonly<Record<string, Omit<UtilisationChoice, 'counting'>>> = {
  all: { causes: { stw: true, background: true, assist: true, sweep: true }, perProc: false },
  'without sweep': { causes: { stw: true, background: true, assist: true, sweep: false }, perProc: false },
  stw: { causes: { stw: true, background: false, assist: false, sweep: false }, perProc: false },
  background: { causes: { stw: false, background: true, assist: false, sweep: false }, perProc: false },
  assist: { causes: { stw: false, background: false, assist: true, sweep: false }, perProc: false },
  sweep: { causes: { stw: false, background: false, assist: false, sweep: true }, perProc: false },
  'all per P': { causes: { stw: true, background: true, assist: true, sweep: true }, perProc: true },
  'without sweep per P': { causes: { stw: true, background: true, assist: true, sweep: false }, perProc: true },
};

interface GoAnswer {
  readonly choice: string;
  readonly series: number;
  readonly changes: number;
  readonly digest: string;
  readonly mean: number;
  readonly window_ns?: readonly number[];
  readonly mmu?: readonly number[];
  readonly mut?: readonly (readonly number[])[];
}

interface GoDocument {
  readonly file: string;
  readonly answers: readonly GoAnswer[];
}

describe.each<[string, WorkerCounting]>([
  ['go', 'go tool trace'],
  ['mended', 'each once'],
])('%s', (name, counting) => {
  const documents = readFileSync(fileURLToPath(new URL(`fixtures/utilisation/${name}.jsonl`, ROOT)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoDocument);

  it.each(documents.map((go) => [go.file, go] as const))('%s', async (file, go) => {
    const close = await wholeCloseOf(new Uint8Array(readFileSync(fileURLToPath(new URL(file, ROOT)))));
    const { rows, known } = knownUtilisation(close);
    expect(known).toBe(1);
    expect(go.answers.map(({ choice }) => choice)).toEqual(Object.keys(CHOICES));
    for (const answer of go.answers) {
      const steps = utilisationSteps(rows, { ...CHOICES[answer.choice], counting });
      const changes = steps.reduce((sum, { timeNs }) => sum + timeNs.length, 0);
      expect({ choice: answer.choice, series: steps.length, changes, digest: digestOf(steps) }).toEqual({ choice: answer.choice, series: answer.series, changes: answer.changes, digest: answer.digest });
      expectWindows(steps.map((one) => new UtilisationCurve(one)), answer, counting);
    }
  });
});

function expectWindows(curves: readonly UtilisationCurve[], { choice, mean, window_ns: windows = [], mmu = [], mut }: GoAnswer, counting: WorkerCounting): void {
  const lengthNs = curves.reduce((sum, curve) => sum + curve.lengthNs, 0);
  expectNear(lengthNs === 0 ? 0 : curves.reduce((sum, curve) => sum + curve.totalNs, 0) / lengthNs, mean, `${choice}: mean`);
  windows.forEach((windowNs, i) => {
    // Of windows of a single ns Go looks at one that lies beyond the end.
    if (windowNs <= 1) return;
    const minimum = minimumUtilisation(curves, windowNs);
    expectNear(minimum, mmu[i], `${choice}: ${windowNs} ns`);
    const worst = worstWindows(curves, windowNs, 1);
    expectNear(worst[0].mean, minimum, `${choice}: the worst window of ${windowNs} ns`);
    // Go itself says nothing but the minimum.
    if (counting === 'go tool trace') expect(mut).toBeUndefined();
    else utilisationQuantiles(curves, windowNs, QUANTILES, minimum).forEach((value, q) => expectNear(value, mut === undefined ? minimum : mut[i][q], `${choice}: quantile ${QUANTILES[q]} of ${windowNs} ns`));
  });
}

function expectNear(value: number, expected: number, what: string): void {
  expect(Math.abs(value - expected), `${what}: ${value}, not ${expected}`).toBeLessThanOrEqual(Math.max(RELATIVE * Math.abs(expected), 1e-13));
}

function digestOf(all: readonly UtilisationSteps[]): string {
  const digest = createHash('sha256');
  for (const { timeNs, value } of all) {
    const bytes = Buffer.alloc(timeNs.length * 16);
    timeNs.forEach((time, i) => {
      bytes.writeBigInt64LE(BigInt(time), i * 16);
      bytes.writeDoubleLE(value[i], i * 16 + 8);
    });
    digest.update(bytes);
  }
  return digest.digest('hex');
}
