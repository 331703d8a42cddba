import type { ReactNode } from 'react';
import type { AskLog, LogFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';
import './overview.css';

/** What a log of the runtime is, and its first figures. */
export function LogOverview({ facts }: ViewProps<LogFacts, AskLog>): ReactNode {
  return (
    <div className="overview">
      <h1 className="overview__title">{facts.name}</h1>
    </div>
  );
}
