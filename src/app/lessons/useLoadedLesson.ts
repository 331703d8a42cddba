import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { languageStore } from '../language.ts';
import { loadLesson, type LoadedLesson } from './lessonFiles.ts';

export type LessonLoading = { readonly is: 'loading' } | { readonly is: 'there'; readonly loaded: LoadedLesson } | { readonly is: 'failed'; readonly why: string };

/** A lesson in the language of the moment. undefined: none is asked for. */
export function useLoadedLesson(id: string | undefined): LessonLoading | undefined {
  const language = useStore(languageStore, (state) => state.language);
  const [loading, setLoading] = useState<{ readonly of: string; readonly state: LessonLoading } | undefined>(undefined);
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
  if (id === undefined) return undefined;
  return loading?.of === `${id} ${language}` ? loading.state : { is: 'loading' };
}
