// What the program itself marked in the trace: tasks, regions and logs, by type and one by one.
import { ListTree } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { t } from '../../../language/t.ts';
import type { AskTrace, AnnotationQuestion, TraceFacts } from '../../../workers/api.ts';
import { CsvButton } from '../table/CsvButton.tsx';
import { everyPage } from '../table/everyPage.ts';
import '../table/tableView.css';
import '../time/timeView.css';
import { usePagedRows } from '../table/usePagedRows.ts';
import type { ViewProps } from '../viewState.ts';
import { LogGrid } from './LogGrid.tsx';
import { LOG_CSV_HEADER, logCsvLine, REGION_CSV_HEADER, regionCsvLine, TASK_CSV_HEADER, taskCsvLine } from './markColumns.tsx';
import { markFilter, markOrderAfter } from './markQuestion.ts';
import { MarksBar } from './MarksBar.tsx';
import { MarkTypes } from './MarkTypes.tsx';
import { RegionGrid } from './RegionGrid.tsx';
import { TaskGrid } from './TaskGrid.tsx';
import { TaskTree } from './TaskTree.tsx';
import './tasks.css';

type Props = ViewProps<TraceFacts, AskTrace>;
type Asked<A extends AnnotationQuestion['ask']> = Extract<AnnotationQuestion, { readonly ask: A }>;

export function TasksView(view: Props) {
  switch (view.state.marksTable.shown) {
    case 'tasks':
      return <Tasks {...view} />;
    case 'regions':
      return <Regions {...view} />;
    case 'logs':
      return <Logs {...view} />;
  }
}

function Tasks(view: Props) {
  const { facts, ask, state, change } = view;
  const table = state.marksTable;
  const { order, descending, asTree } = table;
  const question = { ask: 'tasks', roots: asTree, filter: markFilter(table, state.selection), order, descending } as const;
  const rows = usePagedRows<Asked<'tasks'>>(ask, question);
  const onSort = (column: string): void => change({ marksTable: { ...table, ...markOrderAfter(table, column) } }, 'push');
  return (
    <div className="table-view table-view--tall">
      <MarksBar {...view} known={rows.total === undefined ? undefined : rows.known}>
        <ToggleButton
          className="time-view__toggle"
          data-picture="no"
          aria-label={t('Tree: subtasks under their parents')}
          isSelected={asTree}
          onChange={(isTree) => change({ marksTable: { ...table, asTree: isTree } }, 'push')}
        >
          <ListTree size={14} aria-hidden />
          <span className="time-view__toggle-text">{t('Tree')}</span>
        </ToggleButton>
        <CsvButton
          what={t('all tasks listed here')}
          fileName={`${facts.name}.tasks.csv`}
          header={TASK_CSV_HEADER}
          rows={() => everyPage((from, count) => ask({ ...question, roots: false, from, count }), taskCsvLine)}
        />
      </MarksBar>
      <MarkTypes {...view} what="tasks" />
      {asTree ? <TaskTree key={JSON.stringify(question)} {...view} roots={rows} onSort={onSort} /> : <TaskGrid {...view} tasks={rows} onSort={onSort} />}
    </div>
  );
}

function Regions(view: Props) {
  const { facts, ask, state, change } = view;
  const table = state.marksTable;
  const question = { ask: 'regions', filter: markFilter(table, state.selection), order: table.order, descending: table.descending } as const;
  const rows = usePagedRows<Asked<'regions'>>(ask, question);
  return (
    <div className="table-view table-view--tall">
      <MarksBar {...view} known={rows.total === undefined ? undefined : rows.known}>
        <CsvButton
          what={t('all regions listed here')}
          fileName={`${facts.name}.regions.csv`}
          header={REGION_CSV_HEADER}
          rows={() => everyPage((from, count) => ask({ ...question, from, count }), regionCsvLine)}
        />
      </MarksBar>
      <MarkTypes {...view} what="regions" />
      <RegionGrid {...view} regions={rows} onSort={(column) => change({ marksTable: { ...table, ...markOrderAfter(table, column) } }, 'push')} />
    </div>
  );
}

function Logs(view: Props) {
  const { facts, ask, state, change } = view;
  const table = state.marksTable;
  const question = { ask: 'logs', filter: markFilter(table, state.selection), order: table.order, descending: table.descending } as const;
  const rows = usePagedRows<Asked<'logs'>>(ask, question);
  return (
    <div className="table-view">
      <MarksBar {...view} known={rows.total === undefined ? undefined : rows.known}>
        <CsvButton
          what={t('all messages listed here')}
          fileName={`${facts.name}.logs.csv`}
          header={LOG_CSV_HEADER}
          rows={() => everyPage((from, count) => ask({ ...question, from, count }), logCsvLine)}
        />
      </MarksBar>
      <LogGrid {...view} logs={rows} onSort={(column) => change({ marksTable: { ...table, ...markOrderAfter(table, column) } }, 'push')} />
    </div>
  );
}
