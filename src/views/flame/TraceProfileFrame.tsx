// Around a flame graph or a top table that is made from a trace: which profile, of what, and what to say where there is none.
import type { ReactNode } from 'react';
import type { AskProfile, AskTrace, Ns, ProfileBase, ProfileFacts, TraceFacts } from '../../../workers/api.ts';
import { BasePicker } from '../compare/BasePicker.tsx';
import { CopyButton } from '../CopyButton.tsx';
import { formatPercent } from '../format.ts';
import { LaneWords } from '../LaneWords.tsx';
import { shownProfile } from '../profile/lookedAt.ts';
import { withOptions } from '../profile/options.ts';
import { shareRead } from '../range/rangeOf.ts';
import { ScopeNote } from '../table/ScopeNote.tsx';
import { Segments } from '../table/Segments.tsx';
import '../table/tableView.css';
import type { Comparables } from '../versus/comparables.ts';
import { INITIAL_VIEW_STATE, type ViewProps } from '../viewState.ts';
import { baseScope } from './baseScope.ts';
import { fitFlameState } from './fitFlameState.ts';
import { otherTraces } from './otherTraces.ts';
import { goCommand, PROFILE_KINDS, wordsOf } from './profileKinds.ts';
import './traceProfile.css';
import type { TraceProfile } from './traceProfile.ts';
import { useRangeProfile, type ShownProfile } from './useRangeProfile.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly of: (view: ViewProps<ProfileFacts, AskProfile>) => ReactNode;
}

export function TraceProfileFrame({ facts, ask, state, change, comparables, of: picture }: Props) {
  const { wanted, shown, isStale } = useRangeProfile(facts, ask, state);
  const changeProfile = (patch: Partial<TraceProfile>): void =>
    change({ traceProfile: { ...state.traceProfile, ...patch }, flameFocus: INITIAL_VIEW_STATE.flameFocus, sampleType: undefined }, 'push');
  // Go's tools have no difference of two traces.
  const command = state.profileLook.options.base === undefined ? goCommand(wanted.kind, facts.name) : undefined;
  return (
    <div className="trace-profile">
      <div className="table-view__bar">
        <div className="trace-profile__kinds">
          <Segments label={t('Profile')} choices={PROFILE_KINDS} chosen={wanted.kind} onChoose={(kind) => changeProfile({ kind })} />
        </div>
        <ScopeNote selection={state.selection} change={change} />
        {wanted.of !== undefined && (
          <span className="table-view__note">
            <Said message="of {lane}" values={{ lane: <LaneWords key="lane" of={wanted.of} ask={ask} /> }} />{' '}
            <button type="button" className="link-button" onClick={() => changeProfile({ of: undefined })}>
              {t('Everything')}
            </button>
          </span>
        )}
        {shown?.facts !== undefined && <Base facts={shown.facts} state={state} change={change} comparables={comparables} />}
        <output className="table-view__note">{progressOf(isStale ? undefined : shown, facts.durationNs)}</output>
        {command !== undefined && (
          <span className="trace-profile__command" title={t('Makes the same profile of the whole recording')}>
            <code>{command}</code>
            <CopyButton text={command} what={t('the command that gives the same of the whole recording')} />
          </span>
        )}
      </div>
      {shown !== undefined &&
        (shown.facts === undefined ? (
          <NothingOfTheKind facts={facts} isCpu={shown.profile.kind === 'cpu'} sentence={t(wordsOf(shown.profile.kind).none)} />
        ) : shown.facts.samples === 0 && shown.facts.pending.length > 0 ? (
          <p className="trace-profile__none">{t('Adding up…')}</p>
        ) : (
          picture({ facts: shown.facts, ask: shown.ask, state: fitFlameState(state, shown.facts), change })
        ))}
    </div>
  );
}

/** Chooses the trace whose same profile is taken off. */
function Base({ facts, state, change, comparables }: Pick<Props, 'state' | 'change'> & { readonly facts: ProfileFacts; readonly comparables: Comparables | undefined }): ReactNode {
  const openProfiles = otherTraces(facts, comparables);
  const { profileLook } = state;
  const { base } = profileLook.options;
  if (base === undefined && openProfiles.others.length === 0) return undefined;
  const scope = base && baseScope(state.selection, state.traceProfile.of);
  const compareWith = (next: ProfileBase | undefined): void =>
    change({ profileLook: { ...profileLook, options: withOptions(profileLook.options, { base: next }) }, flameFocus: INITIAL_VIEW_STATE.flameFocus }, 'push');
  return (
    <>
      <BasePicker facts={facts} sampleType={shownProfile(facts, state)?.chosen.index ?? 0} openProfiles={openProfiles} base={base} onChange={compareWith} />
      {scope && (
        <span className="table-view__note" title={scope.why}>
          {scope.text}
        </span>
      )}
    </>
  );
}

function progressOf(shown: ShownProfile | undefined, durationNs: Ns): string {
  if (shown === undefined) return t('Adding up…');
  const known = shareRead(shown.profile.range ?? { startNs: 0, endNs: durationNs }, shown.facts?.pending ?? []);
  return known < 1 ? t('Being read: {share} so far', { share: formatPercent(Math.floor(known * 100) / 100) }) : '';
}

function NothingOfTheKind({ facts, isCpu, sentence }: { readonly facts: TraceFacts; readonly isCpu: boolean; readonly sentence: string }) {
  if (!isCpu || facts.cpuSamples > 0) return <p className="trace-profile__none">{sentence}</p>;
  return (
    <div className="trace-profile__none">
      <p>{t('This recording has no CPU samples. Go writes them into a trace while a CPU profile is taken at the same time:')}</p>
      <ul>
        <li>
          <code>go test -trace trace.out -cpuprofile cpu.out</code>
        </li>
        <li>
          <Said message="or call <code>pprof.StartCPUProfile</code> beside <code>trace.Start</code>" />
        </li>
        <li>
          <Said message="or fetch <code>/debug/pprof/profile?seconds=5</code> and <code>/debug/pprof/trace?seconds=5</code> together." />
        </li>
      </ul>
      <p>{t('Without them, “Running” shows the time between a goroutine’s start and stop.')}</p>
    </div>
  );
}
