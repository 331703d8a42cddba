import { describe, expect, it } from 'vitest';
import { isRight, readNumber, rightAnswer } from './answers.ts';
import { checkLesson } from './checkLesson.ts';
import { fileAddress, inLanguage, type Question } from './lesson.ts';
import { plain, readLessonText } from './lessonText.ts';
import { afterAnswer, afterStep, readProgress } from './progress.ts';
import { LessonError, readIndex, readLesson } from './readLesson.ts';

const json = (steps: unknown): string => JSON.stringify({ id: 'gc', files: [{ name: 'a', path: '../../samples/a.trace' }], steps });
const step = { id: 'one', view: 'v=2&view=gc&t=10-20' };
const MARKDOWN = `# GC

What it is.

## \`one\` The *first* step

Text with [a view](#view=gc).

### Question

Which?

### Options

- \`yes\` Yes
- \`no\` **No**

  Because.

### Right

Good.

### Wrong

Look.
`;
const entry = { id: 'gc', minutes: 1, title: { en: 'GC' }, about: { en: 'What it is.' } };
const files = new Map([['a', { durationNs: 100, views: ['overview', 'gc'] as const }]]);

describe('lesson.json', () => {
  it('is read, with what is not said', () => {
    const { steps, files: read } = readLesson(json([{ ...step, highlight: [{ range: [1, 2] }, { moment: 3 }, { part: 'table', row: 2 }] }]));
    expect(steps[0]).toMatchObject({ file: 'a', hide: [], question: undefined, highlight: [{ mark: 'range', range: { startNs: 1, endNs: 2 } }, { mark: 'moment', atNs: 3 }, { mark: 'part', part: 'table', row: 2 }] });
    expect(fileAddress(read[0], 'lessons/gc/')).toBe('samples/a.trace');
  });

  it.each<[string, unknown]>([
    ['steps: there is none.', []],
    ['steps: there are two of the id "one".', [step, step]],
    ['steps[0].file: no file of the lesson is called "b".', [{ ...step, file: 'b' }]],
    ['steps[0].highlight[0].part: no part of the page is called "nowhere"', [{ ...step, highlight: [{ part: 'nowhere' }] }]],
    ['steps[0].question.right: at least one, and only such as options has.', [{ ...step, question: { kind: 'choice', options: ['a'], right: ['b'] } }]],
    ['steps[0].question.right[0]: it does not run', [{ ...step, question: { kind: 'range', right: [[5, 5]], tolerance: 0 } }]],
    ['steps[0].id: "../x" is not made of', [{ ...step, id: '../x' }]],
  ])('says what is wrong: %s', (message, steps) => {
    expect(() => readLesson(json(steps))).toThrow(message);
    expect(() => readLesson(json(steps))).toThrow(LessonError);
  });

  it('and the list of lessons', () => {
    expect(inLanguage(readIndex(JSON.stringify([entry]))[0]!.title, 'zh-Hans')).toBe('GC');
    expect(() => readIndex('[{ "id": "gc", "minutes": 1, "title": {}, "about": { "en": "x" } }]')).toThrow('index.json[0].title.en');
    expect(() => readIndex('<!doctype html>')).toThrow(LessonError);
  });
});

describe('a lesson’s text', () => {
  it('is cut at its headings', () => {
    const { title, about, steps } = readLessonText(MARKDOWN);
    expect([title, plain(about), steps[0]?.id, steps[0]?.title, plain(steps[0]!.body)]).toEqual(['GC', 'What it is.', 'one', 'The first step', 'Text with a view.']);
    expect(steps[0]?.options.map(({ id, label, reply }) => [id, plain(label), plain(reply)])).toEqual([['yes', 'Yes', ''], ['no', 'No', 'Because.']]);
  });

  it('says what is wrong with it', () => {
    expect(() => readLessonText('## `x` No title')).toThrow('does not begin with a title');
    expect(() => readLessonText('# T\n\n## Step without an id')).toThrow('id in backquotes');
    expect(() => readLessonText('# T\n\n## `x` X\n\n### Frage\n\nWas?')).toThrow('"### Frage" is none of');
  });
});

