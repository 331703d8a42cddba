import type { ReactNode } from 'react';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { formatCount } from '../format.ts';
import { FilterField } from '../table/FilterField.tsx';
import { KnownNote } from '../table/KnownNote.tsx';
import { ScopeNote } from '../table/ScopeNote.tsx';
import { Segments } from '../table/Segments.tsx';
import type { ViewProps } from '../viewState.ts';
import { marked, t } from '../../../language/t.ts';

interface Props extends Omit<ViewProps<TraceFacts, AskTrace>, 'ask'> {
  /** Share of the recording that the rows are of; undefined: no answer yet. */
  readonly known: number | undefined;
  /** At the end: what only one of the tables has. */
  readonly children: ReactNode;
}

const FIELDS = { tasks: marked('Filter by type or number'), regions: marked('Filter by type'), logs: marked('Filter by category or message') } as const;

/** Which of the tables is shown, and what narrows it. */
export function MarksBar({ facts, state, change, known, children }: Props) {
  const table = state.marksTable;
  const choices = [
    { id: 'tasks', text: t('Tasks {n}', { n: formatCount(facts.tasks) }) },
    { id: 'regions', text: t('Regions {n}', { n: formatCount(facts.regions) }) },
    { id: 'logs', text: t('Logs {n}', { n: formatCount(facts.logs) }) },
  ] as const;
  return (
    <div className="table-view__bar">
      <Segments
        label={t('Table')}
        choices={choices}
        chosen={table.shown}
        // A type of tasks means nothing among regions.
        onChoose={(shown) => change({ marksTable: { ...table, shown, type: undefined, durationNs: undefined } }, 'push')}
      />
      <FilterField label={t(FIELDS[table.shown])} value={table.text} onChange={(text) => change({ marksTable: { ...table, text } }, 'replace')} />
      <ScopeNote selection={state.selection} change={change} />
      <KnownNote known={known} />
      <span className="table-view__end">{children}</span>
    </div>
  );
}
