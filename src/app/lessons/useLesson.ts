import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { languageStore } from '../language.ts';
import type { LessonPlace } from '../../share/lessonFields.ts';
import { fileAddress } from '../../lessons/lesson.ts';
import { workspace } from '../theWorkspace.ts';
import { loadLesson, type LoadedLesson } from './lessonFiles.ts';
import { goToStep } from './lessonSteps.ts';

export type LessonLoading = { readonly is: 'loading' } | { readonly is: 'there'; readonly loaded: LoadedLesson } | { readonly is: 'failed'; readonly why: string };

/** The lesson of a place in the language of the moment. Where none of its files is open yet, it begins. */
export function useLesson({ lesson: id, step }: LessonPlace): LessonLoading | undefined {
  const language = useStore(languageStore, (state) => state.language);
  const [loading, setLoading] = useState<{ readonly of: string; readonly state: LessonLoading } | undefined>(undefined);
  const of = `${id ?? ''} ${language}`;
  useEffect(() => {
    if (id === undefined) return undefined;
    let isWanted = true;
    const set = (state: LessonLoading): void => {
      if (isWanted) setLoading({ of: `${id} ${language}`, state });
    };
    loadLesson(id, language).then(
      (loaded) => set({ is: 'there', loaded }),
      (error: unknown) => set({ is: 'failed', why: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [id, language]);
  const state = loading?.of === of ? loading.state : undefined;
  const loaded = state?.is === 'there' ? state.loaded : undefined;
  useEffect(() => {
    if (loaded === undefined) return;
    const { documents } = workspace.getState();
    const own = loaded.lesson.files.map((file) => fileAddress(file, loaded.folder));
    const isBegun = step !== undefined && documents.some(({ address }) => address !== undefined && own.includes(address));
    if (!isBegun) goToStep(loaded, step);
  }, [loaded, step]);
  return id === undefined ? undefined : (state ?? { is: 'loading' });
}
