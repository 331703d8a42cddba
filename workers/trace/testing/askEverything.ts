// Test only: every question that the page can ask of a trace, over all of it and over odd stretches. None may throw, answer with
// something that is no number, or grow with the events instead of the pixels.

import { expect } from 'vitest';
import type { TimeRange, TraceQuestion, WaitSelection } from '../../api.ts';
import type { OpenTrace } from '../openTrace.ts';

const WIDTH_PX = 64;
const ALL_CAUSES = { stw: true, background: true, assist: true, sweep: true };

export async function askEverything(trace: OpenTrace): Promise<void> {
  const facts = trace.facts(1);
  expectFinite(facts);
  expectFinite(JSON.parse(JSON.stringify(await trace.report({ goroutines: true }))));
  for (const question of questions(facts.durationNs)) {
    const answer: unknown = await trace.ask(question);
    if (question.ask === 'utilisation' || question.ask === 'gcStrip') expectShares(answer as object);
    else expectFinite(answer);
  }
}

/** Columns of pictures, where NaN is what nothing is known of; but no infinity. */
function expectShares(answer: object): void {
  for (const [name, column] of Object.entries(answer)) {
    if (ArrayBuffer.isView(column)) expect((column as Float64Array).every((entry) => Math.abs(entry) !== Number.POSITIVE_INFINITY), name).toBe(true);
    else expectFinite(column, name);
  }
}

function questions(durationNs: number): readonly TraceQuestion[] {
  const ranges = [
    { startNs: 0, endNs: durationNs },
    { startNs: durationNs / 3, endNs: durationNs / 2 },
    { startNs: durationNs, endNs: durationNs + 1 },
    { startNs: 5, endNs: 5 },
  ];
  const picture = { widthPx: WIDTH_PX, heightPx: 32, cellPx: 4, lowNs: 1000, highNs: 1e9, thresholdNs: 1e5 };
  const indexes = [0, 1, 2, 1e6];
  return [
    ...ranges.flatMap((range): TraceQuestion[] => [
      { ask: 'latencyMap', range, ...picture },
      { ask: 'bands', range, widthPx: WIDTH_PX },
      { ask: 'heap', range, widthPx: WIDTH_PX },
      { ask: 'procStrips', range, widthPx: WIDTH_PX },
      { ask: 'rangeFigures', range, thresholdNs: 1e5 },
      { ask: 'pauses', range, names: [], lengthNs: undefined, order: 'to stop', descending: true, from: 0, count: WIDTH_PX },
      { ask: 'pauseMap', range, names: [], widthPx: WIDTH_PX },
      { ask: 'pauseFigures', range, names: [] },
    ]),
    { ask: 'minimap', widthPx: WIDTH_PX },
    { ask: 'runFigures' },
    { ask: 'anomalies' },
    { ask: 'comparable' },
    ...waitQuestions(ranges[0], ranges[1]),
    { ask: 'startUp' },
    { ask: 'gcCycles', range: ranges[0], order: 'assist', descending: true, from: 0, count: WIDTH_PX },
    { ask: 'gcStrip', range: ranges[0], widthPx: WIDTH_PX },
    { ask: 'mmu', causes: ALL_CAUSES, counting: 'each once', perProc: false, quantiles: [0.01], points: 8 },
    { ask: 'mmu', causes: ALL_CAUSES, counting: 'go tool trace', perProc: true, quantiles: [], points: 8 },
    { ask: 'worstWindows', causes: ALL_CAUSES, counting: 'each once', perProc: false, windowNs: durationNs / 10, count: 4 },
    { ask: 'utilisation', causes: ALL_CAUSES, counting: 'each once', range: ranges[1], widthPx: WIDTH_PX },
    { ask: 'findings', document: 'trace', beside: [], thresholds: {} },
    ...indexes.flatMap((index): TraceQuestion[] => [
      { ask: 'creation', creation: index },
      { ask: 'goroutine', goroutine: index },
      { ask: 'stw', index },
      { ask: 'pause', index },
      { ask: 'gcCycle', index },
      { ask: 'procSpan', proc: index, atNs: durationNs / 2 },
    ]),
  ];
}

function waitQuestions(all: TimeRange, part: TimeRange): readonly TraceQuestion[] {
  const selections: readonly WaitSelection[] = [
    { range: undefined, kinds: [], group: undefined },
    { range: part, kinds: ['unblocked', 'created'], group: { by: 'entry', key: '' } },
  ];
  return selections.flatMap((selection): TraceQuestion[] => [
    { ask: 'waitCauses', selection },
    { ask: 'wait', goroutine: 1, atNs: part.startNs },
    { ask: 'waitDistribution', selection, percentiles: [0, 50, 99.99, 100] },
    { ask: 'waitMap', selection, range: all, widthPx: WIDTH_PX, heightPx: 32, cellPx: 4, lowNs: 1000, highNs: 1e9 },
    { ask: 'waitGroups', selection, by: 'task', order: 'p99', descending: true, from: 0, count: WIDTH_PX },
    { ask: 'waitGroups', selection, by: 'creating stack', order: 'label', descending: false, from: 0, count: WIDTH_PX },
    { ask: 'waitList', selection, lengthNs: undefined, main: undefined, order: 'longest', from: 0, count: WIDTH_PX },
  ]);
}

/** No NaN and no infinity, however deep. */
export function expectFinite(value: unknown, path = 'answer'): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) expect.fail(`${path} is ${value}`);
  } else if (ArrayBuffer.isView(value)) {
    const column = value as Float64Array;
    if (!column.every((entry) => Number.isFinite(entry))) expect.fail(`${path} has an entry that is no number`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) expectFinite(entry, `${path}.${key}`);
  }
}
