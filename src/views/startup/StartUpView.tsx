import type { ReactNode } from 'react';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';

export function StartUpView({ facts }: ViewProps<TraceFacts, AskTrace>): ReactNode {
  return <p>{facts.name}</p>;
}
