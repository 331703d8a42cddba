import { useMemo } from 'react';
import { MEMBER_ORDERS, type AskTrace, type GroupBy, type TraceFacts } from '../../../workers/api.ts';
import { useSmallOrder } from '../smallLook.ts';
import { laneLead } from '../laneLead.ts';
import { CsvButton } from '../table/CsvButton.tsx';
import { everyPage } from '../table/everyPage.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { RowGrid } from '../table/RowGrid.tsx';
import { usePagedRows } from '../table/usePagedRows.ts';
import type { ViewProps } from '../viewState.ts';
import { memberColumns } from './memberColumns.tsx';
import { lifeWindow, MEMBER_CSV_HEADER, memberCsvLine } from './memberRows.ts';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly by: GroupBy;
  readonly group: string;
}

const FIRST = { column: 'created', descending: false } as const;

/** The goroutines of a group; each leads to its story and to its lane. */
export function MemberTable({ facts, ask, state, change, by, group }: Props) {
  const [order, setOrder] = useSmallOrder('membersort', MEMBER_ORDERS, FIRST);
  const question = { ask: 'members', by, group, order: order.column, descending: order.descending } as const;
  const members = usePagedRows<typeof question & { readonly from: number; readonly count: number }>(ask, question);
  const columns = useMemo(
    () =>
      memberColumns(by, ({ goroutine: { goroutine }, createdNs, endNs }) => {
        const window = lifeWindow(createdNs, endNs, facts.durationNs);
        const inGroup = by === state.laneView.list.groupBy ? group : undefined;
        change({ ...laneLead(state.laneView, { lane: 'goroutine', goroutine }, inGroup, window), pin: { pin: 'stretch', goroutine, atNs: createdNs ?? 0 } }, 'push');
      }),
    [by, group, change, state.laneView, facts.durationNs],
  );
  const pinned = state.pin?.pin === 'goroutine' ? state.pin.goroutine : undefined;
  return (
    <>
      <div className="table-view__bar table-view__bar--low">
        <h3 className="table-view__heading">{t('Goroutines of the group')}</h3>
        <KnownNote known={members.total === undefined ? undefined : members.known} />
        <span className="table-view__end">
          <CsvButton
            what={t('all goroutines of the group')}
            fileName={`${facts.name}.goroutines.csv`}
            header={MEMBER_CSV_HEADER}
            rows={() => everyPage((from, count) => ask({ ...question, from, count }), memberCsvLine)}
          />
        </span>
      </div>
      <RowGrid
        label={t('Goroutines of the group')}
        columns={columns}
        count={members.total ?? 0}
        rowAt={members.rowAt}
        order={order}
        onSort={(pressed) => {
          const column = MEMBER_ORDERS.find((one) => one === pressed) ?? 'created';
          setOrder(column === order.column ? { column, descending: !order.descending } : { column, descending: column !== 'created' });
        }}
        onOpen={(at) => {
          const row = members.rowAt(at);
          if (row !== undefined) change({ pin: { pin: 'goroutine', goroutine: row.goroutine.goroutine } }, 'push');
        }}
        isOpened={({ goroutine }) => goroutine.goroutine === pinned}
        onInSight={members.onInSight}
        empty={members.total === undefined ? t('Looking at every goroutine…') : t('No goroutine of this group is in the recording.')}
      />
    </>
  );
}
