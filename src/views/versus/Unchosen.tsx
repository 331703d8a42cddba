import { comparableWith, type Comparables } from './comparables.ts';
import type { VersusLook } from './versusLook.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly comparables: Comparables;
  readonly isComing: boolean;
  readonly onLook: (patch: Partial<VersusLook>) => void;
}

const MOST_OFFERED = 8;

/** Nothing is compared yet: what it takes, and the nearest choices. */
export function Unchosen({ comparables, isComing, onLook }: Props) {
  const others = comparableWith(comparables);
  return (
    <div className="versus-unchosen">
      <h2 className="versus-unchosen__title">{t('Compare this recording with another')}</h2>
      <p>
        {t('Latencies, pauses, causes and functions are laid beside each other, with what the difference is worth: tests of significance, intervals, effect sizes. What is on screen is B; choose what it is compared with, A.')}
      </p>
      {others.length === 0 && !isComing && <p>{t('No other file of its kind is open. Drop one on this page: a recording from before a change, or with other settings. Several runs of each side tell more than one.')}</p>}
      {others.length > 0 && (
        <div className="versus-unchosen__choices">
          {others.slice(0, MOST_OFFERED).map(({ key }) => (
            <button key={key} type="button" className="button" onClick={() => onLook({ a: [key] })}>
              {t('Compare with {key}', { key })}
            </button>
          ))}
          {others.length > 1 && (
            <button type="button" className="button" onClick={() => onLook({ a: others.map(({ key }) => key) })}>
              {t('With all {count}, as a group', { count: others.length })}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
