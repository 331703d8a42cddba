// The lesson that is being written; remembered in this browser until another is begun.
import { createStore } from 'zustand/vanilla';
import { draftFiles, NEW_DRAFT, readDraft, type Draft } from '../../../lessons/draft.ts';

const KEY = 'gopherscope.lessonDraft';

export const draftStore = createStore<Draft>(() => remembered());

export function setDraft(draft: Draft): void {
  draftStore.setState(draft, true);
  try {
    localStorage.setItem(KEY, JSON.stringify(draft.steps.length === 0 ? {} : draftFiles(draft)));
  } catch {
    // A browser that keeps nothing for this site: the draft holds until the page is closed.
  }
}

function remembered(): Draft {
  try {
    return readDraft(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, string>);
  } catch {
    // Nothing was written, or not enough for a lesson.
    return NEW_DRAFT;
  }
}
