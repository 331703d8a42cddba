import { memo, useMemo, type ReactNode } from 'react';
import { fitViewState } from '../../share/fitViewState.ts';
import { ProfileDetail } from '../../views/detail/ProfileDetail.tsx';
import { TraceDetail } from '../../views/detail/TraceDetail.tsx';
import { ProfileOverview } from '../../views/overview/ProfileOverview.tsx';
import { TraceOverview } from '../../views/overview/TraceOverview.tsx';
import type { ChangeView, ViewId, ViewState } from '../../views/viewState.ts';
import { type Coming, coming } from '../coming.tsx';
import type { OpenedDocument } from '../documents.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { useOpenProfiles } from '../openProfiles.ts';
import { VIEW_NAMES } from './viewNames.ts';

const LOADING = <p className="shell__quiet">Loading the view…</p>;

const latencyView = coming(async () => (await import('../../views/latency/LatencyView.tsx')).LatencyView, LOADING);
const timelineView = coming(async () => (await import('../../views/timeline/TimelineView.tsx')).TimelineView, LOADING);
const goroutinesView = coming(async () => (await import('../../views/goroutines/GoroutinesView.tsx')).GoroutinesView, LOADING);
const tasksView = coming(async () => (await import('../../views/tasks/TasksView.tsx')).TasksView, LOADING);
const traceFlameView = coming(async () => (await import('../../views/flame/TraceFlameView.tsx')).TraceFlameView, LOADING);
const traceTopView = coming(async () => (await import('../../views/top/TraceTopView.tsx')).TraceTopView, LOADING);
const flameView = coming(async () => (await import('../../views/flame/FlameView.tsx')).FlameView, LOADING);
const topView = coming(async () => (await import('../../views/top/TopView.tsx')).TopView, LOADING);
const callTreeView = coming(async () => (await import('../../views/calltree/CallTreeView.tsx')).CallTreeView, LOADING);
const callGraphView = coming(async () => (await import('../../views/callgraph/CallGraphView.tsx')).CallGraphView, LOADING);
const peekView = coming(async () => (await import('../../views/peek/PeekView.tsx')).PeekView, LOADING);
const sourceView = coming(async () => (await import('../../views/source/SourceView.tsx')).SourceView, LOADING);
const tagsView = coming(async () => (await import('../../views/tags/TagsView.tsx')).TagsView, LOADING);
const samplesView = coming(async () => (await import('../../views/samples/SamplesView.tsx')).SamplesView, LOADING);
const heapView = coming(async () => (await import('../../views/heap/HeapView.tsx')).HeapView, LOADING);
const stacksView = coming(async () => (await import('../../views/stacks/StacksView.tsx')).StacksView, LOADING);
const compareView = coming(async () => (await import('../../views/compare/CompareView.tsx')).CompareView, LOADING);

/** By what is on screen; of a trace or of a profile, whichever the file turns out to be. */
const COMING: Readonly<Partial<Record<ViewId, readonly Pick<Coming<never>, 'fetch'>[]>>> = {
  latency: [latencyView],
  timeline: [timelineView],
  goroutines: [goroutinesView],
  tasks: [tasksView],
  flame: [flameView, traceFlameView],
  top: [topView, traceTopView],
  tree: [callTreeView],
  graph: [callGraphView],
  peek: [peekView],
  source: [sourceView],
  tags: [tagsView],
  samples: [samplesView],
  heap: [heapView],
  stacks: [stacksView],
  compare: [compareView],
};

/** Fetches the code of a view while its file is still being read. */
export function fetchView(view: ViewId): void {
  for (const { fetch } of COMING[view] ?? []) void fetch().catch(() => undefined);
}

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
  return (
    <div className={pinned ? 'shell__regions shell__regions--pinned' : 'shell__regions'}>
      <div className="shell__view">
        {fitted.view !== 'overview' && (
          <h1 className="visually-hidden">
            {VIEW_NAMES[fitted.view]} of {opened.facts.name}
          </h1>
        )}
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
  );
});

function View({ documentKey, opened, state, change }: Props): ReactNode {
  const openProfiles = useOpenProfiles(documentKey);
  if (opened.kind === 'go-trace') {
    const props = { facts: opened.facts, ask: opened.ask, state, change };
    switch (state.view) {
      case 'latency':
        return <latencyView.View {...props} />;
      case 'timeline':
        return <timelineView.View {...props} />;
      case 'goroutines':
        return <goroutinesView.View {...props} />;
      case 'tasks':
        return <tasksView.View {...props} />;
      case 'flame':
        return <traceFlameView.View {...props} />;
      case 'top':
        return <traceTopView.View {...props} />;
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
  const props = { facts: opened.facts, ask: opened.ask, state, change, openProfiles };
  switch (state.view) {
    case 'flame':
      return <flameView.View {...props} />;
    case 'top':
      return <topView.View {...props} />;
    case 'tree':
      return <callTreeView.View {...props} />;
    case 'graph':
      return <callGraphView.View {...props} />;
    case 'peek':
      return <peekView.View {...props} />;
    case 'source':
      return <sourceView.View {...props} />;
    case 'tags':
      return <tagsView.View {...props} />;
    case 'samples':
      return <samplesView.View {...props} />;
    case 'heap':
      return <heapView.View {...props} />;
    case 'stacks':
      return <stacksView.View {...props} />;
    case 'compare':
      return <compareView.View {...props} />;
    case 'overview':
    case 'latency':
    case 'timeline':
    case 'goroutines':
    case 'tasks':
      return <ProfileOverview {...props} />;
  }
}

function Detail({ opened, state, change }: Omit<Props, 'documentKey'>): ReactNode {
  return opened.kind === 'go-trace' ? (
    <TraceDetail facts={opened.facts} ask={opened.ask} state={state} change={change} />
  ) : (
    <ProfileDetail facts={opened.facts} ask={opened.ask} state={state} change={change} />
  );
}
