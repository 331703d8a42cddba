// Goroutines by stack: equal ones together, with their states, how long they have waited, and which of them look like a leak.
import { useMemo, type ReactNode } from 'react';
import type { AskProfile, GoroutineGroups, ProfileFacts, Px } from '../../../workers/api.ts';
import { exactCount } from '../format.ts';
import type { ShownProfile } from '../profile/lookedAt.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { ChosenBar } from '../table/ChosenBar.tsx';
import { FilterField } from '../table/FilterField.tsx';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import { RowGrid } from '../table/RowGrid.tsx';
import { valueExpression } from '../tags/tagExpressions.ts';
import { useAnswer } from '../useAnswer.ts';
import type { HistoryStep, ViewProps } from '../viewState.ts';
import { groupColumns } from './groupColumns.tsx';
import { GroupDetail } from './GroupDetail.tsx';
import { groupNames, placeOfGroup } from './groupNames.ts';
import { GROUP_CSV_HEADER, groupCsvLine, shownGroups, type GroupRow } from './groupRows.ts';
import { StateChips } from './StateChips.tsx';
import './stacks.css';
import type { StacksLook } from './stacksLook.ts';
import { t } from '../../../language/t.ts';

const ROOM_FOR_SHARES_PX: Px = 620;
const ROOM_FOR_CREATORS_PX: Px = 1100;

export function StacksView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  return (
    <ProfileFrame {...props} report={{ prints: 'traces' }}>
      {(shown, widthPx) => <Groups {...props} shown={shown} widthPx={widthPx} />}
    </ProfileFrame>
  );
}

interface GroupsProps extends ViewProps<ProfileFacts, AskProfile> {
  readonly shown: ShownProfile;
  readonly widthPx: Px;
}

function Groups({ facts, ask, state, change, shown, widthPx }: GroupsProps): ReactNode {
  const { profileLook: look } = state;
  const { stacks } = look;
  const answer = useAnswer(ask, { ask: 'goroutineGroups', ...shown.lookedAt });
  const rows = useMemo(() => (answer === undefined ? [] : shownGroups(answer, stacks)), [answer, stacks]);
  const names = useMemo(() => groupNames(answer?.groups ?? []), [answer]);
  const openedAt = stacks.group === undefined ? -1 : placeOfGroup(names, stacks.group);
  const opened = answer?.groups[openedAt];
  const room = widthPx < ROOM_FOR_SHARES_PX ? 'little' : widthPx < ROOM_FOR_CREATORS_PX || opened !== undefined ? 'some' : 'much';
  const hasStates = answer !== undefined && answer.states.length > 0;
  const hasCreators = answer?.groups.some(({ createdBy }) => createdBy !== undefined) ?? false;
  const all = answer?.goroutines ?? 0;
  const columns = useMemo(() => groupColumns({ all, hasStates, hasCreators, room }), [all, hasStates, hasCreators, room]);
  const turn = (patch: Partial<StacksLook>, step: HistoryStep): void => change({ profileLook: { ...look, stacks: { ...stacks, ...patch } } }, step);
  return (
    <>
      <div className="table-view__bar table-view__bar--low">
        <FilterField label={t('Filter by function, file, label, id')} value={stacks.filter} onChange={(filter) => turn({ filter }, 'replace')} />
        <SuspectsButton answer={answer} isOn={stacks.suspects} onTurn={(suspects) => turn({ suspects }, 'push')} />
        <span className="table-view__note">{answer !== undefined && countWords(answer, rows)}</span>
        <span className="table-view__end">
          <CsvButton what={t('all groups shown')} fileName={`${facts.name}.stacks.csv`} header={GROUP_CSV_HEADER} rows={() => atOnce(rows.map(groupCsvLine))} />
        </span>
      </div>
      {hasStates && <StateChips states={answer.states} chosen={stacks.state} onChoose={(next) => turn({ state: next }, 'push')} />}
      <ChosenBar state={state} change={change} />
      <div className="stacks">
        <section className="stacks__list" aria-label={t('Groups of goroutines')}>
          <RowGrid
            label={t('Goroutines by stack')}
            columns={columns}
            count={rows.length}
            rowAt={(at) => rows[at]}
            order={{ column: stacks.order, descending: true }}
            onSort={(column) => turn({ order: column === 'wait' ? 'wait' : 'goroutines' }, 'push')}
            onOpen={(at) => turn({ group: names[rows[at]?.at ?? -1] }, 'push')}
            isOpened={({ at }) => at === openedAt}
            empty={answer === undefined ? t('Looking at every stack…') : answer.groups.length === 0 ? t('There are no goroutines in what the options leave.') : t('No group is left: clear the filter, or choose another state.')}
          />
        </section>
        {opened !== undefined && (
          <GroupDetail
            group={opened}
            chosen={look.chosen}
            onChoose={(name) => change({ profileLook: { ...look, chosen: name } }, 'push')}
            onFlame={(name) => change({ view: 'flame', profileLook: { ...look, chosen: name } }, 'push')}
            onLabel={({ key, text }) => change({ profileLook: { ...look, options: { ...look.options, tagFocus: valueExpression({ key, unit: undefined }, { text }) }, stacks: { ...stacks, group: undefined } } }, 'push')}
            onClose={() => turn({ group: undefined }, 'push')}
          />
        )}
      </div>
    </>
  );
}

interface SuspectsProps {
  readonly answer: GoroutineGroups | undefined;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

function SuspectsButton({ answer, isOn, onTurn }: SuspectsProps): ReactNode {
  const suspects = answer?.groups.filter(({ suspicion }) => suspicion !== undefined).length ?? 0;
  if (suspects === 0 && !isOn) return undefined;
  return (
    <button type="button" className="state-chip" aria-pressed={isOn} onClick={() => onTurn(!isOn)}>
      {t('Looks like a leak')} <span className="state-chip__count">{exactCount(suspects)}</span>
    </button>
  );
}

function countWords({ goroutines, groups, more }: GoroutineGroups, rows: readonly GroupRow[]): string {
  const counted = rows.reduce((sum, { group }) => sum + group.goroutines, 0);
  const stacks = groups.length + more;
  const all = t('{goroutines, plural, one {{shownGoroutines} goroutine} other {{shownGoroutines} goroutines}} on {stacks, plural, one {{shownStacks} stack} other {{shownStacks} stacks}}', {
    goroutines,
    shownGoroutines: exactCount(goroutines),
    stacks,
    shownStacks: exactCount(stacks),
  });
  const shown = rows.length === groups.length ? '' : t('; shown are {goroutines} on {stacks}', { goroutines: exactCount(counted), stacks: exactCount(rows.length) });
  return `${all}${shown}${more === 0 ? '' : t('; the {n} largest are listed', { n: exactCount(groups.length) })}`;
}
