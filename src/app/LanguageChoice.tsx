import { Languages } from 'lucide-react';
import { useStore } from 'zustand';
import { LANGUAGES, readLanguage } from '../../language/languages.ts';
import { t } from '../../language/t.ts';
import { languageStore, setLanguage } from './language.ts';
import './languageChoice.css';

/** The languages there are, each under its own name. The browser's own list: it is there before anything else is loaded. */
export function LanguageChoice() {
  const language = useStore(languageStore, (state) => state.language);
  return (
    <span className="icon-button language-choice" title={t('Language')}>
      <Languages size={16} aria-hidden="true" />
      <select
        className="language-choice__list"
        aria-label={t('Language')}
        value={language}
        onChange={({ target }) => {
          const chosen = readLanguage(target.value);
          // Without its catalogue (no network) everything stays as it is.
          if (chosen !== undefined) void setLanguage(chosen).catch(() => undefined);
        }}
      >
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
