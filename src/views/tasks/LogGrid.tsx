import { useMemo } from 'react';
import type { AskTrace, LogRow, TraceFacts } from '../../../workers/api.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import type { PagedRows } from '../table/usePagedRows.ts';
import type { ViewProps } from '../viewState.ts';
import { logColumns } from './markColumns.tsx';
import { logLead, logPin } from './markLeads.ts';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly logs: PagedRows<LogRow>;
  readonly onSort: (column: string) => void;
}

/** What the program logged into the trace. */
export function LogGrid({ facts, state, change, logs, onSort }: Props) {
  const { laneView, pin, marksTable } = state;
  const columns = useMemo(
    () =>
      logColumns(
        (row) => change(logLead(laneView, row, facts.durationNs), 'push'),
        (task) => change({ pin: { pin: 'task', task } }, 'push'),
      ),
    [change, laneView, facts.durationNs],
  );
  return (
    <RowGrid
      label={t('Logs')}
      columns={columns}
      count={logs.total ?? 0}
      rowAt={logs.rowAt}
      order={{ column: marksTable.order, descending: marksTable.descending }}
      onSort={onSort}
      onOpen={(at) => {
        const row = logs.rowAt(at);
        const where = row === undefined ? undefined : logPin(row);
        if (where !== undefined) change({ pin: where }, 'push');
      }}
      isOpened={({ goroutine, atNs }) => pin?.pin === 'stretch' && pin.goroutine === goroutine?.goroutine && pin.atNs === atNs}
      onInSight={logs.onInSight}
      empty={logs.total === undefined ? t('Reading…') : t('No message fits.')}
    />
  );
}
