import type { ReactNode } from 'react';
import type { AskLog, LogFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';

export function InitView({ facts }: ViewProps<LogFacts, AskLog>): ReactNode {
  return <p>{facts.name}</p>;
}
