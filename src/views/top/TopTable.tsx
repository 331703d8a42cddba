// Functions by what they cost, as `go tool pprof -top` lists them. Rows are drawn as they scroll into sight.
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import {
  Button,
  Cell,
  Column,
  ResizableTableContainer,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
  type Selection,
} from 'react-aria-components';
import type { TopTable as TopAnswer } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { createNameFitter } from '../../charts/flame/shortName.ts';
import { measureIn } from '../../charts/flame/textWidth.ts';
import { usePalette } from '../../charts/usePalette.ts';
import { exactValue, formatCount, formatValue } from '../format.ts';
import { columnsFor, LEAST_NAME_PX, nameTextPx, type TopColumnId } from './columns.ts';
import { pprofPercent } from './percent.ts';
import './top.css';
import { BY_FLAT, orderFunctions, topRows, type TopColumn, type TopOrder, type TopRow } from './topRows.ts';

export interface TopTableProps {
  readonly table: TopAnswer;
  /** Unit of the sample type's values, as the profile spells it. */
  readonly unit: string;
  /** Part of a function's name or file. */
  readonly filter: string;
  /** Function whose row is selected. */
  readonly selected: string | undefined;
  readonly onSelect: (name: string) => void;
  /** Enter or a double click on a row. */
  readonly onOpen: (name: string) => void;
}

const ROW_PX = 26;
const HEADING_PX = 28;
/** A table of 20,000 functions is read from its top: rows join it by the page. */
const PAGE = 200;

