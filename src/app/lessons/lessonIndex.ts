// The list of lessons, and how the page's own folder `lessons/` is read.
import type { LessonEntry } from '../../lessons/lesson.ts';
import { readIndex } from '../../lessons/readLesson.ts';

let index: Promise<readonly LessonEntry[]> | undefined;

/** Rejects where the page was put up without lessons. The next call tries again. */
export function listLessons(): Promise<readonly LessonEntry[]> {
  index ??= fetchText('lessons/index.json')
    .then(readIndex)
    .catch((error: unknown) => {
      index = undefined;
      throw error;
    });
  return index;
}

/** @throws if there is no such file, or the page was opened from a disk: it has no folder that it could fetch from */
export async function fetchText(path: string): Promise<string> {
  if (location.protocol === 'file:') throw new Error('opened from a file');
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return await response.text();
}
