import { useStore } from 'zustand';
import { App } from './App.tsx';
import { coming } from './coming.tsx';
import { languageStore } from './language.ts';
import { isNotesWindow } from './lessons/notes/isNotesWindow.ts';

const notes = coming(async () => (await import('./lessons/notes/NotesPage.tsx')).NotesPage, undefined);

/** The app in the language of the moment: another language is another app, with the same workspace. */
export function Page() {
  const language = useStore(languageStore, (state) => state.language);
  return isNotesWindow ? <notes.View key={language} /> : <App key={language} />;
}
