import { useEffect } from 'react';
import { fileAddress } from '../../lessons/lesson.ts';
import type { LessonPlace } from '../../share/lessonFields.ts';
import { workspace } from '../theWorkspace.ts';
import { goToStep } from './lessonSteps.ts';
import { useLoadedLesson, type LessonLoading } from './useLoadedLesson.ts';

/** The lesson of a place in the language of the moment. Where none of its files is open yet, it begins. */
export function useLesson({ lesson: id, step }: LessonPlace): LessonLoading | undefined {
  const loading = useLoadedLesson(id);
  const loaded = loading?.is === 'there' ? loading.loaded : undefined;
  useEffect(() => {
    if (loaded === undefined) return;
    const { documents } = workspace.getState();
    const own = loaded.lesson.files.map((file) => fileAddress(file, loaded.folder));
    const isBegun = step !== undefined && documents.some(({ address }) => address !== undefined && own.includes(address));
    if (!isBegun) goToStep(loaded, step);
  }, [loaded, step]);
  return loading;
}
