import type { ReactNode } from 'react';
import type { AskLog, AskTrace, LogFacts, TraceFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';

export function MemoryView({ facts }: ViewProps<TraceFacts | LogFacts, AskTrace | AskLog>): ReactNode {
  return <p>{facts.name}</p>;
}
