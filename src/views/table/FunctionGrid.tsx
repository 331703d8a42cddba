import type { RowName } from '../../../workers/api.ts';
import type { GridColumn, GridOrder } from './gridColumn.ts';
import { RowGrid } from './RowGrid.tsx';

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** In the order shown. */
  readonly rows: readonly Row[];
  readonly order: GridOrder;
  readonly onOrder: (order: GridOrder) => void;
  /** The function whose rows are marked. */
  readonly chosen: RowName | undefined;
  readonly onChoose: (name: RowName) => void;
  /** What stands there instead of rows. */
  readonly empty: string;
}

/** A table whose rows are of functions, all of them at hand: sorted by pressing a heading, a press on a row chooses its function. */
export function FunctionGrid<Row extends { readonly name: RowName }>({ label, columns, rows, order, onOrder, chosen, onChoose, empty }: Props<Row>) {
  return (
    <RowGrid
      label={label}
      columns={columns}
      count={rows.length}
      rowAt={(at) => rows[at]}
      order={order}
      // Figures begin with the largest, names with the first letter.
      onSort={(column) => onOrder({ column, descending: column === order.column ? !order.descending : column !== 'name' })}
      onOpen={(at) => {
        const row = rows[at];
        if (row !== undefined) onChoose(row.name);
      }}
      isOpened={({ name }) => name === chosen}
      empty={empty}
    />
  );
}
