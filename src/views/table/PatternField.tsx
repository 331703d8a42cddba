import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import type { AskProfile, ProfileFacts } from '../../../workers/api.ts';
import '../flame/controls.css';
import type { ViewProps } from '../viewState.ts';
import { t } from '../../../language/t.ts';

interface Props extends Pick<ViewProps<ProfileFacts, AskProfile>, 'state' | 'change'> {
  /** Functions that match; undefined: no answer yet. */
  readonly found: number | undefined;
  readonly shown: number;
  /** A plain sentence where the pattern is none. */
  readonly error: string | undefined;
}

/** Which functions a view is about: a pattern, else the chosen function, else the heaviest ones. */
export function PatternField({ state, change, found, shown, error }: Props) {
  const { profileLook: look } = state;
  return (
    <>
      <SearchField
        className="flame-field pattern-field"
        data-picture="no"
        aria-label={t('Functions (regular expression)')}
        value={look.pattern}
        onChange={(pattern) => change({ profileLook: { ...look, pattern } }, 'replace')}
      >
        <Search className="flame-field__icon" size={14} aria-hidden />
        <Input className="flame-field__input" placeholder={look.chosen ?? t('Functions, as a regular expression')} spellCheck={false} autoComplete="off" />
        {look.pattern !== '' && (
          <Button className="flame-field__clear" aria-label={t('Clear the pattern')}>
            <X size={14} aria-hidden />
          </Button>
        )}
      </SearchField>
      <p className="table-view__note" aria-live="polite">
        {error === undefined ? found !== undefined && standing(look.pattern, look.chosen, found, shown) : <span className="pattern-field__error">{error}</span>}
      </p>
    </>
  );
}

/** Which functions these are, and how many of all there are. */
function standing(pattern: string, chosen: string | undefined, found: number, shown: number): string {
  if (pattern === '' && chosen !== undefined) return found === 0 ? t('The chosen function has no value here.') : t('The chosen function');
  if (found === 0) return pattern === '' ? t('No function has a value here.') : t('No function matches.');
  if (pattern === '') {
    return shown < found
      ? t('The heaviest {shown} of {found} functions; choose one in any view, or write a pattern', { shown, found })
      : t('{found} functions; choose one in any view, or write a pattern', { found });
  }
  return shown < found
    ? t('{found, plural, one {The heaviest {shown} of # function matches} other {The heaviest {shown} of # functions match}}', { shown, found })
    : t('{found, plural, one {# function matches} other {# functions match}}', { found });
}
