// A table of any number of rows: only those in sight are in the page, and only those are asked for.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Px } from '../../../workers/api.ts';
import { placeAfter } from '../top/rowKeys.ts';
import { leastWidthPx, type GridColumn, type GridOrder } from './gridColumn.ts';
import { GridHeading } from './GridHeading.tsx';
import { GridRow, type TreePlace } from './GridRow.tsx';
import './rowGrid.css';
import { useRowsInSight } from './useRowsInSight.ts';
import { t } from '../../../language/t.ts';

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
  /** The rows are a tree: where each stands in it. */
  readonly tree?: (row: Row) => TreePlace;
  /** Where the keyboard is, for who wants to lead it; -1: nowhere. What is set is brought into sight. */
  readonly cursor?: number;
  readonly onCursor?: (at: number) => void;
  /** Whether a row is what the detail panel shows. */
  readonly isOpened?: (row: Row) => boolean;
  /** Rows that should be there: from, and how many. The same function at every call. */
  readonly onInSight?: (from: number, count: number) => void;
  /** What stands there instead of rows. */
  readonly empty: string;
}

const ROW_PX = 30;
const HEADING_PX = 30;
const SIZES = { rowPx: ROW_PX, headingPx: HEADING_PX };
/** Browsers lay nothing out beyond some 30 million pixels. */
const MOST_ROWS = 900_000;

export function RowGrid<Row>({ label, columns, count, rowAt, order, onSort, onOpen, onTurn, tree, cursor: led, onCursor, isOpened, onInSight, empty }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(-1);
  const cursor = led ?? own;
  const setCursor = (at: number): void => {
    setOwn(at);
    onCursor?.(at);
  };
  const id = useId();
  const shown = Math.min(count, MOST_ROWS);
  const place = cursor < shown ? cursor : -1;
  const { first, after, scrollTo } = useRowsInSight(scroller, shown, SIZES);

  useEffect(() => {
    if (after > first) onInSight?.(first, after - first);
  }, [onInSight, first, after]);

  const scroll = useRef(scrollTo);
  useEffect(() => {
    scroll.current = scrollTo;
  });
  useEffect(() => {
    if (led !== undefined && led >= 0) scroll.current(led);
  }, [led]);

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
      scrollTo(next);
    }
    event.preventDefault();
  };

  return (
    <div className="rows__scroller" ref={scroller}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a grid or a treegrid: both are walked by keys */}
      <table
        className="rows"
        role={tree === undefined ? 'grid' : 'treegrid'}
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
          <Gap heightPx={first * ROW_PX} />
          {Array.from({ length: after - first }, (_, nth) => {
            const at = first + nth;
            const row = rowAt(at);
            return (
              <GridRow
                key={at}
                id={`${id}${at}`}
                place={at}
                row={row}
                columns={columns}
                tree={row === undefined ? undefined : tree?.(row)}
                isCursor={at === place}
                isOpened={row !== undefined && (isOpened?.(row) ?? false)}
              />
            );
          })}
          <Gap heightPx={(shown - after) * ROW_PX} />
        </tbody>
      </table>
      {count === 0 && <p className="rows__empty">{empty}</p>}
      {count > shown && <p className="rows__empty">{t('Further rows are in the CSV file; a filter shows them here.')}</p>}
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
