import type { ReactNode } from 'react';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { TraceOverview } from '../../views/overview/TraceOverview.tsx';
import type { ViewId, ViewProps } from '../../views/viewState.ts';
import { anomaliesView, gcView, goroutinesView, latencyView, memoryView, mmuView, pausesView, preconditionsView, startUpView, tasksView, timelineView, traceFlameView, traceTopView, versusView, waitsView } from './theViews.tsx';

type Props = ViewProps<TraceFacts, AskTrace>;

/** Those that a trace has; in place of any other its overview is shown. */
const VIEWS: Readonly<Partial<Record<ViewId, (props: Props) => ReactNode>>> = {
  latency: latencyView.View,
  waits: waitsView.View,
  anomalies: anomaliesView.View,
  startup: startUpView.View,
  versus: versusView.View,
  timeline: timelineView.View,
  gc: gcView.View,
  pauses: pausesView.View,
  mmu: mmuView.View,
  memory: memoryView.View,
  preconditions: preconditionsView.View,
  goroutines: goroutinesView.View,
  tasks: tasksView.View,
  flame: traceFlameView.View,
  top: traceTopView.View,
};

/** A trace, looked at in the way that is on screen. */
export function TraceView(props: Props): ReactNode {
  const View = VIEWS[props.state.view] ?? TraceOverview;
  return <View {...props} />;
}
