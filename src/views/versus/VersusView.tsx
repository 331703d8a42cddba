import type { ReactNode } from 'react';
import type { AskComparable, LogFacts, TraceFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';

export function VersusView({ facts }: ViewProps<TraceFacts | LogFacts, AskComparable>): ReactNode {
  return <p>{facts.name}</p>;
}
