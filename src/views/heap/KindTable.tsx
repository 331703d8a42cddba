import { useId } from 'react';
import type { AllocationKind, HeapShare, RowName } from '../../../workers/api.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { exactValue, formatPercent, formatValue } from '../format.ts';
import { ShareBar } from '../table/ShareBar.tsx';
import { figureUnit, FIGURE_WORDS, type HeapFigure } from './sizeBars.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly kinds: readonly AllocationKind[];
  readonly figure: HeapFigure;
  readonly all: HeapShare | undefined;
  readonly chosen: RowName | undefined;
  readonly onChoose: (name: RowName) => void;
}

const SITES_SHOWN = 4;

/** What is made, where the names of functions tell. */
export function KindTable({ kinds, figure, all, chosen, onChoose }: Props) {
  const heading = useId();
  const whole = all?.[figure] ?? 0;
  const unit = figureUnit(figure);
  return (
    <section className="heap-section" aria-labelledby={heading}>
      <div className="heap-section__top">
        <h2 id={heading} className="heap-section__title">
          {t('What is made, {figure}', { figure: t(FIGURE_WORDS[figure]) })}
        </h2>
      </div>
      <p className="heap-section__note">
        {t('Told by the function that allocates. Go leaves the runtime’s frames (makeslice, newobject, mapassign) out of heap profiles, so of a program’s own functions their names tell nothing; a CPU profile does, in this same view.')}
      </p>
      <div className="heap-section__scroll">
        <table className="plain-table" aria-label={t('What is made')}>
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t(FIGURE_WORDS[figure])}</th>
              <th scope="col">{t('share')}</th>
              <th scope="col" className="plain-table__text">
                {t('where')}
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.kind}>
                <th scope="row">{kind.kind === '' ? t('not told by names') : t(kind.kind)}</th>
                <td title={exactValue(kind[figure], unit)}>{formatValue(kind[figure], unit)}</td>
                <td>
                  {whole === 0 ? '–' : formatPercent(kind[figure] / whole)} <ShareBar share={whole === 0 ? 0 : kind[figure] / whole} />
                </td>
                <td className="plain-table__text">
                  {kind.sites.slice(0, SITES_SHOWN).map((name) => (
                    <button key={name} type="button" className="link-button heap__site" title={name} aria-pressed={name === chosen} onClick={() => onChoose(name)}>
                      {withoutImportPath(name)}
                    </button>
                  ))}
                  {kind.sites.length > SITES_SHOWN && <span className="heap-section__note">{t('and {more} more', { more: kind.sites.length - SITES_SHOWN })}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
