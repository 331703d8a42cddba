import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { t } from '../../../language/t.ts';

export interface FlameSearchProps {
  readonly pattern: string;
  readonly onPattern: (pattern: string) => void;
}

/** The search field. The page's `/` key goes to the first search field of a view, which is this one. */
export function FlameSearch({ pattern, onPattern }: FlameSearchProps): ReactNode {
  return (
    <SearchField className="flame-field flame-search" data-picture="no" aria-label={t('Search functions (regular expression)')} value={pattern} onChange={onPattern}>
      <Search className="flame-field__icon" size={14} aria-hidden />
      <Input className="flame-field__input" placeholder={t('Search functions')} spellCheck={false} autoComplete="off" />
      {pattern === '' ? (
        <kbd className="flame-field__key" aria-hidden>
          /
        </kbd>
      ) : (
        <Button className="flame-field__clear" aria-label={t('Clear the search')}>
          <X size={14} aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
