import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { draftFiles, NEW_DRAFT, readDraft, withChange, withMoved, withoutStep, withStep, withViewOf } from './draft.ts';
import { readLessonText } from './lessonText.ts';
import { LessonError, readLesson } from './readLesson.ts';

const file = { name: 'trace', path: 'trace.out' };
const other = { name: 'log', path: 'gc.log' };
const read = (path: string): string => readFileSync(new URL(`../../public/lessons/tour/${path}`, import.meta.url), 'utf8');

it('takes steps from what is on screen, moves and drops them', () => {
  let draft = withStep(withStep({ ...NEW_DRAFT, title: 'T', about: 'A.' }, file, 'v=2&view=gc', { startNs: 1.4, endNs: 9.6 }), other, '', undefined);
  draft = withMoved(withChange(draft, 'step-2', { title: 'Second', markdown: 'Text.' }), 'step-2', -1);
  expect(withMoved(draft, 'step-2', -1)).toBe(draft);
  const files = draftFiles(draft);
  const lesson = readLesson(files['lesson.json'] ?? '');
  expect(lesson.steps.map(({ id, file: of, view, highlight }) => [id, of, view, highlight])).toEqual([
    ['step-2', 'log', '', []],
    ['step-1', 'trace', 'v=2&view=gc', [{ mark: 'range', range: { startNs: 1, endNs: 10 } }]],
  ]);
  expect(readLessonText(files['en.md'] ?? '').steps.map(({ id, title }) => [id, title])).toEqual([['step-2', 'Second'], ['step-1', '']]);
  expect(withStep(draft, file, '', undefined).steps.at(-1)?.id).toBe('step-3');
  // A file that no step shows any more is not in the lesson.
  expect(readLesson(draftFiles(withoutStep(draft, 'step-2'))['lesson.json'] ?? '').files).toEqual([file]);
  expect(withViewOf(draft, 'step-1', other, 'v=2', undefined).steps[1]).toMatchObject({ file: 'log', view: 'v=2', highlight: [] });
});

it('comes back from its folder as it was', () => {
  const texts = { 'lesson.json': read('lesson.json'), 'en.md': read('en.md'), 'zh-Hans.md': read('zh-Hans.md') };
  const draft = readDraft(texts);
  const again = draftFiles(draft);
  expect(again['en.md']).toBe(texts['en.md']);
  expect(again['zh-Hans.md']).toBe(texts['zh-Hans.md']);
  expect(readLesson(again['lesson.json'] ?? '')).toEqual(readLesson(texts['lesson.json']));
  expect(readDraft(again)).toEqual(draft);
  expect(() => readDraft({ 'en.md': '# T' })).toThrow(LessonError);
});

it('does not take code for headings', () => {
  const markdown = '# T\n\nA.\n\n## `one` One\n\n```\n## `two` not a heading\n```\n';
  const json = JSON.stringify({ id: 'x', files: [file], steps: [{ id: 'one', view: '' }] });
  expect(readDraft({ 'lesson.json': json, 'en.md': markdown }).steps[0]?.markdown).toBe('```\n## `two` not a heading\n```');
});
