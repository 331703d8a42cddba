import type { GridColumn } from './gridColumn.ts';

interface Props<Row> {
  readonly id: string;
  /** In the order shown, from 0. */
  readonly place: number;
  /** undefined: on its way. */
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  /** The keyboard is at it. */
  readonly isCursor: boolean;
  /** It is what the detail panel shows. */
  readonly isOpened: boolean;
}

export function GridRow<Row>({ id, place, row, columns, isCursor, isOpened }: Props<Row>) {
  return (
    <tr
      id={id}
      className={isCursor ? 'rows__row rows__row--cursor' : 'rows__row'}
      data-place={place}
      // The heading is the first row.
      aria-rowindex={place + 2}
      aria-selected={isOpened}
    >
      {columns.map(({ id: column, isNumber, cell }, nth) =>
        nth === 0 ? (
          <th key={column} scope="row" className="rows__cell rows__cell--first">
            {row === undefined ? '…' : cell(row)}
          </th>
        ) : (
          <td key={column} className={isNumber ? 'rows__cell rows__cell--number' : 'rows__cell'}>
            {row !== undefined && cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}
