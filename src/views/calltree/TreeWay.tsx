import { ChevronRight } from 'lucide-react';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { exactCount } from '../format.ts';
import type { WayStep } from './treeModel.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly way: readonly WayStep[];
  /** Of the last step; 0: a child of the root. */
  readonly depth: number | undefined;
  readonly onStep: (at: number) => void;
}

/** The last steps of the way to the row the keyboard is at: where indentation ends, this tells where one is. */
export function TreeWay({ way, depth, onStep }: Props) {
  if (way.length === 0 || depth === undefined) {
    return <p className="table-view__note">{t('Arrow keys walk the rows; right opens one, left closes it or leads to its parent.')}</p>;
  }
  const before = depth + 1 - way.length;
  return (
    <nav className="tree-way" aria-label={t('Way to this row')}>
      <ol className="tree-way__list">
        {before > 0 && <li className="tree-way__step">{t('{n} above', { n: exactCount(before) })}</li>}
        {way.map(({ at, row }, nth) => (
          <li key={at} className="tree-way__step">
            {(nth > 0 || before > 0) && <ChevronRight className="tree-way__arrow" size={12} aria-hidden="true" />}
            {nth === way.length - 1 ? (
              <span className="tree-way__here" aria-current="location" title={row.name}>
                {withoutImportPath(row.name)}
              </span>
            ) : (
              <button type="button" className="link-button" title={row.name} onClick={() => onStep(at)}>
                {withoutImportPath(row.name)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
