// The lesson that is being written; remembered in this browser until another is begun.
import { createStore } from 'zustand/vanilla';
import { draftFiles, NEW_DRAFT, readDraft, type Draft } from '../../../lessons/draft.ts';
import { remember, rememberedText } from '../../remembered.ts';

const KEY = 'gopherscope.lessonDraft';

export const draftStore = createStore<Draft>(() => remembered());

export function setDraft(draft: Draft): void {
  draftStore.setState(draft, true);
  remember(KEY, JSON.stringify(draft.steps.length === 0 ? {} : draftFiles(draft)));
}

function remembered(): Draft {
  try {
    return readDraft(JSON.parse(rememberedText(KEY) ?? '{}') as Record<string, string>);
  } catch {
    // Nothing was written, or not enough for a lesson.
    return NEW_DRAFT;
  }
}
