// Functions by what they cost, as `go tool pprof -top` lists them. Rows are in the page only while they are in sight.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useId, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Px, TopTable as TopAnswer } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { createNameFitter } from '../../charts/flame/shortName.ts';
import { measureIn } from '../../charts/flame/textWidth.ts';
import { usePalette } from '../../charts/usePalette.ts';
import { useSmallOrder } from '../smallLook.ts';
import { CopyButton } from '../CopyButton.tsx';
import { exactValue, formatValue } from '../format.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { columnsFor, leastTablePx, nameTextPx } from './columns.ts';
import { pprofPercent } from './percent.ts';
import { placeAfter } from './rowKeys.ts';
import './top.css';
import { topCsv, topCsvHeader, topCsvRows } from './topCsv.ts';
import { TopHeading } from './TopHeading.tsx';
import { BY_FLAT, orderAfter, orderFunctions, runningSum, TOP_COLUMNS } from './topRows.ts';
import { TopTableRow } from './TopTableRow.tsx';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

export interface TopTableProps {
  readonly table: TopAnswer;
  /** Unit of the sample type's values, as the profile spells it. */
  readonly unit: string;
  readonly fileName: string;
  /** Colours tell whose code a function is, not its package. */
  readonly byOrigin: boolean;
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
/** Rows above and below those in sight, so that a turn of the wheel finds them there. */
const OVERSCAN = 4;

export function TopTable({ table, unit, fileName, byOrigin, filter: typed, selected, onSelect, onOpen }: TopTableProps): ReactNode {
  // Typing comes first; the rows follow.
  const filter = useDeferredValue(typed);
  const [order, setOrder] = useSmallOrder('topsort', TOP_COLUMNS, BY_FLAT);
  const scroller = useRef<HTMLDivElement>(null);
  const { widthPx } = useSizePx(scroller);
  const { fontSans } = usePalette();
  const fitName = useMemo(() => createNameFitter(measureIn(`12px ${fontSans}`), 'list'), [fontSans]);
  const id = useId();

  const ordered = useMemo(() => orderFunctions(table, order, filter), [table, order, filter]);
  const sums = useMemo(() => runningSum(table, ordered), [table, ordered]);
  const place = useMemo(() => ordered.findIndex((index) => table.names[index] === selected), [table, ordered, selected]);
  const columns = useMemo(() => columnsFor(widthPx), [widthPx]);
  const namePx = nameTextPx(widthPx, columns);
  // oxlint-disable-next-line react/incompatible-library -- what it returns goes to no memoised component
  const rows = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    // The heading stays on top of the rows.
    scrollMargin: HEADING_PX,
    scrollPaddingStart: HEADING_PX,
    useFlushSync: false,
  });
  const inSight = rows.getVirtualItems();
  const abovePx = (inSight[0]?.start ?? HEADING_PX) - HEADING_PX;
  const belowPx = rows.getTotalSize() - ((inSight.at(-1)?.end ?? HEADING_PX) - HEADING_PX);

  // A function that was chosen elsewhere is brought into sight, once.
  const shownFor = useRef<string | undefined>(undefined);
  const ready = widthPx > 0;
  useEffect(() => {
    if (!ready || shownFor.current === selected) return;
    shownFor.current = selected;
    if (place >= 0) rows.scrollToIndex(place);
  }, [rows, place, selected, ready]);

  const nameAt = (at: number): string | undefined => table.names[ordered[at] ?? -1];
  const selectAt = (at: number | undefined): void => {
    const name = at === undefined ? undefined : nameAt(at);
    if (name !== undefined && name !== selected) onSelect(name);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The headings' buttons have keys of their own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && selected !== undefined && place >= 0) onOpen(selected);
    else {
      const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADING_PX) / ROW_PX) - 1);
      const next = placeAfter(event.key, place, ordered.length, page);
      if (next === undefined) return;
      selectAt(next);
      rows.scrollToIndex(next);
    }
    event.preventDefault();
  };

  const shown = sums.at(-1) ?? 0;
  return (
    <div className="top">
      <div className="top__summary">
        <p className="top__figures">
          <Said
            message="Showing nodes accounting for <sum>{shown}</sum>, {share} of <whole>{all}</whole> total"
            values={{ shown: formatValue(shown, unit), share: pprofPercent(shown, table.total), all: formatValue(table.total, unit) }}
            tags={{
              sum: (inside) => <b title={exactValue(shown, unit)}>{inside}</b>,
              whole: (inside) => <span title={exactValue(table.total, unit)}>{inside}</span>,
            }}
          />
        </p>
        <div className="top__take">
          <CopyButton text={() => topCsv(table, ordered, sums, unit)} what={t('the rows as CSV')} />
          <CsvButton what={t('the functions shown')} fileName={fileName} header={topCsvHeader(unit)} rows={() => atOnce(topCsvRows(table, ordered, sums))} />
        </div>
      </div>
      <div className="top__scroller" ref={scroller}>
        <table
          className="top__table"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA pattern of a table with selectable rows
          role="grid"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a grid is one stop of the Tab key; arrow keys walk its rows
          tabIndex={0}
          aria-label={t('Functions by flat and cumulative value')}
          aria-rowcount={ordered.length + 1}
          aria-activedescendant={inSight.some(({ index }) => index === place) ? `${id}${place}` : undefined}
          style={{ minWidth: leastTablePx(columns) }}
          onKeyDown={onKeyDown}
          onClick={(event) => selectAt(placeOf(event.target))}
          onDoubleClick={(event) => {
            const name = nameAt(placeOf(event.target) ?? -1);
            if (name !== undefined) onOpen(name);
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
                <TopHeading key={column.id} column={column} order={order} onSort={(by) => setOrder(orderAfter(order, by))} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap heightPx={abovePx} />
            {inSight.map(({ index: at }) => (
              <TopTableRow
                key={ordered[at]}
                id={`${id}${at}`}
                place={at}
                index={ordered[at] ?? 0}
                table={table}
                sum={sums[at] ?? 0}
                unit={unit}
                columns={columns}
                namePx={namePx}
                fitName={fitName}
                isSelected={at === place}
                byOrigin={byOrigin}
              />
            ))}
            <Gap heightPx={belowPx} />
          </tbody>
        </table>
        {ordered.length === 0 && (
          <p className="top__empty">
            {filter.trim() === '' ? t('No function has a value of this sample type.') : t('No function’s name or file contains “{filter}”.', { filter: filter.trim() })}
          </p>
        )}
      </div>
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
