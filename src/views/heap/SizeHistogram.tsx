import { useId, type CSSProperties } from 'react';
import type { SizeClassRow } from '../../../workers/api.ts';
import { exactBytes, exactCount, exactValue, formatBytes, formatCount, formatPercent, formatValue } from '../format.ts';
import { FIGURE_WORDS, figureUnit, sizeHistogram, type HeapFigure, type SizeBar } from './sizeBars.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly sizes: readonly SizeClassRow[];
  readonly figure: HeapFigure;
}

/** Objects by Go's size classes, as bars and as a table. */
export function SizeHistogram({ sizes, figure }: Props) {
  const { bars, ticks, large } = sizeHistogram(sizes, figure);
  const heading = useId();
  const unit = figureUnit(figure);
  const total = sizes.reduce((sum, row) => sum + Math.abs(row[figure]), 0);
  const highest = sizes.reduce((most, row) => Math.max(most, Math.abs(row[figure])), 0);
  const knowsWaste = sizes.some(({ waste }) => waste !== undefined);
  return (
    <section className="heap-section" aria-labelledby={heading}>
      <div className="heap-section__top">
        <h2 id={heading} className="heap-section__title">
          {t('Sizes of objects, {figure}', { figure: t(FIGURE_WORDS[figure]) })}
        </h2>
        <p className="heap-section__note">{t('by Go’s size classes; highest bar {highest}', { highest: formatValue(highest, unit) })}</p>
      </div>
      {total === 0 ? (
        <p className="heap__quiet">{t('There are no {figure} in this profile.', { figure: t(FIGURE_WORDS[figure]) })}</p>
      ) : (
        <div className="size-bars" aria-hidden="true">
          <div className="size-bars__field">
            {bars.map((bar) => (
              <div key={bar.row.sizeBytes} className="size-bars__slot" style={placeOf(bar)} title={barTitle(bar.row, figure, total)}>
                <div className={bar.isNegative ? 'size-bars__bar size-bars__bar--less' : 'size-bars__bar'} />
              </div>
            ))}
          </div>
          <div className="size-bars__axis">
            {ticks.map(({ bytes, x }, nth) => (
              <span key={bytes} className={nth % 2 === 0 ? 'size-bars__tick' : 'size-bars__tick size-bars__tick--second'} style={{ '--x': x } as CSSProperties}>
                {formatBytes(bytes).replace(/\.0+(?=\D)/, '')}
              </span>
            ))}
            <span className="size-bars__tick" style={{ '--x': large.x + large.width / 2 } as CSSProperties}>
              {t('larger')}
            </span>
          </div>
        </div>
      )}
      <p className="heap-section__note">
        {knowsWaste
          ? t('An object takes the bytes of its class: what rounding up wastes is in the table.')
          : t('The sizes in this profile are those of the classes already, as Go records them: what rounding up wasted is not told, only how much it can be at most.')}
      </p>
      <details className="heap-section__table">
        <summary>{t('As a table')}</summary>
        <div className="heap-section__scroll">
          <table className="plain-table plain-table--narrow" aria-label={t('Objects by size class')}>
            <thead>
              <tr>
                <th scope="col">{t('size class')}</th>
                <th scope="col">{t('bytes in use')}</th>
                <th scope="col">{t('objects in use')}</th>
                <th scope="col">{t('bytes allocated')}</th>
                <th scope="col">{t('objects allocated')}</th>
                <th scope="col">{t('waste')}</th>
              </tr>
            </thead>
            <tbody>
              {sizes.map((row) => (
                <tr key={row.sizeBytes}>
                  <th scope="row">{className(row)}</th>
                  <td title={exactBytes(row.inuseBytes)}>{formatBytes(row.inuseBytes)}</td>
                  <td title={exactCount(row.inuseObjects)}>{formatCount(row.inuseObjects)}</td>
                  <td title={exactBytes(row.allocBytes)}>{formatBytes(row.allocBytes)}</td>
                  <td title={exactCount(row.allocObjects)}>{formatCount(row.allocObjects)}</td>
                  <td>{wasteText(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function placeOf({ x, width, height }: SizeBar): CSSProperties {
  return { '--x': x, '--width': width, '--height': height } as CSSProperties;
}

function className({ overBytes, sizeBytes }: SizeClassRow): string {
  return Number.isFinite(sizeBytes) ? t('{from} to {to}', { from: exactBytes(overBytes + 1).replace(/\D+$/, ''), to: exactBytes(sizeBytes) }) : t('over 32 KiB');
}

/** A bar in words: its class, what it counts, and how many objects it stands for. */
const BAR_TITLES: Readonly<Record<HeapFigure, string>> = {
  inuseBytes: marked('{size}\n{amount} in use, {share}\n{inUse} objects in use, {allocated} allocated'),
  inuseObjects: marked('{size}\n{amount} objects in use, {share}\n{inUse} objects in use, {allocated} allocated'),
  allocBytes: marked('{size}\n{amount} allocated, {share}\n{inUse} objects in use, {allocated} allocated'),
  allocObjects: marked('{size}\n{amount} objects allocated, {share}\n{inUse} objects in use, {allocated} allocated'),
};

function barTitle(row: SizeClassRow, figure: HeapFigure, total: number): string {
  const values = {
    size: className(row),
    amount: exactValue(row[figure], figureUnit(figure)),
    share: formatPercent(row[figure] / total),
    inUse: exactCount(row.inuseObjects),
    allocated: exactCount(row.allocObjects),
  };
  return t(BAR_TITLES[figure], values);
}

function wasteText({ waste, mostWaste, sizeBytes }: SizeClassRow): string {
  if (waste !== undefined) return formatPercent(waste);
  return Number.isFinite(sizeBytes) ? t('at most {share}', { share: formatPercent(mostWaste) }) : t('whole pages');
}
