import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';
import { FlameView } from './FlameView.tsx';
import { TraceProfileFrame } from './TraceProfileFrame.tsx';

/** The flame graph of a range of a trace. */
export function TraceFlameView(view: ViewProps<TraceFacts, AskTrace>) {
  return <TraceProfileFrame {...view} of={flame} />;
}

function flame(profile: Parameters<typeof FlameView>[0]) {
  return <FlameView {...profile} />;
}
