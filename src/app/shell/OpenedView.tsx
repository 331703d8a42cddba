import { memo, useMemo, type ReactNode } from 'react';
import { t } from '../../../language/t.ts';
import { fitViewState } from '../../share/fitViewState.ts';
import { ProfileDetail } from '../../views/detail/ProfileDetail.tsx';
import { TraceDetail } from '../../views/detail/TraceDetail.tsx';
import { SmallLookContext, type SmallField, type SmallLook, type SmallLooks } from '../../views/smallLook.ts';
import type { ChangeView, ViewState } from '../../views/viewState.ts';
import { useCompanions } from '../companions.ts';
import { useComparables } from '../comparables.ts';
import type { OpenedDocument } from '../documents.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { useOpenProfiles } from '../openProfiles.ts';
import { useRunMembers } from '../runMembers.ts';
import { InTrace } from './InTrace.tsx';
import { LogView } from './LogView.tsx';
import { ProfileView } from './ProfileView.tsx';
import { TraceView } from './TraceView.tsx';
import { VIEW_NAMES } from './viewNames.ts';

interface Props {
  /** Of the document, in the workspace. */
  readonly documentKey: string;
  readonly opened: OpenedDocument;
  readonly state: ViewState;
  readonly change: ChangeView;
}

/** The view on screen and, beside it, the detail of what is pinned. Not rendered again for mere progress of loading. */
export const OpenedView = memo(function OpenedView({ documentKey, opened, state, change }: Props) {
  const fitted = useMemo(() => fitViewState(state, opened.facts), [state, opened.facts]);
  const pinned = fitted.pin !== undefined;
  const { smallLook } = fitted;
  const looks = useMemo((): SmallLooks => ({ look: smallLook, set: (field, text) => change({ smallLook: withSmall(smallLook, field, text) }, 'replace') }), [smallLook, change]);
  return (
    <SmallLookContext value={looks}>
      <div className={pinned ? 'shell__regions shell__regions--pinned' : 'shell__regions'}>
        <div className="shell__view">
          {fitted.view !== 'overview' && (
            <h1 className="visually-hidden">
              {t('{view} of {name}', { view: t(VIEW_NAMES[fitted.view]), name: opened.facts.name })}
            </h1>
          )}
          {opened.kind === 'runtime-log' && <InTrace documentKey={documentKey} opened={opened} state={fitted} />}
          <ErrorBoundary key={fitted.view}>
            <View documentKey={documentKey} opened={opened} state={fitted} change={change} />
          </ErrorBoundary>
        </div>
        {pinned && (
          <ErrorBoundary key={JSON.stringify(fitted.pin)}>
            <Detail opened={opened} state={fitted} change={change} />
          </ErrorBoundary>
        )}
      </div>
    </SmallLookContext>
  );
});

function withSmall(look: SmallLook, field: SmallField, text: string | undefined): SmallLook {
  const { [field]: _, ...rest } = look;
  return text === undefined ? rest : { ...rest, [field]: text };
}

function View({ documentKey, opened, state, change }: Props): ReactNode {
  const openProfiles = useOpenProfiles(documentKey);
  const runMembers = useRunMembers(documentKey);
  const companions = useCompanions(documentKey, opened);
  const comparables = useComparables(documentKey);
  switch (opened.kind) {
    case 'go-trace':
      return <TraceView facts={opened.facts} ask={opened.ask} state={state} change={change} companions={companions} runMembers={runMembers} comparables={comparables} />;
    case 'pprof':
      return <ProfileView facts={opened.facts} ask={opened.ask} askLog={opened.askLog} state={state} change={change} openProfiles={openProfiles} runMembers={runMembers} comparables={comparables} />;
    case 'runtime-log':
      return <LogView facts={opened.facts} ask={opened.ask} state={state} change={change} companions={companions} runMembers={runMembers} comparables={comparables} />;
  }
}

function Detail({ opened, state, change }: Omit<Props, 'documentKey'>): ReactNode {
  switch (opened.kind) {
    case 'go-trace':
      return <TraceDetail facts={opened.facts} ask={opened.ask} state={state} change={change} />;
    case 'pprof':
      return <ProfileDetail facts={opened.facts} ask={opened.ask} state={state} change={change} />;
    case 'runtime-log':
      return undefined;
  }
}
