import { Filter, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import type { AskProfile, SampleTypeFacts } from '../../../workers/api.ts';
import { useAnswer } from '../useAnswer.ts';
import { exactName, exactPattern } from './exactPattern.ts';
import { TopTable } from './TopTable.tsx';

export interface TopPaneProps {
  readonly sampleTypes: readonly SampleTypeFacts[];
  /** Index into sampleTypes. */
  readonly chosen: number;
  readonly ask: AskProfile;
  /** The flame graph's search: a row is selected if it is the pattern of one function. */
  readonly search: string;
  readonly onSearch: (pattern: string) => void;
  /** A row was opened (Enter or double click). */
  readonly onOpen: (pattern: string) => void;
}

/** The top table with the field that narrows it. A selected row becomes the search, so the flame graph shows where it is. */
export function TopPane({ sampleTypes, chosen, ask, search, onSearch, onOpen }: TopPaneProps): ReactNode {
  const [filter, setFilter] = useState('');
  const table = useAnswer(ask, { ask: 'top', sampleType: chosen });
  return (
    <div className="top-pane">
      <SearchField className="flame-field top-pane__filter" aria-label="Filter by function or file" value={filter} onChange={setFilter}>
        <Filter className="flame-field__icon" size={14} aria-hidden />
        <Input className="flame-field__input" placeholder="Filter by function or file" spellCheck={false} autoComplete="off" />
        {filter !== '' && (
          <Button className="flame-field__clear" aria-label="Clear the filter">
            <X size={14} aria-hidden />
          </Button>
        )}
      </SearchField>
      {table && (
        <TopTable
          table={table}
          unit={sampleTypes[table.sampleType]?.unit ?? ''}
          filter={filter}
          selected={exactName(search)}
          onSelect={(name) => onSearch(exactPattern(name))}
          onOpen={(name) => onOpen(exactPattern(name))}
        />
      )}
    </div>
  );
}