export function TopTable({ table, unit, filter: typed, selected, onSelect, onOpen }: TopTableProps): ReactNode {
  // Typing comes first; the rows follow.
  const filter = useDeferredValue(typed);
  const [order, setOrder] = useState<TopOrder>(BY_FLAT);
  const [limit, setLimit] = useState(PAGE);
  const whole = useRef<HTMLDivElement>(null);
  const { widthPx } = useSizePx(whole);
  const { fontSans } = usePalette();
  const fitName = useMemo(() => createNameFitter(measureIn(`12px ${fontSans}`), 'list'), [fontSans]);

  const ordered = useMemo(() => orderFunctions(table, order, filter), [table, order, filter]);
  // As far as the selected function, if that comes later.
  const count = Math.max(limit, 1 + ordered.findIndex((index) => table.names[index] === selected));
  const { rows, shown } = useMemo(() => topRows(table, ordered, count), [table, ordered, count]);
  const columns = useMemo(() => columnsFor(widthPx), [widthPx]);
  const namePx = nameTextPx(widthPx, columns);
  const selectedKeys = useMemo(() => {
    const row = rows.find(({ name }) => name === selected);
    return row === undefined ? [] : [row.index];
  }, [rows, selected]);

  // A function that was chosen elsewhere is brought into sight, once.
  const grid = useRef<HTMLTableElement>(null);
  const shownFor = useRef<string | undefined>(undefined);
  const ready = widthPx > 0;
  useEffect(() => {
    const scroller = grid.current;
    const place = rows.findIndex(({ name }) => name === selected);
    if (!ready || scroller === null || shownFor.current === selected) return;
    shownFor.current = selected;
    const top = place * ROW_PX;
    const isInSight = top >= scroller.scrollTop && top + ROW_PX + HEADING_PX <= scroller.scrollTop + scroller.clientHeight;
    if (place >= 0 && !isInSight) scroller.scrollTop = top - scroller.clientHeight / 3;
  }, [rows, selected, ready]);

  const nameOf = (key: unknown): string => table.names[Number(key)] ?? '';
  const select = (keys: Selection): void => {
    if (keys === 'all') return;
    const [key] = keys;
    if (key !== undefined) onSelect(nameOf(key));
  };
  return (
    <div className="top" ref={whole}>
      <p className="top__figures">
        Showing nodes accounting for{' '}
        <b title={exactValue(shown, unit)}>{formatValue(shown, unit)}</b>, {pprofPercent(shown, table.total)} of{' '}
        <span title={exactValue(table.total, unit)}>{formatValue(table.total, unit)}</span> total
      </p>
      {ready && (
        <ResizableTableContainer className="top__container">
          <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: ROW_PX, headingHeight: HEADING_PX }}>
            <Table
              ref={grid}
              className="top__table"
              aria-label="Functions by flat and cumulative value"
              selectionMode="single"
              selectionBehavior="replace"
              selectedKeys={selectedKeys}
              onSelectionChange={select}
              onRowAction={(key) => onOpen(nameOf(key))}
              sortDescriptor={{ column: order.column, direction: order.descending ? 'descending' : 'ascending' }}
              onSortChange={({ column }) => setOrder((last) => orderAfter(last, column as TopColumn))}
            >
              <TableHeader columns={columns}>
                {(column) => (
                  <Column
                    id={column.id}
                    className={`top__heading top__heading--${column.id}`}
                    allowsSorting={column.sorts}
                    isRowHeader={column.id === 'name'}
                    width={column.widthPx ?? '1fr'}
                    minWidth={column.widthPx ?? LEAST_NAME_PX}
                  >
                    {({ sortDirection }) => (
                      <span className="top__heading-text" title={column.meaning}>
                        {column.heading}
                        {sortDirection && (
                          <span className="top__arrow" aria-hidden>
                            {sortDirection === 'ascending' ? '▲' : '▼'}
                          </span>
                        )}
                      </span>
                    )}
                  </Column>
                )}
              </TableHeader>
              <TableBody
                items={rows}
                dependencies={[columns, namePx, unit, table, fitName]}
                renderEmptyState={() => (
                  <p className="top__empty">
                    {filter.trim() === '' ? 'No function has a value of this sample type.' : `No function’s name or file contains “${filter.trim()}”.`}
                  </p>
                )}
              >
                {(row) => (
                  <Row id={row.index} textValue={row.name} columns={columns} className="top__row">
                    {(column) => (
                      <Cell className={`top__cell top__cell--${column.id}`}>
                        {column.id === 'name' ? (
                          <span title={row.file === '' ? row.name : `${row.name}\n${row.file}`}>
                            {fitName(row.name, namePx)}
                          </span>
                        ) : (
                          figure(row, column.id, table.total, unit)
                        )}
                      </Cell>
                    )}
                  </Row>
                )}
              </TableBody>
            </Table>
          </Virtualizer>
        </ResizableTableContainer>
      )}
      {ordered.length > rows.length && (
        <p className="top__more">
          The first {formatCount(rows.length)} of {formatCount(ordered.length)} functions.{' '}
          <Button className="button flame-button" onPress={() => setLimit(rows.length + PAGE)}>
            Show {formatCount(Math.min(PAGE, ordered.length - rows.length))} more
          </Button>
        </p>
      )}
    </div>
  );
}

/** A new column starts with its interesting end: large values, or the first letters. */
function orderAfter(last: TopOrder, column: TopColumn): TopOrder {
  return column === last.column ? { column, descending: !last.descending } : { column, descending: column !== 'name' };
}

function figure(row: TopRow, column: Exclude<TopColumnId, 'name'>, total: number, unit: string): ReactNode {
  switch (column) {
    case 'flat':
      return <span title={`${exactValue(row.flat, unit)}, ${pprofPercent(row.flat, total)}`}>{formatValue(row.flat, unit)}</span>;
    case 'cum':
      return <span title={`${exactValue(row.cum, unit)}, ${pprofPercent(row.cum, total)}`}>{formatValue(row.cum, unit)}</span>;
    case 'flatPercent':
      return pprofPercent(row.flat, total);
    case 'sumPercent':
      return pprofPercent(row.sum, total);
    case 'cumPercent':
      break;
  }
  return pprofPercent(row.cum, total);
}
