import type { ReactNode } from 'react';
import type { AskProfile, ProfileFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';
import { FlameNodePin } from './FlameNodePin.tsx';
import { FunctionPin } from './FunctionPin.tsx';

/** What is pinned in a profile: a box of the flame graph, or a function wherever it is. */
export function ProfileDetail(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const { pin } = props.state;
  switch (pin?.pin) {
    case 'flameNode':
      return <FlameNodePin {...props} node={pin.node} />;
    case 'function':
      return <FunctionPin {...props} name={pin.name} />;
    case 'creation':
    case 'goroutine':
    case 'procSpan':
    case 'stretch':
    case 'stw':
    case 'task':
    case 'range':
    case undefined:
      return undefined;
  }
}
