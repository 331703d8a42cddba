import type { ReactNode } from 'react';
import type { AskFindings, DocumentFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';

export function PreconditionsView({ facts }: ViewProps<DocumentFacts, AskFindings>): ReactNode {
  return <p>{facts.name}</p>;
}
