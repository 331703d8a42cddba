import { useMemo } from 'react';
import type { AskTrace, TaskRow, TraceFacts } from '../../../workers/api.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import type { PagedRows } from '../table/usePagedRows.ts';
import type { ViewProps } from '../viewState.ts';
import { TASK_TYPE_COLUMN, taskColumns } from './markColumns.tsx';
import { taskLead } from './markLeads.ts';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly tasks: PagedRows<TaskRow>;
  readonly onSort: (column: string) => void;
}

/** Tasks one by one. */
export function TaskGrid({ facts, state, change, tasks, onSort }: Props) {
  const { laneView, pin, marksTable } = state;
  const columns = useMemo(
    () => [TASK_TYPE_COLUMN, ...taskColumns((row) => change(taskLead(laneView, row, facts.durationNs), 'push'))],
    [change, laneView, facts.durationNs],
  );
  return (
    <RowGrid
      label={t('Tasks')}
      columns={columns}
      count={tasks.total ?? 0}
      rowAt={tasks.rowAt}
      order={{ column: marksTable.order, descending: marksTable.descending }}
      onSort={onSort}
      onOpen={(at) => {
        const row = tasks.rowAt(at);
        if (row !== undefined) change({ pin: { pin: 'task', task: row.task } }, 'push');
      }}
      isOpened={({ task }) => pin?.pin === 'task' && pin.task === task}
      onInSight={tasks.onInSight}
      empty={tasks.total === undefined ? t('Reading…') : t('No task fits.')}
    />
  );
}
