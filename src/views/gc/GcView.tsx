import type { ReactNode } from 'react';
import type { AskGc, LogFacts, TraceFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';

export function GcView({ facts }: ViewProps<TraceFacts | LogFacts, AskGc>): ReactNode {
  return <p>{facts.name}</p>;
}
