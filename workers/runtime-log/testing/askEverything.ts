// Every question a page may ask of a log: each is answered, with numbers.
import { expect } from 'vitest';
import type { LogQuestion } from '../../api.ts';
import type { OpenedLog } from '../openedLog.ts';

export async function askEverything(log: OpenedLog): Promise<void> {
  const { durationNs } = log.facts;
  const range = { startNs: durationNs * 0.25, endNs: durationNs * 0.75 };
  const names = (await log.ask({ ask: 'logSeries' })).map(({ name }) => name);
  const page = { from: 0, count: 20 };
  const questions: readonly LogQuestion[] = [
    { ask: 'logSeries' },
    { ask: 'seriesPoints', names, range, widthPx: 300 },
    { ask: 'memStatsAt', atNs: durationNs / 2 },
    { ask: 'schedAt', atNs: durationNs / 2 },
    { ask: 'inits', order: 'clock', descending: true, ...page },
    { ask: 'logLines', which: 'records', ...page },
    { ask: 'logLines', which: 'skipped', ...page },
    { ask: 'gcCycles', range: undefined, order: 'stopped', descending: true, ...page },
    { ask: 'gcStrip', range, widthPx: 300 },
    { ask: 'gcCycle', index: 0 },
    { ask: 'pauses', range: undefined, names: [], lengthNs: undefined, order: 'length', descending: true, ...page },
    { ask: 'pauseFigures', range, names: [] },
    { ask: 'pause', index: 0 },
    { ask: 'evidence', document: 'x' },
    { ask: 'findings', document: 'x', beside: [], thresholds: {} },
    { ask: 'runFigures' },
  ];
  for (const question of questions) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as a worker answers
    const answer = await log.ask(question);
    expectNumbers(answer, question.ask);
  }
}

/** NaN stands in columns only, for what is not told. */
function expectNumbers(value: unknown, path: string): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) expect.fail(`${path} is ${value}`);
  } else if (ArrayBuffer.isView(value)) {
    if ((value as Float64Array).some((entry) => Math.abs(entry) === Number.POSITIVE_INFINITY)) expect.fail(`${path} has an infinite entry`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) expectNumbers(entry, `${path}.${key}`);
  }
}
