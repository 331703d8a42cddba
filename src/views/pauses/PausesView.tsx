import type { ReactNode } from 'react';
import type { AskPauses, LogFacts, TraceFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';

export function PausesView({ facts }: ViewProps<TraceFacts | LogFacts, AskPauses>): ReactNode {
  return <p>{facts.name}</p>;
}
