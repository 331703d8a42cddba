// The languages there are. A new one is a catalogue beside zh-Hans.json and a line in each of the two lists here.
import { speak, type Texts } from './t.ts';

/** BCP 47, each with its own name for itself. */
export const LANGUAGES = { en: 'English', 'zh-Hans': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

type Part = () => Promise<{ readonly default: Texts }>;

const CATALOGUES: Readonly<Record<Exclude<Language, 'en'>, { readonly first: Part; readonly later: Part }>> = {
  'zh-Hans': { first: () => import('./zh-Hans.json?first'), later: () => import('./zh-Hans.json?later') },
};

/** Fetches a language's catalogue and speaks it; `first`: only what is shown before a file is opened. */
export async function speakLanguage(language: Language, how: 'all' | 'first'): Promise<void> {
  if (language === 'en') {
    speak(language, {});
    return;
  }
  const { first, later } = CATALOGUES[language];
  const parts = await Promise.all(how === 'all' ? [first(), later()] : [first()]);
  speak(language, Object.assign({}, ...parts.map((part) => part.default)) as Texts);
}

/** The language among `wanted` (BCP 47 tags, best first) that there is; English where there is none. "zh-CN" and "zh" are met by zh-Hans, "zh-TW" is not. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const best = languageOf(tag);
    if (best !== undefined) return best;
  }
  return 'en';
}

function languageOf(tag: string): Language | undefined {
  let asked: Intl.Locale;
  try {
    asked = new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
  return (Object.keys(LANGUAGES) as Language[]).find((language) => {
    const own = new Intl.Locale(language).maximize();
    return own.language === asked.language && own.script === asked.script;
  });
}

/** Reads a language's tag exactly as it is listed; undefined: not one of them. */
export function readLanguage(tag: string | null | undefined): Language | undefined {
  return tag !== null && tag !== undefined && Object.hasOwn(LANGUAGES, tag) ? (tag as Language) : undefined;
}