describe('a check', () => {
  const question = { kind: 'choice', options: ['yes', 'no'], right: ['yes'] };

  it('finds nothing wrong with what fits', () => {
    expect(checkLesson(readLesson(json([{ ...step, question }])), entry, { en: readLessonText(MARKDOWN) }, files)).toEqual([]);
  });

  it('tells what does not', () => {
    const late = { ...step, view: 'view=gc&t=10-2000', highlight: [{ range: [5, 500] }], question: { kind: 'range', right: [[5000, 6000]], tolerance: 1 } };
    const found = checkLesson(readLesson(json([late, { ...step, id: 'two', view: 'view=nowhere' }])), entry, { en: readLessonText(MARKDOWN.replace('(#view=gc)', '(#view=gone)')), 'zh-Hans': readLessonText('# 别的') }, files).join('\n');
    for (const said of ['one: the window ends at 2000 ns', 'one: a highlight ends at 500 ns', 'one: a right answer ends', 'no right answer lies in the window', 'two: "nowhere" is not a view', 'leads to "gone"', 'en.md: its steps are one; lesson.json has one two', 'zh-Hans.md: index.json has another title', 'its options are "yes no"']) expect(found).toContain(said);
  });

  it('wants no HTML and no pictures', () => {
    const text = readLessonText('# GC\n\nWhat it is.\n\n## `one` X\n\n<b>x</b> ![p](x.png) [l](http://x)');
    const found = checkLesson(readLesson(json([step])), entry, { en: text }, files).join('\n');
    for (const said of ['HTML, which is not shown', 'a picture, which is not shown', 'neither a view']) expect(found).toContain(said);
  });
});

describe('answers', () => {
  const range: Question = { kind: 'range', right: [{ startNs: 100, endNs: 200 }], toleranceNs: 10 };
  const choice: Question = { kind: 'choice', options: ['a', 'b', 'c'], right: ['a', 'c'] };
  const number: Question = { kind: 'number', right: 0.3, tolerance: 0, unit: '' };

  it('are right within the tolerance only', () => {
    expect([90, 150, 210, 89, 211].map((atNs) => isRight(range, { kind: 'moment', atNs }))).toEqual([true, true, true, false, false]);
    expect(isRight(range, { kind: 'range', range: { startNs: 95, endNs: 209 } })).toBe(true);
    expect(isRight(range, { kind: 'range', range: { startNs: 0, endNs: 1000 } })).toBe(false);
    expect(isRight(number, { kind: 'number', value: 0.1 + 0.2 })).toBe(true);
    expect(isRight(number, { kind: 'number', value: 0.31 })).toBe(false);
  });

  it('of several are all of them and no other', () => {
    expect([['c', 'a'], ['a'], ['a', 'b', 'c']].map((chosen) => isRight(choice, { kind: 'choice', chosen }))).toEqual([true, false, false]);
    for (const question of [range, choice, number]) expect(isRight(question, rightAnswer(question))).toBe(true);
  });

  it('are numbers as people write them', () => {
    expect(['12.5', ' 12,5 ', '1 000', '-3', '1e3', '', '1.2.3'].map(readNumber)).toEqual([12.5, 12.5, 1000, -3, undefined, undefined, undefined]);
  });
});

it('progress is kept by step, and what is malformed of it ignored', () => {
  const seen = afterStep(afterStep({}, 'gc', 'one'), 'gc', 'two');
  const done = afterAnswer(seen, 'gc', 'one', 'right');
  expect(readProgress(JSON.stringify(done))).toEqual({ gc: { at: 'two', seen: ['one', 'two'], done: { one: 'right' } } });
  expect(afterAnswer(done, 'gc', 'one', undefined)['gc']?.done).toEqual({});
  expect(readProgress('{"gc": {"at": "x", "seen": 3, "done": {"a": "maybe"}}, "b": 7}')).toEqual({ gc: { at: 'x', seen: [], done: {} } });
  expect(readProgress('nonsense')).toEqual({});
});
