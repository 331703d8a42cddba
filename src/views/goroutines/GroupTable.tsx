import { useMemo } from 'react';
import type { GroupRow } from '../../../workers/api.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { FilterField } from '../table/FilterField.tsx';
import { KnownNote } from '../table/KnownNote.tsx';
import { RowGrid } from '../table/RowGrid.tsx';
import { Segments } from '../table/Segments.tsx';
import { GROUP_FIGURES, type GoroutineTable, type GroupColumn } from './goroutineTable.ts';
import { FIGURE_MEANINGS, groupColumns } from './groupColumns.tsx';
import { GROUP_CSV_HEADER, groupCsvLine, largestOf, orderedGroups, sortedAfter } from './groupRows.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  /** undefined: on their way. */
  readonly groups: readonly GroupRow[] | undefined;
  readonly known: number | undefined;
  readonly fileName: string;
  readonly table: GoroutineTable;
  readonly onChange: (patch: Partial<GoroutineTable>, step: 'push' | 'replace') => void;
}

const BY = [
  { id: 'entry', text: marked('Entry function') },
  { id: 'creator', text: marked('Creator') },
] as const;
const FIGURES = GROUP_FIGURES.map((id) => ({ id, text: id }));

/** Goroutines by what they were started to do, with the time their members spent in each state. */
export function GroupTable({ groups, known, fileName, table, onChange }: Props) {
  const { by, figure } = table;
  const rows = useMemo(() => orderedGroups(groups ?? [], table), [groups, table]);
  const columns = useMemo(() => groupColumns(by, figure, largestOf(groups ?? [], figure)), [groups, by, figure]);

  return (
    <>
      <div className="table-view__bar">
        <Segments label={t('Grouped by')} choices={BY} chosen={by} onChoose={(next) => onChange({ by: next }, 'push')} />
        <Segments label={t('Figure')} choices={FIGURES} chosen={figure} onChoose={(next) => onChange({ figure: next }, 'push')} />
        <FilterField label={t('Filter by function')} value={table.filter} onChange={(filter) => onChange({ filter }, 'replace')} />
        <span className="table-view__note">{t('of the whole recording')}</span>
        <KnownNote known={known} />
        <span className="table-view__end">
          <CsvButton
            what={t('all groups with all figures')}
            fileName={`${fileName}.goroutines-by-${by}.csv`}
            header={GROUP_CSV_HEADER}
            rows={() => atOnce(rows.map(groupCsvLine))}
          />
        </span>
      </div>
      <RowGrid
        label={by === 'entry' ? t('Goroutines by entry function, {figure}', { figure: t(FIGURE_MEANINGS[figure]) }) : t('Goroutines by creator, {figure}', { figure: t(FIGURE_MEANINGS[figure]) })}
        columns={columns}
        count={rows.length}
        rowAt={(at) => rows[at]}
        order={table}
        onSort={(column) => onChange(sortedAfter(table, column as GroupColumn), 'push')}
        onOpen={(at) => {
          const group = rows[at]?.name;
          if (group !== undefined) onChange({ group }, 'push');
        }}
        empty={groups === undefined ? t('Looking at every goroutine…') : table.filter === '' ? t('There are no goroutines in this trace.') : t('No function matches “{filter}”.', { filter: table.filter })}
      />
    </>
  );
}
