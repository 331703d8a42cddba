import { FileCode, Flame } from 'lucide-react';
import type { PeekEntry, RowName } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';
import { inlineWord } from '../top/topCsv.ts';
import { NeighbourList } from './NeighbourList.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly entry: PeekEntry;
  readonly unit: string;
  readonly grandTotal: number;
  readonly isChosen: boolean;
  readonly onGo: (name: RowName) => void;
  readonly onSource: () => void;
  readonly onFlame: () => void;
}

/** One function: who calls it, what it is, whom it calls. */
export function PeekCard({ entry, unit, grandTotal, isChosen, onGo, onSource, onFlame }: Props) {
  const { name, file, flat, cum, inline, callers, callees, moreCallers = 0, moreCallees = 0 } = entry;
  const word = inlineWord(inline);
  const figure = (label: string, value: number) => (
    <span>
      {label}{' '}
      <b>
        <ValueText value={value} unit={unit} />
      </b>{' '}
      {pprofPercent(value, grandTotal)}
    </span>
  );
  return (
    <article className={isChosen ? 'peek-card peek-card--chosen' : 'peek-card'} aria-label={name}>
      <NeighbourList
        title={t('Callers')}
        none={t('Nothing: every stack begins with it.')}
        neighbours={callers}
        more={moreCallers}
        unit={unit}
        cum={cum}
        onGo={onGo}
      />
      <header className="peek-card__self">
        <h2 className="peek-card__name" title={file === '' ? name : `${name}\n${file}`}>
          {isChosen ? (
            name
          ) : (
            <button type="button" className="link-button" onClick={() => onGo(name)}>
              {name}
            </button>
          )}
          {word !== '' && <span className="peek-card__inline"> ({word})</span>} <CopyButton text={name} what={t('the name')} />
        </h2>
        <p className="peek-card__figures">
          {figure('flat', flat)} {figure('cum', cum)}
        </p>
        <p className="peek-card__links">
          <button type="button" className="link-button" onClick={onSource}>
            <FileCode size={13} aria-hidden="true" /> {t('Source lines')}
          </button>
          <button type="button" className="link-button" onClick={onFlame}>
            <Flame size={13} aria-hidden="true" /> {t('Flame graph around it')}
          </button>
        </p>
      </header>
      <NeighbourList
        title={t('Callees')}
        none={t('Nothing: all of it is its own.')}
        neighbours={callees}
        more={moreCallees}
        unit={unit}
        cum={cum}
        onGo={onGo}
      />
    </article>
  );
}
