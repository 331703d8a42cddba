import type { ReactNode } from 'react';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { RangeFlameNodePin } from '../flame/RangeFlameNodePin.tsx';
import { RangePin } from '../range/RangePin.tsx';
import { TaskPin } from '../tasks/TaskPin.tsx';
import type { ViewProps } from '../viewState.ts';
import { CreationPin } from './CreationPin.tsx';
import { GoroutinePin } from './GoroutinePin.tsx';
import { ProcSpanPin } from './ProcSpanPin.tsx';
import { StretchPin } from './StretchPin.tsx';
import { StwPin } from './StwPin.tsx';

/** What is pinned in a trace. */
export function TraceDetail(props: ViewProps<TraceFacts, AskTrace>): ReactNode {
  const { pin } = props.state;
  switch (pin?.pin) {
    case 'creation':
      return <CreationPin {...props} creation={pin.creation} />;
    case 'goroutine':
      return <GoroutinePin {...props} goroutine={pin.goroutine} />;
    case 'procSpan':
      return <ProcSpanPin {...props} proc={pin.proc} atNs={pin.atNs} />;
    case 'stretch':
      return <StretchPin {...props} pin={pin} />;
    case 'stw':
      return <StwPin {...props} index={pin.index} />;
    case 'task':
      return <TaskPin {...props} task={pin.task} />;
    case 'range':
      return <RangePin {...props} />;
    case 'flameNode':
    case 'function':
      return <RangeFlameNodePin {...props} />;
    case undefined:
      return undefined;
  }
}
