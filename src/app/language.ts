// The language of the page: the one an address asks for (`?lang=zh-Hans`), the one chosen and remembered in this browser, or the first of the
// browser's own that there is.
import { createStore } from 'zustand/vanilla';
import { bestLanguage, type Language, readLanguage, speakLanguage } from '../../language/languages.ts';
import { tellAllWorkers } from '../language/workersSpeak.ts';

const KEY = 'gopherscope.language';

/** Changes once the new language's texts are there. */
export const languageStore = createStore<{ readonly language: Language }>(() => ({ language: 'en' }));

/** Speaks the language that is wanted; English if its catalogue cannot be fetched. Before anything is shown. */
export async function speakWantedLanguage(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = (asked === null ? undefined : readLanguage(asked) ?? bestLanguage([asked])) ?? remembered() ?? bestLanguage(navigator.languages);
  await change(wanted).catch(() => undefined);
}

/** Speaks and remembers a language. @throws if its catalogue cannot be fetched; the language is then what it was */
export async function setLanguage(language: Language): Promise<void> {
  await change(language);
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing for this site: the language holds until the page is closed.
  }
}

async function change(language: Language): Promise<void> {
  await speakLanguage(language);
  tellAllWorkers();
  document.documentElement.lang = language;
  languageStore.setState({ language });
}

function remembered(): Language | undefined {
  try {
    return readLanguage(localStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}
