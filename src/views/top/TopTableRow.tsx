import { memo, type ReactNode } from 'react';
import type { Px, TopTable } from '../../../workers/api.ts';
import { Swatch } from '../table/Swatch.tsx';
import { ValueText } from '../table/ValueText.tsx';
import type { ColumnSpec, TopColumnId } from './columns.ts';
import { pprofPercent } from './percent.ts';
import { inlineWord } from './topCsv.ts';

/** The swatch and the blank behind it. */
const MARKS_PX: Px = 16;

export interface TopTableRowProps {
  readonly id: string;
  /** In the order shown, from 0. */
  readonly place: number;
  /** Index into the table's columns. */
  readonly index: number;
  readonly table: TopTable;
  /** Σ flat of this row and all above it. */
  readonly sum: number;
  readonly unit: string;
  readonly columns: readonly ColumnSpec[];
  readonly namePx: Px;
  readonly fitName: (name: string, maxPx: Px) => string;
  readonly isSelected: boolean;
  /** Colours tell whose code it is. */
  readonly byOrigin: boolean;
}

/** One function. Drawn once while it is in sight, whatever else of the table changes. */
export const TopTableRow = memo(function TopTableRow(row: TopTableRowProps): ReactNode {
  const { id, place, index, table, columns, namePx, fitName, isSelected, byOrigin } = row;
  const name = table.names[index] ?? '';
  const file = table.files[index] ?? '';
  const inline = inlineWord(table.inline[index]);
  return (
    // The heading is the first row.
    <tr id={id} className="top__row" data-place={place} aria-rowindex={place + 2} aria-selected={isSelected}>
      {columns.map((column) =>
        column.id === 'name' ? (
          <th key={column.id} scope="row" className="top__cell top__cell--name">
            <Swatch module={table.module[index] ?? 0} origin={byOrigin ? table.origin[index] : undefined} />{' '}
            <span title={file === '' ? name : `${name}\n${file}`}>{fitName(name, namePx - MARKS_PX - inlinePx(inline))}</span>
            {inline !== '' && <span className="top__inline"> ({inline})</span>}
          </th>
        ) : (
          <td key={column.id} className={`top__cell top__cell--${column.id}`}>
            {figure(column.id, row)}
          </td>
        ),
      )}
    </tr>
  );
});

function figure(column: Exclude<TopColumnId, 'name'>, { table, index, sum, unit }: TopTableRowProps): ReactNode {
  const flat = table.flat[index] ?? 0;
  const cum = table.cum[index] ?? 0;
  switch (column) {
    case 'flat':
      return <ValueText value={flat} unit={unit} more={pprofPercent(flat, table.total)} />;
    case 'cum':
      return <ValueText value={cum} unit={unit} more={pprofPercent(cum, table.total)} />;
    case 'flatPercent':
      return pprofPercent(flat, table.total);
    case 'sumPercent':
      return pprofPercent(sum, table.total);
    case 'cumPercent':
      break;
  }
  return pprofPercent(cum, table.total);
}

/** Room for "(inline)" or "(partial-inline)". */
function inlinePx(inline: ReturnType<typeof inlineWord>): Px {
  switch (inline) {
    case '':
      return 0;
    case 'inline':
      return 44;
    case 'partial-inline':
      return 84;
  }
}
