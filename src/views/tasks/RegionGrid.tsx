import { useMemo } from 'react';
import type { AskTrace, RegionRow, TraceFacts } from '../../../workers/api.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import type { PagedRows } from '../table/usePagedRows.ts';
import type { ViewProps } from '../viewState.ts';
import { regionColumns } from './markColumns.tsx';
import { regionLead, regionPin } from './markLeads.ts';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly regions: PagedRows<RegionRow>;
  readonly onSort: (column: string) => void;
}

/** Regions one by one. */
export function RegionGrid({ facts, state, change, regions, onSort }: Props) {
  const { laneView, pin, marksTable } = state;
  const columns = useMemo(
    () =>
      regionColumns(
        (row) => change(regionLead(laneView, row, facts.durationNs), 'push'),
        (task) => change({ pin: { pin: 'task', task } }, 'push'),
      ),
    [change, laneView, facts.durationNs],
  );
  return (
    <RowGrid
      label={t('Regions')}
      columns={columns}
      count={regions.total ?? 0}
      rowAt={regions.rowAt}
      order={{ column: marksTable.order, descending: marksTable.descending }}
      onSort={onSort}
      onOpen={(at) => {
        const row = regions.rowAt(at);
        if (row !== undefined) change({ pin: regionPin(row) }, 'push');
      }}
      isOpened={({ goroutine, startNs }) => pin?.pin === 'stretch' && pin.goroutine === goroutine.goroutine && pin.atNs === startNs}
      onInSight={regions.onInSight}
      empty={regions.total === undefined ? t('Reading…') : t('No region fits.')}
    />
  );
}
