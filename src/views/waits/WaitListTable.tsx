// Single waits, the longest first or in time: a row opens the detail of that wait.
import { useMemo } from 'react';
import type { AskTrace, TraceFacts, TraceQuestion, WaitRow, WaitSelection } from '../../../workers/api.ts';
import { formatCount, formatNs } from '../format.ts';
import { CsvButton } from '../table/CsvButton.tsx';
import { everyPage } from '../table/everyPage.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import { usePagedRows } from '../table/usePagedRows.ts';
import type { Pin } from '../viewState.ts';
import { CAUSE_LOOKS } from './causeLook.ts';
import { WAIT_CSV_HEADER, waitCsvLine, waitListColumns } from './waitColumns.tsx';
import type { WaitLook } from './waitLook.ts';
import { t } from '../../../language/t.ts';

type Asked = Extract<TraceQuestion, { readonly ask: 'waitList' }>;

interface Props {
  readonly facts: TraceFacts;
  readonly ask: AskTrace;
  readonly selection: WaitSelection;
  /** The longest of the selection, whatever of it is listed. */
  readonly longestNs: number;
  readonly look: WaitLook;
  readonly onLook: (patch: Partial<WaitLook>) => void;
  readonly pin: Pin | undefined;
  readonly onOpen: (row: WaitRow) => void;
}

export function WaitListTable({ facts, ask, selection, longestNs, look, onLook, pin, onOpen }: Props) {
  const { lengthNs, main, list } = look;
  const question = { ask: 'waitList', selection, lengthNs, main, order: list } as const;
  const page = usePagedRows<Asked>(ask, question);
  const mostNs = Math.min(longestNs, lengthNs?.toNs ?? longestNs);
  const columns = useMemo(() => waitListColumns(mostNs), [mostNs]);
  const opened = pin?.pin === 'stretch' ? pin : undefined;
  return (
    <section className="waits__table" aria-label={t('Single waits')}>
      <div className="table-view__bar table-view__bar--low">
        <span className="waits__count">{page.total === undefined ? t('Waits') : t('{count, plural, one {{shown} wait} other {{shown} waits}}', { count: page.total, shown: formatCount(page.total) })}</span>
        {lengthNs !== undefined && (
          <button type="button" className="button waits__chip" title={t('List waits of all lengths')} onClick={() => onLook({ lengthNs: undefined })}>
            {lengthNs.toNs >= longestNs ? t('{from} and more', { from: formatNs(lengthNs.fromNs) }) : t('{from} to {to}', { from: formatNs(lengthNs.fromNs), to: formatNs(lengthNs.toNs) })} ×
          </button>
        )}
        {main !== undefined && (
          <button type="button" className="button waits__chip" title={t('List waits of all causes')} onClick={() => onLook({ main: undefined })}>
            {t('mostly {cause}', { cause: t(CAUSE_LOOKS[main].name) })} ×
          </button>
        )}
        <span className="table-view__end">
          <CsvButton what={t('all waits listed here')} fileName={`${facts.name}.waits.csv`} header={WAIT_CSV_HEADER} rows={() => everyPage((from, count) => ask({ ...question, from, count }), waitCsvLine)} />
        </span>
      </div>
      <RowGrid
        label={t('Single waits')}
        columns={columns}
        count={page.total ?? 0}
        rowAt={page.rowAt}
        order={{ column: list, descending: list === 'longest' }}
        onSort={(pressed) => onLook({ list: pressed === 'time' ? 'time' : 'longest' })}
        onOpen={(at) => {
          const row = page.rowAt(at);
          if (row !== undefined) onOpen(row);
        }}
        isOpened={({ goroutine, startNs }) => opened?.goroutine === goroutine.goroutine && opened.atNs === startNs}
        onInSight={page.onInSight}
        empty={page.total === undefined ? t('Reading…') : t('No wait fits.')}
      />
    </section>
  );
}
