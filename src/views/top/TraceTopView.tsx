import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { TraceProfileFrame } from '../flame/TraceProfileFrame.tsx';
import type { ViewProps } from '../viewState.ts';
import { TopView } from './TopView.tsx';

/** The functions of a range of a trace as a table. */
export function TraceTopView(view: ViewProps<TraceFacts, AskTrace>) {
  return <TraceProfileFrame {...view} of={top} />;
}

function top(profile: Parameters<typeof TopView>[0]) {
  return <TopView {...profile} />;
}
