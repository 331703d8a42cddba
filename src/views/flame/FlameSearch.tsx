import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import type { SearchResult } from '../../../workers/api.ts';
import { matchFigures } from './matches.ts';

export interface FlameSearchProps {
  readonly pattern: string;
  readonly onPattern: (pattern: string) => void;
  /** undefined: nothing is searched for, or the answer is on its way. */
  readonly result: SearchResult | undefined;
  readonly unit: string;
  readonly zoomed: boolean;
}

/** The search field and what was found. The page's `/` key goes to the first search field of a view, which is this one. */
export function FlameSearch({ pattern, onPattern, result, unit, zoomed }: FlameSearchProps): ReactNode {
  return (
    <div className="flame-search">
      <SearchField className="flame-field" aria-label="Search functions (regular expression)" value={pattern} onChange={onPattern}>
        <Search className="flame-field__icon" size={14} aria-hidden />
        <Input className="flame-field__input" placeholder="Search functions" spellCheck={false} autoComplete="off" />
        {pattern === '' ? (
          <kbd className="flame-field__key" aria-hidden>
            /
          </kbd>
        ) : (
          <Button className="flame-field__clear" aria-label="Clear the search">
            <X size={14} aria-hidden />
          </Button>
        )}
      </SearchField>
      <p className="flame-search__found" aria-live="polite">
        {found(result, unit, zoomed)}
      </p>
    </div>
  );
}

function found(result: SearchResult | undefined, unit: string, zoomed: boolean): ReactNode {
  if (result === undefined) return undefined;
  if (result.patternError !== undefined) return <span className="flame-search__error">{result.patternError}</span>;
  if (result.names.length === 0) return 'No function matches.';
  const { text, exact } = matchFigures(result, unit, zoomed);
  return (
    <>
      <span className="flame-search__swatch" aria-hidden />
      <span title={exact}>{text}</span>
      <span className="flame-search__note"> · each sample once</span>
    </>
  );
}
