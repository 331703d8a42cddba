import type { GroupBy, GroupRow } from '../../../workers/api.ts';
import { exactCount, formatCount } from '../format.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import type { GroupFigure, GroupTime } from './goroutineTable.ts';
import { figureOf, groupName, type LargestTimes } from './groupRows.ts';
import { TimeCell } from './TimeCell.tsx';
import { marked, t } from '../../../language/t.ts';

export const FIGURE_MEANINGS: Readonly<Record<GroupFigure, string>> = {
  total: marked('sum over all goroutines of the group'),
  p50: marked('median over the goroutines of the group'),
  p90: marked('90th percentile over the goroutines of the group'),
  p99: marked('99th percentile over the goroutines of the group'),
  max: marked('largest of a goroutine of the group'),
};

const TIMES: readonly { readonly id: GroupTime; readonly heading: string; readonly meaning: string }[] = [
  { id: 'running', heading: marked('Running'), meaning: marked('On a P, outside system calls') },
  { id: 'runnable', heading: marked('Runnable'), meaning: marked('Waiting for a P') },
  { id: 'waiting', heading: marked('Waiting'), meaning: marked('Blocked: channels, locks, network, sleep, …') },
  { id: 'syscall', heading: marked('Syscalls'), meaning: marked('In system calls') },
  { id: 'life', heading: marked('Life'), meaning: marked('From creation to end, of those that did both in the recording') },
];
const COUNT_PX = 96;
const TIME_PX = 104;

export function groupColumns(by: GroupBy, figure: GroupFigure, largest: LargestTimes): readonly GridColumn<GroupRow>[] {
  return [
    {
      id: 'name',
      heading: by === 'entry' ? t('Entry function') : t('Created by'),
      meaning: by === 'entry' ? t('The function the goroutines were started with') : t('The function that started the goroutines'),
      widthPx: undefined,
      isNumber: false,
      sorts: true,
      cell: (row) => <span title={groupName(row)}>{groupName(row)}</span>,
    },
    {
      id: 'count',
      heading: t('Goroutines'),
      meaning: t('How many there are in the recording'),
      widthPx: COUNT_PX,
      isNumber: true,
      sorts: true,
      cell: ({ count }) => <span title={exactCount(count)}>{formatCount(count)}</span>,
    },
    ...TIMES.map(({ id, heading, meaning }) => ({
      id,
      heading,
      meaning: `${t(meaning)}; ${t(FIGURE_MEANINGS[figure])}`,
      widthPx: TIME_PX,
      isNumber: true,
      sorts: true,
      cell: (row: GroupRow) => <TimeCell time={id} ns={figureOf(row[id], figure)} largestNs={largest[id]} />,
    })),
  ];
}
