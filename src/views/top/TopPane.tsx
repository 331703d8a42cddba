import { Filter, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import type { AskProfile, ProfileOptions, RowName, SampleTypeFacts } from '../../../workers/api.ts';
import { useSmallText } from '../smallLook.ts';
import type { FlameColour } from '../profile/profileLook.ts';
import { useAnswer } from '../useAnswer.ts';
import { TopTable } from './TopTable.tsx';
import { t } from '../../../language/t.ts';

export interface TopPaneProps {
  readonly sampleTypes: readonly SampleTypeFacts[];
  /** Index into sampleTypes. */
  readonly chosen: number;
  readonly options: ProfileOptions;
  /** As the flame graph is coloured. */
  readonly colourBy: FlameColour;
  readonly ask: AskProfile;
  /** What CSV files are named after. */
  readonly profileName: string;
  /** The function whose row is marked. */
  readonly selected: RowName | undefined;
  readonly onSelect: (name: RowName) => void;
  /** A row was opened (Enter or double click). */
  readonly onOpen: (name: RowName) => void;
}

/** The top table with the field that narrows it. */
export function TopPane({ sampleTypes, chosen, options, colourBy, ask, profileName, selected, onSelect, onOpen }: TopPaneProps): ReactNode {
  const [filter, setFilter] = useSmallText('topq');
  const table = useAnswer(ask, { ask: 'top', sampleType: chosen, options });
  const type = sampleTypes[table?.sampleType ?? chosen];
  return (
    <div className="top-pane">
      <SearchField className="flame-field top-pane__filter" data-picture="no" aria-label={t('Filter by function or file')} value={filter} onChange={setFilter}>
        <Filter className="flame-field__icon" size={14} aria-hidden />
        <Input className="flame-field__input" placeholder={t('Filter by function or file')} spellCheck={false} autoComplete="off" />
        {filter !== '' && (
          <Button className="flame-field__clear" aria-label={t('Clear the filter')}>
            <X size={14} aria-hidden />
          </Button>
        )}
      </SearchField>
      {table && (
        <TopTable
          table={table}
          unit={type?.unit ?? ''}
          fileName={`${profileName}.top.${type?.type ?? 'all'}.csv`}
          byOrigin={colourBy === 'origin'}
          filter={filter}
          selected={selected}
          onSelect={onSelect}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}
