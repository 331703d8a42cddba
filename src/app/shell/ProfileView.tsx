import { type ReactNode, useMemo } from 'react';
import type { AskFindings, AskLog, AskProfile, ProfileFacts } from '../../../workers/api.ts';
import { ProfileOverview } from '../../views/overview/ProfileOverview.tsx';
import type { ViewId, ViewProps } from '../../views/viewState.ts';
import { LogView } from './LogView.tsx';
import { callGraphView, callTreeView, compareView, flameView, heapView, peekView, preconditionsView, samplesView, sourceView, stacksView, tagsView, topView, versusView } from './theViews.tsx';

type OfProfile = ViewProps<ProfileFacts, AskProfile>;

interface Props extends OfProfile {
  readonly askLog: AskLog;
}

/** Those that a profile has; in place of any other its overview is shown. */
const VIEWS: Readonly<Partial<Record<ViewId, (props: OfProfile) => ReactNode>>> = {
  flame: flameView.View,
  top: topView.View,
  tree: callTreeView.View,
  graph: callGraphView.View,
  peek: peekView.View,
  source: sourceView.View,
  tags: tagsView.View,
  samples: samplesView.View,
  heap: heapView.View,
  stacks: stacksView.View,
  compare: compareView.View,
  versus: versusView.View,
};
/** Those of the records of the runtime in the same file, where there are some. */
const OF_RECORDS: ReadonlySet<ViewId> = new Set<ViewId>(['gc', 'pauses', 'memory', 'sched', 'init', 'lines']);

/** A profile, or the records of the runtime in the same file, looked at in the way that is on screen. */
export function ProfileView({ askLog, ...props }: Props): ReactNode {
  const { log } = props.facts;
  const { ask } = props;
  const { view } = props.state;
  const askFindings = useMemo(() => ((question) => ask({ ...question, sampleType: 0 })) as AskFindings, [ask]); // the compiler cannot follow a generic through the union
  if (view === 'preconditions') return <preconditionsView.View {...props} ask={askFindings} />;
  if (log !== undefined && OF_RECORDS.has(view)) return <LogView {...props} facts={log} ask={askLog} />;
  const View = VIEWS[view] ?? ProfileOverview;
  return <View {...props} />;
}
