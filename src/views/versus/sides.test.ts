import { describe, expect, it } from 'vitest';
import type { ComparedMetric } from '../../../workers/api.ts';
import type { ViewState } from '../viewState.ts';
import { INITIAL_VIEW_STATE } from '../viewState.ts';
import { comparableWith, type ComparableDocument } from './comparables.ts';
import { boundOf, placeOfChange } from './ChangeInterval.tsx';
import { evidenceOf, lengthsFrom } from './evidence.ts';
import { functionRows, orderedFunctions, FIRST_ORDER } from './functionRows.ts';
import { exchange, sidesOf } from './sides.ts';
import { INITIAL_VERSUS_LOOK } from './versusLook.ts';
import { changeText, pText } from './versusWords.ts';

const shown: [string, Partial<ViewState>][] = [];
const document = (key: string, form = 'trace'): ComparableDocument =>
  ({ key, form, kind: 'go-trace', run: { id: key, name: key }, show: (patch: (view: ViewState) => Partial<ViewState>) => void shown.push([key, patch(INITIAL_VIEW_STATE)]) }) as unknown as ComparableDocument;
const documents = [document('own'), document('other'), document('heap', 'heap profile'), document('third')];
const keys = (side: readonly ComparableDocument[]): readonly string[] => side.map(({ key }) => key);

describe('sides', () => {
  it('have the document on screen in B, and only what can be compared with it', () => {
    const sides = sidesOf({ own: 'own', documents, coming: ['late'] }, { a: ['other', 'heap', 'gone'], b: ['own', 'third', 'late'] });
    expect(keys(sides.a)).toEqual(['other']);
    expect(keys(sides.b)).toEqual(['own', 'third']);
    expect(sides.missing).toEqual(['heap', 'gone']);
    expect(sides.coming).toEqual(['late']);
    expect(keys(comparableWith({ own: 'own', documents }))).toEqual(['other', 'third']);
  });

  it('may have the same document on both', () => {
    const sides = sidesOf({ own: 'own', documents, coming: [] }, { a: ['own'], b: [] });
    expect([keys(sides.a), keys(sides.b)]).toEqual([['own'], ['own']]);
  });

  it('are exchanged by bringing the first of A on screen', () => {
    const look = { ...INITIAL_VERSUS_LOOK, a: ['other', 'third'], b: [], sample: 'start' };
    exchange(sidesOf({ own: 'own', documents, coming: [] }, look), look);
    expect(shown).toEqual([['other', { view: 'versus', versusLook: { ...look, a: ['own'], b: ['third'] } }]]);
  });
});

it('tells changes as percentages, and as factors where they are large', () => {
  const texts = [undefined, 0, 0.123, -0.4, 11.3, 2399.2, -0.96].map(changeText);
  expect(texts.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(['–', '0', '+12.3 %', '−40 %', '12.3 ×', '2,400 ×', '÷ 25']);
  expect([0.5, 0.0123, 1e-9, Number.NaN].map(pText)).toEqual(['0.5', '0.012', '<\u20090.001', '–']);
});

it('places twice and half equally far from no change', () => {
  expect(placeOfChange(0, 4)).toBe(0.5);
  expect(placeOfChange(1, 4)).toBeCloseTo(0.75, 12);
  expect(placeOfChange(-0.5, 4)).toBeCloseTo(0.25, 12);
  expect([placeOfChange(-1, 4), placeOfChange(99, 4)]).toEqual([0, 1]);
  expect(boundOf([{ change: 0.5, ci95: [0.2, 1] }, { change: -0.75, ci95: undefined }])).toBe(4);
  expect(boundOf([])).toBe(1.25);
});

const lead = (name: string): string | undefined => evidenceOf(name, 'go-trace').view;

it('leads each figure to the view that explains it', () => {
  expect(evidenceOf('sched.unblocked.p99', 'go-trace')).toMatchObject({ view: 'waits', waitLook: { kinds: ['unblocked'] } });
  expect(evidenceOf('start', 'go-trace')).toMatchObject({ view: 'waits', waitLook: { kinds: ['created'] } });
  expect(evidenceOf('task.job.p99.9', 'go-trace')).toMatchObject({ view: 'tasks', marksTable: { type: 'job' } });
  expect(['pause.gc.max', 'stw.total', 'gc.cpu', 'heap.peak', 'goroutines.created', 'procs.busy', 'duration'].map(lead)).toEqual(['pauses', 'pauses', 'gc', 'memory', 'goroutines', 'timeline', 'overview']);
});

it('leads a percentile to what is as long or longer', () => {
  const metrics = [{ name: 'start.max', a: 900, b: 700 }] as ComparedMetric[];
  const lengths = lengthsFrom({ name: 'start.p99', unit: 'ns' }, 450.5, metrics, 'b');
  expect(lengths).toEqual({ fromNs: 450, toNs: 700 });
  expect(evidenceOf('start.p99', 'go-trace', lengths)).toMatchObject({ view: 'waits', waitLook: { kinds: ['created'], lengthNs: { fromNs: 450, toNs: 700 } } });
  expect(evidenceOf('pause.p99', 'runtime-log', lengths)).toMatchObject({ view: 'pauses', gcLook: { pauseLengthNs: { fromNs: 450, toNs: 700 } } });
  expect(lengthsFrom({ name: 'start.mean', unit: 'ns' }, 450, metrics, 'a')).toBeUndefined();
  expect(lengthsFrom({ name: 'heap.p99', unit: 'bytes' }, 450, metrics, 'a')).toBeUndefined();
});

it('orders functions by how much they differ, whichever way', () => {
  const waitsP99 = { a: undefined, b: undefined };
  const functions = [
    { name: 'up', a: 1, b: 4, waitsP99, causesA: [1, 0], causesB: [1, 8] },
    { name: 'down', a: 9, b: 1, waitsP99, causesA: undefined, causesB: [0, 0] },
    { name: 'profiled', a: 2, b: 2, waitsP99, causesA: undefined, causesB: undefined },
  ];
  expect(orderedFunctions(functionRows(functions, 'own'), FIRST_ORDER).map(({ name, change }) => [name, change])).toEqual([['down', -8], ['up', 3], ['profiled', 0]]);
  expect(orderedFunctions(functionRows(functions, 'waits'), FIRST_ORDER).map(({ name, change, cause }) => [name, change, cause])).toEqual([['up', 8, 'P looking for work'], ['down', 0, undefined]]);
  expect(orderedFunctions(functionRows(functions, 'own'), { column: 'name', descending: false }).map(({ name }) => name)).toEqual(['down', 'profiled', 'up']);
});
