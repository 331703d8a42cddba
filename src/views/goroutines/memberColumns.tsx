import type { GroupBy, GroupMember, MemberOrder, Ns } from '../../../workers/api.ts';
import { goroutineTitle } from '../detail/GoroutineLink.tsx';
import type { GridColumn } from '../table/gridColumn.ts';
import { laneColumn } from '../table/laneColumn.tsx';
import { NsFigure } from '../table/NsFigure.tsx';
import { t } from '../../../language/t.ts';

const TIME_PX = 104;

/** `toLane` shows a goroutine's lane. */
export function memberColumns(by: GroupBy, toLane: (row: GroupMember) => void): readonly GridColumn<GroupMember>[] {
  return [
    {
      id: 'goroutine',
      heading: t('Goroutine'),
      meaning: by === 'entry' ? t('Its number, as Go prints it') : t('Its entry function and its number, as Go prints it'),
      widthPx: undefined,
      isNumber: false,
      sorts: false,
      cell: ({ goroutine }) => <span title={goroutineTitle(goroutine)}>{by === 'entry' ? `G${goroutine.id}` : goroutineTitle(goroutine)}</span>,
    },
    laneColumn(({ goroutine }) => `G${goroutine.id}`, toLane),
    time('created', t('Created'), t('When it was created; a dash: before the recording'), ({ createdNs }) => createdNs),
    {
      id: 'life',
      heading: t('Lived'),
      meaning: t('From creation to end, where both are in the recording'),
      widthPx: TIME_PX,
      isNumber: true,
      sorts: false,
      cell: ({ createdNs, endNs }) => <NsFigure ns={createdNs === undefined || endNs === undefined ? undefined : endNs - createdNs} />,
    },
    time('running', t('Running'), t('On a P, outside system calls'), ({ runningNs }) => runningNs),
    time('runnable', t('Runnable'), t('Waiting for a P'), ({ runnableNs }) => runnableNs),
    time('waiting', t('Waiting'), t('Blocked: channels, locks, network, sleep, …'), ({ waitingNs }) => waitingNs),
    time('syscall', t('Syscalls'), t('In system calls'), ({ syscallNs }) => syscallNs),
  ];
}

function time(id: MemberOrder, heading: string, meaning: string, of: (row: GroupMember) => Ns | undefined): GridColumn<GroupMember> {
  return { id, heading, meaning, widthPx: TIME_PX, isNumber: true, sorts: true, cell: (row) => <NsFigure ns={of(row)} /> };
}
