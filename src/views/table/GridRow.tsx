import type { GridColumn } from './gridColumn.ts';

/** Where a row stands in a tree. */
export interface TreePlace {
  /** From 1. */
  readonly level: number;
  /** undefined: nothing beneath it. */
  readonly isOpen: boolean | undefined;
  /** From 1, among its siblings. */
  readonly place: number;
  readonly siblings: number;
}

interface Props<Row> {
  readonly id: string;
  /** In the order shown, from 0. */
  readonly place: number;
  /** undefined: on its way. */
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  /** undefined: the rows are no tree. */
  readonly tree: TreePlace | undefined;
  /** The keyboard is at it. */
  readonly isCursor: boolean;
  /** It is what the detail panel shows. */
  readonly isOpened: boolean;
}

export function GridRow<Row>({ id, place, row, columns, tree, isCursor, isOpened }: Props<Row>) {
  return (
    <tr
      id={id}
      className={isCursor ? 'rows__row rows__row--cursor' : 'rows__row'}
      data-place={place}
      // The heading is the first row.
      aria-rowindex={place + 2}
      aria-level={tree?.level}
      aria-expanded={tree?.isOpen}
      aria-posinset={tree?.place}
      aria-setsize={tree?.siblings}
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
