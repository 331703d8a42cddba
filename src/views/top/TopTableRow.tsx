import { memo, type ReactNode } from 'react';
import type { Px, TopTable } from '../../../workers/api.ts';
import { exactValue, formatValue } from '../format.ts';
import type { ColumnSpec, TopColumnId } from './columns.ts';
import { pprofPercent } from './percent.ts';

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
}

/** One function. Drawn once while it is in sight, whatever else of the table changes. */
export const TopTableRow = memo(function TopTableRow(row: TopTableRowProps): ReactNode {
  const { id, place, index, table, columns, namePx, fitName, isSelected } = row;
  const name = table.names[index] ?? '';
  const file = table.files[index] ?? '';
  return (
    // The heading is the first row.
    <tr id={id} className="top__row" data-place={place} aria-rowindex={place + 2} aria-selected={isSelected}>
      {columns.map((column) =>
        column.id === 'name' ? (
          <th key={column.id} scope="row" className="top__cell top__cell--name">
            <span title={file === '' ? name : `${name}\n${file}`}>{fitName(name, namePx)}</span>
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
      return <span title={`${exactValue(flat, unit)}, ${pprofPercent(flat, table.total)}`}>{formatValue(flat, unit)}</span>;
    case 'cum':
      return <span title={`${exactValue(cum, unit)}, ${pprofPercent(cum, table.total)}`}>{formatValue(cum, unit)}</span>;
    case 'flatPercent':
      return pprofPercent(flat, table.total);
    case 'sumPercent':
      return pprofPercent(sum, table.total);
    case 'cumPercent':
      break;
  }
  return pprofPercent(cum, table.total);
}
