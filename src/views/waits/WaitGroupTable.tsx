// Waits by who waited, who created it, its task, its P: a row chosen narrows the view down to it.
import { useMemo } from 'react';
import { WAIT_GROUP_ORDERS, WAIT_GROUPINGS, type AskTrace, type TraceFacts, type TraceQuestion, type WaitGroupOrder, type WaitSelection } from '../../../workers/api.ts';
import { CsvButton } from '../table/CsvButton.tsx';
import { everyPage } from '../table/everyPage.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import { usePagedRows } from '../table/usePagedRows.ts';
import { GROUPING_WORDS } from './GroupChip.tsx';
import { GROUP_CSV_HEADER, groupColumns, groupCsvLine } from './waitColumns.tsx';
import type { WaitLook } from './waitLook.ts';
import { t } from '../../../language/t.ts';

type Asked = Extract<TraceQuestion, { readonly ask: 'waitGroups' }>;

interface Props {
  readonly facts: TraceFacts;
  readonly ask: AskTrace;
  /** Of all groups. */
  readonly selection: WaitSelection;
  readonly look: WaitLook;
  readonly onLook: (patch: Partial<WaitLook>) => void;
}

export function WaitGroupTable({ facts, ask, selection, look, onLook }: Props) {
  const { by, order, descending, group } = look;
  const question = { ask: 'waitGroups', selection, by, order, descending } as const;
  const page = usePagedRows<Asked>(ask, question);
  const first = page.rowAt(0);
  const mostNs = order === 'waiting' && descending ? (first?.sumNs ?? 0) : 0;
  const columns = useMemo(() => groupColumns(t(GROUPING_WORDS[by]), mostNs), [by, mostNs]);
  return (
    <section className="waits__table" aria-label={t('Groups of waits')}>
      <div className="table-view__bar table-view__bar--low">
        <label className="waits__by">
          {t('By')}{' '}
          <select value={by} onChange={({ target }) => onLook({ by: WAIT_GROUPINGS.find((one) => one === target.value) ?? by })}>
            {WAIT_GROUPINGS.map((one) => (
              <option key={one} value={one}>
                {t(GROUPING_WORDS[one])}
              </option>
            ))}
          </select>
        </label>
        <span className="table-view__end">
          <CsvButton what={t('all groups')} fileName={`${facts.name}.waits-by-${by.replaceAll(' ', '-')}.csv`} header={GROUP_CSV_HEADER} rows={() => everyPage((from, count) => ask({ ...question, from, count }), groupCsvLine)} />
        </span>
      </div>
      <RowGrid
        label={t('Waits by {grouping}', { grouping: t(GROUPING_WORDS[by]) })}
        columns={columns}
        count={page.total ?? 0}
        rowAt={page.rowAt}
        order={{ column: order, descending }}
        onSort={(pressed) => onLook(orderAfter(look, pressed))}
        onOpen={(at) => {
          const row = page.rowAt(at);
          if (row !== undefined) onLook({ group: group?.by === by && group.key === row.key ? undefined : { by, key: row.key } });
        }}
        isOpened={({ key }) => group?.by === by && group.key === key}
        onInSight={page.onInSight}
        empty={page.total === undefined ? t('Reading…') : t('No wait fits.')}
      />
    </section>
  );
}

/** What is largest first; names from A. */
function orderAfter({ order, descending }: WaitLook, pressed: string): Partial<WaitLook> {
  const next = WAIT_GROUP_ORDERS.find((one): one is WaitGroupOrder => one === pressed) ?? order;
  return next === order ? { descending: !descending } : { order: next, descending: next !== 'label' };
}
