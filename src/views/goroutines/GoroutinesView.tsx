// Goroutines as a table: by what they were started to do, then one by one.
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import '../table/tableView.css';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import type { HistoryStep, ViewProps } from '../viewState.ts';
import type { GoroutineTable } from './goroutineTable.ts';
import './goroutines.css';
import { GroupPage } from './GroupPage.tsx';
import { GroupTable } from './GroupTable.tsx';

export function GoroutinesView(view: ViewProps<TraceFacts, AskTrace>) {
  const { facts, ask, state, change } = view;
  const table = state.goroutineTable;
  const { by, group } = table;
  const answered = useGrowingAnswer(ask, { ask: 'groups', by }, isKnown);
  const changeTable = (patch: Partial<GoroutineTable>, step: HistoryStep): void => change({ goroutineTable: { ...table, ...patch } }, step);
  return (
    <div className="table-view">
      {group === undefined ? (
        <GroupTable groups={answered?.answer.groups} known={answered?.answer.known} fileName={facts.name} table={table} onChange={changeTable} />
      ) : (
        <GroupPage
          key={`${by} ${group}`}
          {...view}
          by={by}
          group={group}
          row={answered?.answer.groups.find(({ name }) => name === group)}
          onBack={() => changeTable({ group: undefined }, 'push')}
        />
      )}
    </div>
  );
}
