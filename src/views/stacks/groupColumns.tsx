import { TriangleAlert } from 'lucide-react';
import { exactCount, formatCount } from '../format.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { pprofPercent } from '../top/percent.ts';
import { longestWait, stackTitle, stackWords, statesWords, type GroupRow } from './groupRows.ts';
import { StateSwatch } from './StateChips.tsx';
import { t } from '../../../language/t.ts';

export interface GroupColumnsOptions {
  /** What shares are of. */
  readonly all: number;
  readonly hasStates: boolean;
  readonly hasCreators: boolean;
  /** With little room the detail has to do for what is left out. */
  readonly room: 'little' | 'some' | 'much';
}

export function groupColumns({ all, hasStates, hasCreators, room }: GroupColumnsOptions): readonly GridColumn<GroupRow>[] {
  const count: GridColumn<GroupRow> = {
    id: 'goroutines',
    heading: room === 'little' ? t('count') : t('goroutines'),
    meaning: t('How many goroutines have this stack; the mark says that they look like a leak'),
    widthPx: room === 'little' ? 84 : 116,
    isNumber: true,
    sorts: true,
    cell: ({ group: { goroutines, suspicion } }) => (
      <span className="stacks__count" title={suspicion ?? exactCount(goroutines)}>
        {suspicion !== undefined && (
          <>
            <TriangleAlert className="stacks__mark" size={13} aria-hidden="true" />
            <span className="visually-hidden">{`${t('Looks like a leak')}. `}</span>
          </>
        )}
        {formatCount(goroutines)}
      </span>
    ),
  };
  const share: GridColumn<GroupRow> = {
    id: 'share',
    heading: t('share'),
    meaning: t('Of all goroutines'),
    widthPx: 76,
    isNumber: true,
    sorts: false,
    cell: ({ group: { goroutines } }) => pprofPercent(goroutines, all),
  };
  const state: GridColumn<GroupRow> = {
    id: 'state',
    heading: t('state'),
    meaning: t('What they do, or wait for'),
    widthPx: room === 'little' ? 104 : 190,
    isNumber: false,
    sorts: false,
    cell: ({ group }) => (
      <span title={statesWords(group)}>
        <StateSwatch state={group.states?.[0]?.state ?? ''} />
        {statesWords(group)}
      </span>
    ),
  };
  const wait: GridColumn<GroupRow> = {
    id: 'wait',
    heading: t('longest wait'),
    meaning: t('Go tells whole minutes, from one on'),
    widthPx: 110,
    isNumber: true,
    sorts: true,
    cell: ({ group }) => longestWait(group),
  };
  const creator: GridColumn<GroupRow> = {
    id: 'creator',
    heading: t('created by'),
    meaning: t('The function that started most of them'),
    widthPx: 220,
    isNumber: false,
    sorts: false,
    cell: ({ group: { createdBy } }) => <span title={createdBy}>{createdBy ?? ''}</span>,
  };
  const stack: GridColumn<GroupRow> = {
    id: 'stack',
    heading: t('stack, from where they are'),
    meaning: t('From the first function outside the machinery that waits; all of it is in the detail'),
    widthPx: undefined,
    isNumber: false,
    sorts: false,
    cell: ({ group }) => <span title={stackTitle(group)}>{stackWords(group)}</span>,
  };
  return [
    count,
    ...(room === 'little' ? [] : [share]),
    ...(hasStates ? [state] : []),
    ...(hasStates && room !== 'little' ? [wait] : []),
    stack,
    ...(hasCreators && room === 'much' ? [creator] : []),
  ];
}
