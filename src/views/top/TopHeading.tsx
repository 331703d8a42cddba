import type { ReactNode } from 'react';
import { t } from '../../../language/t.ts';
import type { ColumnSpec } from './columns.ts';
import type { TopColumn, TopOrder } from './topRows.ts';

export interface TopHeadingProps {
  readonly column: ColumnSpec;
  readonly order: TopOrder;
  readonly onSort: (by: TopColumn) => void;
}

/** The heading of a column; a button where the table can be sorted by it. */
export function TopHeading({ column, order, onSort }: TopHeadingProps): ReactNode {
  const { id, sortsBy, heading, meaning } = column;
  const direction = sortsBy !== order.column ? undefined : order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={`top__heading top__heading--${id}`} aria-sort={direction}>
      {sortsBy === undefined ? (
        <span className="top__heading-text" title={t(meaning)}>
          {t(heading)}
        </span>
      ) : (
        <button type="button" className="top__heading-text top__sort" title={t(meaning)} onClick={() => onSort(sortsBy)}>
          {t(heading)}
          {direction !== undefined && (
            <span className="top__arrow" aria-hidden>
              {direction === 'ascending' ? '▲' : '▼'}
            </span>
          )}
        </button>
      )}
    </th>
  );
}
