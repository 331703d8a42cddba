// Every lesson that comes with the page, against its recordings.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../language/languages.ts';
import { type OpenedRecording, openRecording } from '../../tools/openRecording.ts';
import { viewsOf } from '../share/fitViewState.ts';
import { checkLesson, type CheckedFile } from './checkLesson.ts';
import { checkFigures, readFigures } from './figures.ts';
import { fileAddress, type Lesson } from './lesson.ts';
import { readLessonText } from './lessonText.ts';
import { readIndex, readLesson } from './readLesson.ts';

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));
const index = readIndex(readFileSync(join(PUBLIC, 'lessons/index.json'), 'utf8'));

/** Languages that have lessons have all of them; others show the English ones. */
const languages = Object.keys(LANGUAGES).filter((language) => index.some(({ id }) => existsSync(join(PUBLIC, 'lessons', id, `${language}.md`))));

describe('lessons that come with the page', () => {
  it('are there in Chinese, too', () => {
    expect(languages).toEqual(expect.arrayContaining(['en', 'zh-Hans']));
  });

  it('are all in the list', () => {
    const folders = readdirSync(join(PUBLIC, 'lessons'), { withFileTypes: true }).filter((one) => existsSync(join(one.parentPath, one.name, 'lesson.json')));
    expect(index.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  });

  it.each(index.map((entry) => [entry.id, entry] as const))('%s: steps, views, times, texts and figures fit each other in every language', async (id, entry) => {
    const folder = `lessons/${id}/`;
    const lesson = readLesson(readFileSync(join(PUBLIC, folder, 'lesson.json'), 'utf8'));
    expect(lesson.id).toBe(id);
    const texts = Object.fromEntries(languages.map((language) => [language, readLessonText(readFileSync(join(PUBLIC, folder, `${language}.md`), 'utf8'))]));
    const opened = await openAll(lesson, folder);
    const files = new Map([...opened].map(([name, { facts }]): [string, CheckedFile] => [name, { durationNs: facts.kind === 'pprof' ? undefined : facts.durationNs, views: viewsOf(facts) }]));
    expect(checkLesson(lesson, entry, texts, files)).toEqual([]);
    const figures = readFigures(readFileSync(join(PUBLIC, folder, 'figures.json'), 'utf8'));
    const reports = new Map(await Promise.all([...opened].map(async ([name, { report }]) => [name, await report()] as const)));
    expect(checkFigures(lesson, figures, texts, reports)).toEqual([]);
  });
});

async function openAll(lesson: Lesson, folder: string): Promise<ReadonlyMap<string, OpenedRecording>> {
  return new Map(await Promise.all(lesson.files.map(async (file) => [file.name, await openRecording(join(PUBLIC, fileAddress(file, folder)))] as const)));
}
