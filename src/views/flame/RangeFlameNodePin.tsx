import { t } from '../../../language/t.ts';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { DetailFrame } from '../detail/DetailFrame.tsx';
import { ProfileDetail } from '../detail/ProfileDetail.tsx';
import type { ViewProps } from '../viewState.ts';
import { useRangeProfile } from './useRangeProfile.ts';

/** A box of a flame graph that was made from a trace. */
export function RangeFlameNodePin({ facts, ask, state, change }: ViewProps<TraceFacts, AskTrace>) {
  const { shown } = useRangeProfile(facts, ask, state);
  if (shown?.facts === undefined) return <DetailFrame kind={t('Function')} title={undefined} change={change} />;
  return <ProfileDetail facts={shown.facts} ask={shown.ask} state={state} change={change} />;
}
