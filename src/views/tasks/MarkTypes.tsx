import { useMemo } from 'react';
import { t } from '../../../language/t.ts';
import type { AskTrace, TraceFacts, TypeRow } from '../../../workers/api.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import type { HistoryStep, ViewProps } from '../viewState.ts';
import { DurationHistogram } from './DurationHistogram.tsx';
import { summed } from './histogram.ts';
import type { MarksTable } from './marksTable.ts';
import { TypeTable } from './TypeTable.tsx';
import { typeName } from './typeRows.ts';

interface Props extends Omit<ViewProps<TraceFacts, AskTrace>, 'facts'> {
  readonly what: 'tasks' | 'regions';
}

/** Types of tasks or regions, and how long they took; both narrow the table beneath. */
export function MarkTypes({ ask, state, change, what }: Props) {
  const table = state.marksTable;
  const answered = useGrowingAnswer(ask, { ask: what === 'tasks' ? 'taskTypes' : 'regionTypes', range: state.selection }, isKnown);
  const types = answered?.answer.types;
  const histogram = useMemo(() => histogramOf(types ?? [], table.type), [types, table.type]);
  const changeTable = (patch: Partial<MarksTable>, step: HistoryStep): void => change({ marksTable: { ...table, ...patch } }, step);
  return (
    <div className="mark-types">
      <TypeTable what={what} types={types} isWhole={answered !== undefined && isKnown(answered.answer)} chosen={table.type} onChoose={(type) => changeTable({ type, durationNs: undefined }, 'push')} />
      {types !== undefined && (
        <DurationHistogram
          what={whichText(what, table.type)}
          histogram={histogram}
          chosen={table.durationNs}
          onChoose={(durationNs) => changeTable({ durationNs }, 'push')}
        />
      )}
    </div>
  );
}

/** Completes "Durations of …". */
function whichText(what: Props['what'], type: string | undefined): string {
  if (type === undefined) return what === 'tasks' ? t('all tasks') : t('all regions');
  return what === 'tasks' ? t('tasks of type “{type}”', { type: typeName(type) }) : t('regions of type “{type}”', { type: typeName(type) });
}

function histogramOf(types: readonly TypeRow[], type: string | undefined): Uint32Array {
  return summed(types.filter((row) => type === undefined || row.type === type).map((row) => row.histogram));
}
