import { t } from '../../../language/t.ts';
import type { GridColumn, GridOrder } from './gridColumn.ts';

interface Props {
  readonly column: Pick<GridColumn<never>, 'id' | 'heading' | 'meaning' | 'isNumber' | 'sorts'>;
  readonly order: GridOrder;
  readonly onSort: (column: string) => void;
}

/** The heading of a column; a button where the table can be sorted by it. */
export function GridHeading({ column, order, onSort }: Props) {
  const { id, heading, meaning, isNumber, sorts } = column;
  const direction = !sorts || id !== order.column ? undefined : order.descending ? 'descending' : 'ascending';
  const side = isNumber ? 'rows__heading rows__heading--number' : 'rows__heading';
  return (
    <th scope="col" className={side} aria-sort={direction}>
      {sorts ? (
        <button type="button" className="rows__heading-text rows__sort" title={meaning === undefined ? undefined : t(meaning)} onClick={() => onSort(id)}>
          {t(heading)}
          {direction !== undefined && (
            <span className="rows__arrow" aria-hidden="true">
              {direction === 'ascending' ? '▲' : '▼'}
            </span>
          )}
        </button>
      ) : (
        <span className="rows__heading-text" title={meaning === undefined ? undefined : t(meaning)}>
          {t(heading)}
        </span>
      )}
    </th>
  );
}
