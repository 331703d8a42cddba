import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { AskLog, LogFacts } from '../../../workers/api.ts';
import { useSmallOrder } from '../smallLook.ts';
import { exactNs, formatCount, formatNs } from '../format.ts';
import { CsvButton } from '../table/CsvButton.tsx';
import { everyPage } from '../table/everyPage.ts';
import { covers, placeAround } from '../table/pagePlace.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import '../table/tableView.css';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { INIT_ORDERS, initColumns, initOrder } from './initColumns.tsx';
import { t } from '../../../language/t.ts';
import './init.css';
import { Said } from '../../language/Said.tsx';

const CSV_HEADER = ['package', 'start_ns', 'clock_ns', 'alloc_bytes', 'allocs', 'line'];

const FIRST = { column: 'clock', descending: true } as const;

/** How long each package's initialisation took, from the lines of inittrace. */
export function InitView({ facts, ask, change, state }: ViewProps<LogFacts, AskLog>): ReactNode {
  const [order, setOrder] = useSmallOrder('initsort', INIT_ORDERS, FIRST);
  const [place, setPlace] = useState(() => placeAround(0, 0));
  const question = { ask: 'inits', order: order.column, descending: order.descending } as const;
  const page = useAnswer(ask, { ...question, ...place });
  const last = useAnswer(ask, { ask: 'inits', order: 'start', descending: true, from: 0, count: 1 });
  const onInSight = useCallback((from: number, count: number) => setPlace((known) => (covers(known, from, count) ? known : placeAround(from, count))), []);
  const lastRow = last?.rows[0];
  const endNs = lastRow === undefined ? 0 : lastRow.startNs + lastRow.clockNs;
  const sumNs = page?.sumNs ?? 0;
  const columns = useMemo(() => initColumns(endNs, sumNs), [endNs, sumNs]);
  return (
    <section className="table-view" aria-label={t('Package init')}>
      <div className="table-view__bar">
        <p className="table-view__note">
          {page === undefined ? (
            t('Reading…')
          ) : (
            <Said
              message="{count} packages, {sum} together; the last was done {end} after the start. Packages without work are not told."
              values={{ count: formatCount(page.total), sum: <strong title={exactNs(sumNs)}>{formatNs(sumNs)}</strong>, end: formatNs(endNs) }}
            />
          )}
        </p>
        <div className="table-view__end">
          <CsvButton
            what={t('all packages')}
            fileName={`${facts.name}.init.csv`}
            header={CSV_HEADER}
            rows={() =>
              everyPage(
                async (from, count) => ({ ...(await ask({ ...question, from, count })), known: 1 }),
                (row) => [row.package, row.startNs, row.clockNs, row.allocBytes, row.allocs, row.line],
              )
            }
          />
        </div>
      </div>
      <RowGrid
        label={t('Packages by their initialisation')}
        columns={columns}
        count={page?.total ?? 0}
        rowAt={(at) => page?.rows[at - page.from]}
        order={order}
        onSort={(column) => {
          const by = initOrder(column);
          if (by !== undefined) setOrder({ column: by, descending: order.column === by ? !order.descending : by !== 'start' && by !== 'package' });
        }}
        onOpen={() => change({ view: 'lines', gcLook: { ...state.gcLook, lines: 'records' } }, 'push')}
        onInSight={onInSight}
        empty={page === undefined ? t('Reading…') : t('No package told its initialisation.')}
      />
    </section>
  );
}
