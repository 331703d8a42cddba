import { lazy, memo, Suspense, useMemo, type ReactNode } from 'react';
import { fitViewState } from '../../share/fitViewState.ts';
import { ProfileDetail } from '../../views/detail/ProfileDetail.tsx';
import { TraceDetail } from '../../views/detail/TraceDetail.tsx';
import { ProfileOverview } from '../../views/overview/ProfileOverview.tsx';
import { TraceOverview } from '../../views/overview/TraceOverview.tsx';
import type { ChangeView, ViewState } from '../../views/viewState.ts';
import type { OpenedDocument } from '../documents.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { VIEW_NAMES } from './viewNames.ts';

const LatencyView = lazy(async () => ({ default: (await import('../../views/latency/LatencyView.tsx')).LatencyView }));
const TimelineView = lazy(async () => ({ default: (await import('../../views/timeline/TimelineView.tsx')).TimelineView }));
const GoroutinesView = lazy(async () => ({ default: (await import('../../views/goroutines/GoroutinesView.tsx')).GoroutinesView }));
const TasksView = lazy(async () => ({ default: (await import('../../views/tasks/TasksView.tsx')).TasksView }));
const TraceFlameView = lazy(async () => ({ default: (await import('../../views/flame/TraceFlameView.tsx')).TraceFlameView }));
const TraceTopView = lazy(async () => ({ default: (await import('../../views/top/TraceTopView.tsx')).TraceTopView }));
const FlameView = lazy(async () => ({ default: (await import('../../views/flame/FlameView.tsx')).FlameView }));
const TopView = lazy(async () => ({ default: (await import('../../views/top/TopView.tsx')).TopView }));
const CallTreeView = lazy(async () => ({ default: (await import('../../views/calltree/CallTreeView.tsx')).CallTreeView }));
const CallGraphView = lazy(async () => ({ default: (await import('../../views/callgraph/CallGraphView.tsx')).CallGraphView }));
const PeekView = lazy(async () => ({ default: (await import('../../views/peek/PeekView.tsx')).PeekView }));
const SourceView = lazy(async () => ({ default: (await import('../../views/source/SourceView.tsx')).SourceView }));
const TagsView = lazy(async () => ({ default: (await import('../../views/tags/TagsView.tsx')).TagsView }));
const SamplesView = lazy(async () => ({ default: (await import('../../views/samples/SamplesView.tsx')).SamplesView }));
const HeapView = lazy(async () => ({ default: (await import('../../views/heap/HeapView.tsx')).HeapView }));
const StacksView = lazy(async () => ({ default: (await import('../../views/stacks/StacksView.tsx')).StacksView }));
const CompareView = lazy(async () => ({ default: (await import('../../views/compare/CompareView.tsx')).CompareView }));

interface Props {
  readonly opened: OpenedDocument;
  readonly state: ViewState;
  readonly change: ChangeView;
}

/** The view on screen and, beside it, the detail of what is pinned. Not rendered again for mere progress of loading. */
export const OpenedView = memo(function OpenedView({ opened, state, change }: Props) {
  const fitted = useMemo(() => fitViewState(state, opened.facts), [state, opened.facts]);
  const pinned = fitted.pin !== undefined;
  return (
    <div className={pinned ? 'shell__regions shell__regions--pinned' : 'shell__regions'}>
      <div className="shell__view">
        {fitted.view !== 'overview' && (
          <h1 className="visually-hidden">
            {VIEW_NAMES[fitted.view]} of {opened.facts.name}
          </h1>
        )}
        <ErrorBoundary key={fitted.view}>
          <Suspense fallback={<p className="shell__quiet">Loading the view…</p>}>
            <View opened={opened} state={fitted} change={change} />
          </Suspense>
        </ErrorBoundary>
      </div>
      {pinned && (
        <ErrorBoundary key={JSON.stringify(fitted.pin)}>
          <Detail opened={opened} state={fitted} change={change} />
        </ErrorBoundary>
      )}
    </div>
  );
});

function View({ opened, state, change }: Props): ReactNode {
  if (opened.kind === 'go-trace') {
    const props = { facts: opened.facts, ask: opened.ask, state, change };
    switch (state.view) {
      case 'latency':
        return <LatencyView {...props} />;
      case 'timeline':
        return <TimelineView {...props} />;
      case 'goroutines':
        return <GoroutinesView {...props} />;
      case 'tasks':
        return <TasksView {...props} />;
      case 'flame':
        return <TraceFlameView {...props} />;
      case 'top':
        return <TraceTopView {...props} />;
      case 'overview':
      case 'tree':
      case 'graph':
      case 'peek':
      case 'source':
      case 'tags':
      case 'samples':
      case 'heap':
      case 'stacks':
      case 'compare':
        return <TraceOverview {...props} />;
    }
  }
  const props = { facts: opened.facts, ask: opened.ask, state, change };
  switch (state.view) {
    case 'flame':
      return <FlameView {...props} />;
    case 'top':
      return <TopView {...props} />;
    case 'tree':
      return <CallTreeView {...props} />;
    case 'graph':
      return <CallGraphView {...props} />;
    case 'peek':
      return <PeekView {...props} />;
    case 'source':
      return <SourceView {...props} />;
    case 'tags':
      return <TagsView {...props} />;
    case 'samples':
      return <SamplesView {...props} />;
    case 'heap':
      return <HeapView {...props} />;
    case 'stacks':
      return <StacksView {...props} />;
    case 'compare':
      return <CompareView {...props} />;
    case 'overview':
    case 'latency':
    case 'timeline':
    case 'goroutines':
    case 'tasks':
      return <ProfileOverview {...props} />;
  }
}

function Detail({ opened, state, change }: Props): ReactNode {
  return opened.kind === 'go-trace' ? (
    <TraceDetail facts={opened.facts} ask={opened.ask} state={state} change={change} />
  ) : (
    <ProfileDetail facts={opened.facts} ask={opened.ask} state={state} change={change} />
  );
}
