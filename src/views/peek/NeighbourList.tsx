import { useId, useState } from 'react';
import { t } from '../../../language/t.ts';
import type { PeekNeighbour, RowName } from '../../../workers/api.ts';
import { exactCount } from '../format.ts';
import { ShareBar } from '../table/ShareBar.tsx';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';

interface Props {
  readonly title: string;
  readonly none: string;
  readonly neighbours: readonly PeekNeighbour[];
  /** How many more there are than told. */
  readonly more: number;
  readonly unit: string;
  /** Of the function in the middle: what shares are of. */
  readonly cum: number;
  readonly onGo: (name: RowName) => void;
}

const FEW = 8;

/** Callers or callees of a function, heaviest first, each a way to itself. */
export function NeighbourList({ title, none, neighbours, more, unit, cum, onGo }: Props) {
  const [isWhole, setWhole] = useState(false);
  const id = useId();
  const shown = isWhole || neighbours.length <= FEW + 1 ? neighbours : neighbours.slice(0, FEW);
  return (
    <section className="peek-list" aria-labelledby={id}>
      <h3 id={id} className="peek-list__title">
        {title} <span className="peek-list__count">{exactCount(neighbours.length + more)}</span>
      </h3>
      {neighbours.length === 0 ? (
        <p className="peek-list__none">{none}</p>
      ) : (
        <ul>
          {shown.map(({ name, weight, inline }) => (
            <li key={name} className="peek-list__row">
              <span className="peek-list__weight">
                <ValueText value={weight} unit={unit} />
              </span>
              <span className="peek-list__share">{pprofPercent(weight, cum)}</span>
              <ShareBar share={cum === 0 ? 0 : weight / Math.abs(cum)} />
              <button type="button" className="link-button peek-list__name" title={name} onClick={() => onGo(name)}>
                {name}
                {inline && <span className="peek-card__inline"> {t('(inline)')}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown.length < neighbours.length && (
        <button type="button" className="link-button peek-list__more" onClick={() => setWhole(true)}>
          {t('{n} more', { n: exactCount(neighbours.length - shown.length) })}
        </button>
      )}
      {shown.length === neighbours.length && more > 0 && <p className="peek-list__none">{t('and {n} lighter ones', { n: exactCount(more) })}</p>}
    </section>
  );
}
