import type { GoroutineGroups } from '../../../workers/api.ts';
import { exactCount } from '../format.ts';
import { stateKind } from './stateKind.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly states: GoroutineGroups['states'];
  readonly chosen: string;
  readonly onChoose: (state: string) => void;
}

/** Every state with how many goroutines are in it; pressed, only groups with that state stay. */
export function StateChips({ states, chosen, onChoose }: Props) {
  return (
    <fieldset className="state-chips" aria-label={t('States')}>
      {states.map(({ state, goroutines }) => (
        <button
          key={state}
          type="button"
          className="state-chip"
          aria-pressed={state === chosen}
          title={state === chosen ? t('Show all states') : t('Show only groups with goroutines in {state}', { state })}
          onClick={() => onChoose(state === chosen ? '' : state)}
        >
          <StateSwatch state={state} />
          {state} <span className="state-chip__count">{exactCount(goroutines)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** For the eye only: the state stands beside it. */
export function StateSwatch({ state }: { readonly state: string }) {
  return <span className={`state-swatch state-swatch--${stateKind(state)}`} aria-hidden="true" />;
}
