// The language of the page: the one an address asks for (`?lang=zh-Hans`), the one chosen and remembered in this browser, or the first of the
// browser's own that there is.
import { createStore } from 'zustand/vanilla';
import { bestLanguage, type Language, readLanguage, speakLanguage } from '../../language/languages.ts';
import { tellAllWorkers } from '../language/workersSpeak.ts';
import { remember, rememberedText } from './remembered.ts';

const KEY = 'gopherscope.language';

/** Changes once the new language's texts are there. */
export const languageStore = createStore<{ readonly language: Language }>(() => ({ language: 'en' }));

/** Speaks the language that is wanted; English if its catalogue cannot be fetched. Before anything is shown. */
export async function speakWantedLanguage(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = (asked === null ? undefined : readLanguage(asked) ?? bestLanguage([asked])) ?? remembered() ?? bestLanguage(navigator.languages);
  // A link is to something: all of the texts are needed at once.
  await change(wanted, location.hash === '' ? 'first' : 'all').catch(() => undefined);
}

/** Has all texts of the language, not only those before a file is opened. Never rejects: what could not be fetched stays English. */
export async function haveAllTexts(): Promise<void> {
  if (!hasAll) await change(languageStore.getState().language, 'all').catch(() => undefined);
}

/** Speaks and remembers a language. @throws if its catalogue cannot be fetched; the language is then what it was */
export async function setLanguage(language: Language): Promise<void> {
  await change(language, 'all');
  remember(KEY, language);
}

let hasAll = true;

async function change(language: Language, how: 'all' | 'first'): Promise<void> {
  await speakLanguage(language, how);
  hasAll = how === 'all' || language === 'en';
  tellAllWorkers();
  document.documentElement.lang = language;
  languageStore.setState({ language });
}

function remembered(): Language | undefined {
  return readLanguage(rememberedText(KEY));
}
