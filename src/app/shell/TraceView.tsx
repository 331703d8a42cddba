import type { ReactNode } from 'react';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { TraceOverview } from '../../views/overview/TraceOverview.tsx';
import type { ViewProps } from '../../views/viewState.ts';
import { anomaliesView, gcView, goroutinesView, latencyView, memoryView, mmuView, pausesView, preconditionsView, startUpView, tasksView, timelineView, traceFlameView, traceTopView, versusView, waitsView } from './theViews.tsx';

/** A trace, looked at in the way that is on screen. */
export function TraceView(props: ViewProps<TraceFacts, AskTrace>): ReactNode {
  switch (props.state.view) {
    case 'latency':
      return <latencyView.View {...props} />;
    case 'waits':
      return <waitsView.View {...props} />;
    case 'anomalies':
      return <anomaliesView.View {...props} />;
    case 'startup':
      return <startUpView.View {...props} />;
    case 'versus':
      return <versusView.View {...props} />;
    case 'timeline':
      return <timelineView.View {...props} />;
    case 'gc':
      return <gcView.View {...props} />;
    case 'pauses':
      return <pausesView.View {...props} />;
    case 'mmu':
      return <mmuView.View {...props} />;
    case 'memory':
      return <memoryView.View {...props} />;
    case 'preconditions':
      return <preconditionsView.View {...props} />;
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
    case 'sched':
    case 'init':
    case 'lines':
      return <TraceOverview {...props} />;
  }
}
