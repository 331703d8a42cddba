import { expect, it } from 'vitest';
import { checkFigures, type Figures, readFigures } from './figures.ts';
import { readLessonText } from './lessonText.ts';
import { LessonError, readLesson } from './readLesson.ts';

const lesson = readLesson(JSON.stringify({ id: 'gc', files: [{ name: 'a', path: 'a.trace' }, { name: 'b', path: 'b.pprof' }], steps: [{ id: 'one', view: '' }] }));
const texts = { en: readLessonText('# GC\n\n## `one` Step\n\nA stop of 1.25 ms, `2` of 1,739.\n\n72 assists. 10.5 % of 24.3 MiB.') };
const report = { stops: [{ ns: 1_254_000 }, { ns: 5 }], of: { 'create.to.start': 1739, share: 0.1049 }, kinds: [{ id: 'assist', count: 72 }], heap: 25_480_397 };
const reports = new Map<string, unknown>([['a', report], ['b', { total: '2' }]]);
const check = (one: Readonly<Record<string, string>>): readonly string[] => checkFigures(lesson, { one }, texts, reports);

it('finds figures in reports, as far as the text rounds them', () => {
  const right = { '1.25 ms': 'stops[0].ns', '2': 'b: total', '1,739': 'of["create.to.start"]', '72': 'kinds[id=assist].count', '10.5 %': 'of.share', '24.3 MiB': 'heap' };
  expect(check(right)).toEqual([]);
  expect(check({ '2': 'stops[-1].ns - 1 / b: total' })).toEqual([]);
});

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['another value', { '1.25 ms': 'stops[0].ns + stops[-1].ns + stops[0].ns' }, 'figures.json: one: the text says 1.25 ms, the report 2.5080 ms.'],
  ['the next digit', { '72': 'kinds[id=assist].count + b: total / b: total' }, 'figures.json: one: the text says 72, the report 37.00 .'],
  ['no such place', { '72': 'kinds[id=idle].count' }, 'figures.json: one: the report has no number at "kinds[id=idle].count".'],
  ['no such file', { '72': 'c: total' }, 'figures.json: one: the report has no number at "c: total".'],
  ['part of another number', { '739': 'of["create.to.start"] - 1000' }, 'en.md: one: "739" is not in the text.'],
  ['an unknown unit', { '72 pages': 'heap' }, 'is not a number with one of the units'],
])('%s is told', (_, figures, told) => {
  expect(check(figures).join('\n')).toContain(told);
});

it('reads what is an object of objects', () => {
  const figures: Figures = { one: { '2': 'b: total' } };
  expect(readFigures(JSON.stringify(figures))).toEqual(figures);
  for (const wrong of ['[]', '{"one": []}', '{"one": {"2": 2}}']) expect(() => readFigures(wrong)).toThrow(LessonError);
  expect(checkFigures(lesson, { two: {} }, texts, reports)).toEqual(['figures.json: there is no step "two".']);
});
