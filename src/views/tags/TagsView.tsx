import type { ReactNode } from 'react';
import type { AskProfile, ProfileFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';

export function TagsView({ facts }: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  return <p>{facts.name}</p>;
}
