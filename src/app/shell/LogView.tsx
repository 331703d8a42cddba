import type { ReactNode } from 'react';
import type { AskLog, LogFacts } from '../../../workers/api.ts';
import { LogOverview } from '../../views/overview/LogOverview.tsx';
import type { ViewProps } from '../../views/viewState.ts';
import { gcView, initView, linesView, memoryView, pausesView, preconditionsView, schedView, versusView } from './theViews.tsx';

/** Records of the runtime, looked at in the way that is on screen. */
export function LogView(props: ViewProps<LogFacts, AskLog>): ReactNode {
  switch (props.state.view) {
    case 'gc':
      return <gcView.View {...props} />;
    case 'pauses':
      return <pausesView.View {...props} />;
    case 'memory':
      return <memoryView.View {...props} />;
    case 'preconditions':
      return <preconditionsView.View {...props} />;
    case 'sched':
      return <schedView.View {...props} />;
    case 'init':
      return <initView.View {...props} />;
    case 'lines':
      return <linesView.View {...props} />;
    case 'versus':
      return <versusView.View {...props} />;
    case 'overview':
    case 'mmu':
    case 'latency':
    case 'waits':
    case 'anomalies':
    case 'startup':
    case 'timeline':
    case 'goroutines':
    case 'tasks':
    case 'flame':
    case 'top':
    case 'tree':
    case 'graph':
    case 'peek':
    case 'source':
    case 'tags':
    case 'samples':
    case 'heap':
    case 'stacks':
    case 'compare':
      return <LogOverview {...props} />;
  }
}
