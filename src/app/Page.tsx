import { useStore } from 'zustand';
import { App } from './App.tsx';
import { languageStore } from './language.ts';

/** The app in the language of the moment: another language is another app, with the same workspace. */
export function Page() {
  const language = useStore(languageStore, (state) => state.language);
  return <App key={language} />;
}
