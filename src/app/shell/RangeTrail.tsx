import { ChevronRight } from 'lucide-react';
import type { LogFacts, TimeRange, TraceFacts } from '../../../workers/api.ts';
import { fitViewState } from '../../share/fitViewState.ts';
import { exactNs, formatMoment, formatNs, formatWallClock } from '../../views/format.ts';
import { INITIAL_VIEW_STATE, type ChangeView, type ViewState } from '../../views/viewState.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** The file's, for the first step. */
  readonly name: string;
  readonly facts: TraceFacts | LogFacts;
  readonly state: ViewState;
  readonly change: ChangeView;
}

/** Recording, window, selection: each step leads back to itself. */
export function RangeTrail({ name, facts, state, change }: Props) {
  const fitted = fitViewState(state, facts);
  // The overview is of the whole recording, whatever the other views are zoomed to.
  const { window, selection } = fitted.view === 'overview' ? INITIAL_VIEW_STATE : fitted;
  const whole: TimeRange = { startNs: 0, endNs: facts.durationNs };
  const wallStartMs = facts.kind === 'go-trace' ? facts.wallStartMs : facts.clock.wallStartMs;
  const wall = wallStartMs === undefined ? undefined : formatWallClock(wallStartMs + (window?.startNs ?? 0) / 1e6);
  const showWhole = (): void => change({ window: undefined, selection: undefined }, 'push');
  const showWindow = (): void => change({ selection: undefined }, 'push');
  return (
    <nav className="trail" aria-label={t('Range')}>
      <ol className="trail__steps">
        <Step label={name} isFirst range={whole} text={formatNs(facts.durationNs)} isLast={window === undefined && selection === undefined} onPress={showWhole} />
        {window !== undefined && <Step label={t('Window')} range={window} text={rangeText(window)} isLast={selection === undefined} onPress={showWindow} />}
        {selection !== undefined && (
          <Step
            label={t('Selection')}
            range={selection}
            text={rangeText(selection)}
            isLast
            isSelection
            onPress={() => change({ window: selection, selection: undefined }, 'push')}
          />
        )}
      </ol>
      {wall !== undefined && (
        <span className="trail__wall" title={t('Wall clock at the left edge')}>
          {wall}
        </span>
      )}
    </nav>
  );
}

interface StepProps {
  readonly label: string;
  readonly range: TimeRange;
  readonly text: string;
  readonly isFirst?: boolean;
  readonly isLast: boolean;
  readonly isSelection?: boolean;
  readonly onPress: () => void;
}

function Step({ label, range, text, isFirst = false, isLast, isSelection = false, onPress }: StepProps) {
  const exact = t('{start} to {end}', { start: exactNs(range.startNs), end: exactNs(range.endNs) });
  return (
    <li className="trail__step">
      {!isFirst && <ChevronRight className="trail__arrow" size={14} aria-hidden="true" />}
      <span className={isFirst ? 'trail__name' : 'trail__label'} title={isFirst ? label : undefined}>
        {label}
      </span>
      {isLast && !isSelection ? (
        <span aria-current="step" title={exact}>
          {text}
        </span>
      ) : (
        <button type="button" className="link-button" title={isSelection ? t('Zoom to it: {exact}', { exact }) : t('Back to {exact}', { exact })} onClick={onPress}>
          {text}
        </button>
      )}
    </li>
  );
}

function rangeText({ startNs, endNs }: TimeRange): string {
  return t('{time} at {at}', { time: formatNs(endNs - startNs), at: formatMoment(startNs, endNs - startNs) });
}
