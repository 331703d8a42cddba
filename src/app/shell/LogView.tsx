import type { ReactNode } from 'react';
import type { AskLog, LogFacts } from '../../../workers/api.ts';
import { LogOverview } from '../../views/overview/LogOverview.tsx';
import type { ViewId, ViewProps } from '../../views/viewState.ts';
import { gcView, initView, linesView, memoryView, pausesView, preconditionsView, schedView, versusView } from './theViews.tsx';

type Props = ViewProps<LogFacts, AskLog>;

/** Those that a log has; in place of any other its overview is shown. */
const VIEWS: Readonly<Partial<Record<ViewId, (props: Props) => ReactNode>>> = {
  gc: gcView.View,
  pauses: pausesView.View,
  memory: memoryView.View,
  preconditions: preconditionsView.View,
  sched: schedView.View,
  init: initView.View,
  lines: linesView.View,
  versus: versusView.View,
};

/** Records of the runtime, looked at in the way that is on screen. */
export function LogView(props: Props): ReactNode {
  const View = VIEWS[props.state.view] ?? LogOverview;
  return <View {...props} />;
}
