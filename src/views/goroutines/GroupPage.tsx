import { ArrowLeft, ChartGantt, Flame } from 'lucide-react';
import { t } from '../../../language/t.ts';
import type { AskTrace, GroupBy, GroupRow, TraceFacts } from '../../../workers/api.ts';
import { formatCount } from '../format.ts';
import { laneLead } from '../laneLead.ts';
import { INITIAL_VIEW_STATE, type ViewProps } from '../viewState.ts';
import { WhyButton } from '../waits/WhyButton.tsx';
import { groupName } from './groupRows.ts';
import { GroupTimes } from './GroupTimes.tsx';
import { MemberTable } from './MemberTable.tsx';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly by: GroupBy;
  readonly group: string;
  /** undefined: not known yet, or no such group. */
  readonly row: GroupRow | undefined;
  readonly onBack: () => void;
}

/** One group: its figures, and its goroutines. */
export function GroupPage({ by, group, row, onBack, ...view }: Props) {
  const { state, change } = view;
  const ref = { lane: 'group', by, group } as const;
  return (
    <>
      <div className="table-view__bar">
        <button type="button" className="button flame-button" onClick={onBack}>
          <ArrowLeft size={14} aria-hidden="true" /> {t('All groups')}
        </button>
        <h2 className="table-view__title">{groupName({ name: group })}</h2>
        <span className="table-view__note">
          {row !== undefined &&
            (by === 'creator'
              ? t('created {n, plural, one {{shown} goroutine} other {{shown} goroutines}}', { n: row.count, shown: formatCount(row.count) })
              : t('{n, plural, one {{shown} goroutine} other {{shown} goroutines}}', { n: row.count, shown: formatCount(row.count) }))}
        </span>
        <span className="table-view__end">
          <WhyButton group={{ by, key: group }} change={change} />
          <button type="button" className="button flame-button" onClick={() => change(laneLead(state.laneView, ref, undefined, state.window), 'push')}>
            <ChartGantt size={14} aria-hidden="true" /> {t('Timeline')}
          </button>
          <button
            type="button"
            className="button flame-button"
            onClick={() => change({ view: 'flame', traceProfile: { ...INITIAL_VIEW_STATE.traceProfile, of: ref } }, 'push')}
          >
            <Flame size={14} aria-hidden="true" /> {t('Flame graph')}
          </button>
        </span>
      </div>
      {row !== undefined && <GroupTimes group={row} />}
      <MemberTable {...view} by={by} group={group} />
    </>
  );
}
