// A table of any number of rows: only those in sight are in the page, and only those are asked for.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Px } from '../../../workers/api.ts';
import { placeAfter } from '../top/rowKeys.ts';
import { leastWidthPx, type GridColumn, type GridOrder } from './gridColumn.ts';
import { GridHeading } from './GridHeading.tsx';
import './rowGrid.css';

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly count: number;
  /** undefined: on its way. */
  readonly rowAt: (at: number) => Row | undefined;
  readonly order: GridOrder;
  readonly onSort: (column: string) => void;
  /** A press on a row, or Enter. */
  readonly onOpen: (at: number) => void;
  /** The right arrow opens a row in place, the left arrow closes it. */
  readonly onTurn?: (at: number, isWanted: boolean) => void;
  /** Whether a row is what the detail panel shows. */
  readonly isOpened?: (row: Row) => boolean;
  /** Rows that should be there: from, and how many. The same function at every call. */
  readonly onInSight?: (from: number, count: number) => void;
  /** What stands there instead of rows. */
  readonly empty: string;
}

const ROW_PX = 30;
const HEADING_PX = 30;
/** Rows above and below those in sight, so that a turn of the wheel finds them there. */
const OVERSCAN = 6;
/** Browsers lay nothing out beyond some 30 million pixels. */
const MOST_ROWS = 900_000;

export function RowGrid<Row>({ label, columns, count, rowAt, order, onSort, onOpen, onTurn, isOpened, onInSight, empty }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(-1);
  const id = useId();
  const shown = Math.min(count, MOST_ROWS);
  const place = cursor < shown ? cursor : -1;
  // oxlint-disable-next-line react/incompatible-library -- what it returns goes to no memoised component
  const rows = useVirtualizer({
    count: shown,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    // The heading stays on top of the rows.
    scrollMargin: HEADING_PX,
    scrollPaddingStart: HEADING_PX,
    useFlushSync: false,
  });
  const inSight = rows.getVirtualItems();
  const first = inSight[0]?.index ?? 0;
  const after = (inSight.at(-1)?.index ?? -1) + 1;
  const abovePx = (inSight[0]?.start ?? HEADING_PX) - HEADING_PX;
  const belowPx = rows.getTotalSize() - ((inSight.at(-1)?.end ?? HEADING_PX) - HEADING_PX);

  useEffect(() => {
    if (after > first) onInSight?.(first, after - first);
  }, [onInSight, first, after]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // The headings' buttons have keys of their own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && place >= 0) onOpen(place);
    else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && place >= 0 && onTurn !== undefined) onTurn(place, event.key === 'ArrowRight');
    else {
      const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADING_PX) / ROW_PX) - 1);
      const next = placeAfter(event.key, place, shown, page);
      if (next === undefined) return;
      setCursor(next);
      rows.scrollToIndex(next);
    }
    event.preventDefault();
  };

  return (
    <div className="rows__scroller" ref={scroller}>
      <table
        className="rows"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA pattern of a table with selectable rows
        role="grid"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a grid is one stop of the Tab key; arrow keys walk its rows
        tabIndex={0}
        aria-label={label}
        aria-rowcount={shown + 1}
        aria-activedescendant={place >= first && place < after ? `${id}${place}` : undefined}
        style={{ minWidth: leastWidthPx(columns) }}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const at = placeOf(event.target);
          if (at === undefined || isOwnButton(event.target)) return;
          setCursor(at);
          onOpen(at);
        }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: column.widthPx }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <GridHeading key={column.id} column={column} order={order} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap heightPx={abovePx} />
          {inSight.map(({ index: at }) => {
            const row = rowAt(at);
            const isOpen = row !== undefined && (isOpened?.(row) ?? false);
            return (
              <tr
                key={at}
                id={`${id}${at}`}
                className={at === place ? 'rows__row rows__row--cursor' : 'rows__row'}
                data-place={at}
                // The heading is the first row.
                aria-rowindex={at + 2}
                aria-selected={isOpen}
              >
                {columns.map(({ id: column, isNumber, cell }, nth) => {
                  const content = row === undefined ? (nth === 0 ? '…' : undefined) : cell(row);
                  return nth === 0 ? (
                    <th key={column} scope="row" className="rows__cell rows__cell--first">
                      {content}
                    </th>
                  ) : (
                    <td key={column} className={isNumber ? 'rows__cell rows__cell--number' : 'rows__cell'}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Gap heightPx={belowPx} />
        </tbody>
      </table>
      {count === 0 && <p className="rows__empty">{empty}</p>}
      {count > shown && <p className="rows__empty">Further rows are in the CSV file; a filter shows them here.</p>}
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ heightPx }: { readonly heightPx: Px }): ReactNode {
  return heightPx > 0 ? <tr aria-hidden style={{ height: heightPx }} /> : undefined;
}

function placeOf(target: EventTarget): number | undefined {
  const place = target instanceof Element ? target.closest('tr')?.dataset['place'] : undefined;
  return place === undefined ? undefined : Number(place);
}

/** A button in a cell does what it says, not what its row does. */
function isOwnButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
