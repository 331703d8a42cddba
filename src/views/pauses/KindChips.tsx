// The kinds of stops: what their marks look like, how many there are, and which of them are shown.
import type { PauseKind } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs } from '../format.ts';
import { stopKind } from './pauseWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly kinds: readonly PauseKind[];
  /** Empty: all. */
  readonly chosen: readonly string[];
  readonly isTrace: boolean;
  readonly onChoose: ((names: readonly string[]) => void) | undefined;
}

export function KindChips({ kinds, chosen, isTrace, onChoose }: Props) {
  const toggle = (name: string): void => {
    const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    onChoose?.(next.length === kinds.length ? [] : next);
  };
  return (
    <ul className="kind-chips" aria-label={t('Kinds of stops')}>
      {kinds.map(({ name, durations }) => (
        <li key={name}>
          <button
            type="button"
            className="kind-chip"
            aria-pressed={chosen.includes(name)}
            disabled={onChoose === undefined}
            title={t('{n} of them, {sum} together, p99 {p99}, longest {longest}', { n: formatCount(durations.n), sum: exactNs(durations.sumNs), p99: formatNs(durations.p99Ns), longest: formatNs(durations.maxNs) })}
            onClick={() => toggle(name)}
          >
            <span className={`stop-mark stop-mark--${stopKind(name)}`} aria-hidden="true" />
            {name} <span className="kind-chip__count">{formatCount(durations.n)}</span> <span className="kind-chip__sum">{formatNs(durations.sumNs)}</span>
          </button>
        </li>
      ))}
      {isTrace && (
        <li className="kind-chips__key">
          <span className="stop-diamond" aria-hidden="true" />
          {t('stretched by the program')}
        </li>
      )}
    </ul>
  );
}
