// Every lesson that comes with the page, against its recordings.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../language/languages.ts';
import { openRecording } from '../../tools/openRecording.ts';
import { viewsOf } from '../share/fitViewState.ts';
import { checkLesson, type CheckedFile } from './checkLesson.ts';
import { fileAddress, type Lesson } from './lesson.ts';
import { readLessonText } from './lessonText.ts';
import { readIndex, readLesson } from './readLesson.ts';

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));
const index = readIndex(readFileSync(join(PUBLIC, 'lessons/index.json'), 'utf8'));

describe('lessons that come with the page', () => {
  it('are all in the list', () => {
    const folders = readdirSync(join(PUBLIC, 'lessons'), { withFileTypes: true }).filter((one) => existsSync(join(one.parentPath, one.name, 'lesson.json')));
    expect(index.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  });

  it.each(index.map((entry) => [entry.id, entry] as const))('%s: steps, views, times and texts fit each other in every language', async (id, entry) => {
    const folder = `lessons/${id}/`;
    const lesson = readLesson(readFileSync(join(PUBLIC, folder, 'lesson.json'), 'utf8'));
    expect(lesson.id).toBe(id);
    const texts = Object.fromEntries(Object.keys(LANGUAGES).map((language) => [language, readLessonText(readFileSync(join(PUBLIC, folder, `${language}.md`), 'utf8'))]));
    expect(checkLesson(lesson, entry, texts, await openAll(lesson, folder))).toEqual([]);
  });
});

async function openAll(lesson: Lesson, folder: string): Promise<ReadonlyMap<string, CheckedFile>> {
  const opened = lesson.files.map(async (file): Promise<[string, CheckedFile]> => {
    const path = fileAddress(file, folder);
    const { facts } = await openRecording(join(PUBLIC, path));
    return [file.name, { durationNs: facts.kind === 'pprof' ? undefined : facts.durationNs, views: viewsOf(facts) }];
  });
  return new Map(await Promise.all(opened));
}
