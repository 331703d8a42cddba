import { type ReactNode, useMemo } from 'react';
import type { AskFindings, AskLog, AskProfile, ProfileFacts } from '../../../workers/api.ts';
import { ProfileOverview } from '../../views/overview/ProfileOverview.tsx';
import type { ViewProps } from '../../views/viewState.ts';
import { LogView } from './LogView.tsx';
import { callGraphView, callTreeView, compareView, flameView, heapView, peekView, preconditionsView, samplesView, sourceView, stacksView, tagsView, topView, versusView } from './theViews.tsx';

interface Props extends ViewProps<ProfileFacts, AskProfile> {
  readonly askLog: AskLog;
}

/** A profile, or the records of the runtime in the same file, looked at in the way that is on screen. */
export function ProfileView({ askLog, ...props }: Props): ReactNode {
  const { log } = props.facts;
  const { ask } = props;
  const askFindings = useMemo(() => ((question) => ask({ ...question, sampleType: 0 })) as AskFindings, [ask]); // the compiler cannot follow a generic through the union
  switch (props.state.view) {
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
    case 'versus':
      return <versusView.View {...props} />;
    case 'preconditions':
      return <preconditionsView.View {...props} ask={askFindings} />;
    case 'gc':
    case 'pauses':
    case 'memory':
    case 'sched':
    case 'init':
    case 'lines':
      return log === undefined ? <ProfileOverview {...props} /> : <LogView {...props} facts={log} ask={askLog} />;
    case 'overview':
    case 'latency':
    case 'waits':
    case 'anomalies':
    case 'startup':
    case 'timeline':
    case 'mmu':
    case 'goroutines':
    case 'tasks':
      return <ProfileOverview {...props} />;
  }
}
