// Times of day instead of times since the recording began, on every axis; where the file tells the time of day.
import { Clock3 } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { LogFacts, TraceFacts } from '../../../workers/api.ts';
import type { WallClock } from '../../charts/axis/timeAxis.ts';
import { wallClockOf } from '../../charts/axis/wallClock.ts';
import type { ViewProps } from '../viewState.ts';
import { t } from '../../../language/t.ts';
import './timeView.css';

/** undefined: the file does not tell the time of day. */
export function useWallClock(facts: TraceFacts | LogFacts): WallClock | undefined {
  const wallStartMs = facts.kind === 'go-trace' ? facts.wallStartMs : facts.clock.wallStartMs;
  return useMemo(() => (wallStartMs === undefined ? undefined : wallClockOf(wallStartMs)), [wallStartMs]);
}

interface Props extends Pick<ViewProps<unknown, unknown>, 'change'> {
  /** undefined: there is nothing to switch. */
  readonly clock: WallClock | undefined;
  readonly isOn: boolean;
}

export function WallClockButton({ clock, isOn, change }: Props): ReactNode {
  return (
    clock !== undefined && (
      <ToggleButton className="time-view__toggle" data-picture="no" aria-label={t('Wall clock')} isSelected={isOn} onChange={(wallClock) => change({ wallClock }, 'push')}>
        <Clock3 aria-hidden size={14} />
        <span className="time-view__toggle-text">{t('Wall clock')}</span>
      </ToggleButton>
    )
  );
}
