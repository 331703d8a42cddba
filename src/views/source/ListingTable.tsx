import type { CSSProperties } from 'react';
import { exactCount } from '../format.ts';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';
import type { ListingRow } from './listingRows.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** Of the function. */
  readonly name: string;
  readonly rows: readonly ListingRow[];
  readonly unit: string;
  /** Of the function: what shares of a line are of. */
  readonly cum: number;
  readonly hasText: boolean;
  /** undefined: there is no address for it. */
  readonly linkOf: (line: number) => string | undefined;
  readonly onWhole: () => void;
}

/** Line, flat, cum, text: as pprof lists them. The heavier a line, the darker its ground. */
export function ListingTable({ name, rows, unit, cum, hasText, linkOf, onWhole }: Props) {
  return (
    // What scrolls is reached by key: long lines do, sideways.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="listing__scroller" aria-label={t('Lines of {name}', { name })} tabIndex={0}>
      <table className="listing">
        <caption className="visually-hidden">{t('Lines of {name}', { name })}</caption>
        <thead>
          <tr>
            <th scope="col" className="listing__number">
              {t('line')}
            </th>
            <th scope="col" className="listing__number" title={t('In the line itself')}>
              {t('flat')}
            </th>
            <th scope="col" className="listing__number" title={t('In the line and all it called')}>
              {t('cum')}
            </th>
            <th scope="col" className="listing__number" title={t('cum as a share of the function’s')}>
              {t('of it')}
            </th>
            <th scope="col" className="listing__text">
              {hasText ? t('text') : rows.some(hasInlined) && t('inlined here')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.is === 'gap' ? (
              <tr key={`gap ${row.from}`} className="listing__gap">
                <td colSpan={5}>
                  <button type="button" className="link-button" onClick={onWhole}>
                    {t('{n, plural, one {{shown} line without samples} other {{shown} lines without samples}}', { n: row.lines, shown: exactCount(row.lines) })}
                  </button>
                </td>
              </tr>
            ) : (
              <LineRow key={row.line} row={row} unit={unit} cum={cum} hasText={hasText} link={linkOf(row.line)} />
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

function hasInlined(row: ListingRow): boolean {
  return row.is === 'line' && row.figures !== undefined && row.figures.inlined.length > 0;
}

interface LineProps {
  readonly row: Extract<ListingRow, { readonly is: 'line' }>;
  readonly unit: string;
  readonly cum: number;
  readonly hasText: boolean;
  readonly link: string | undefined;
}

function LineRow({ row: { line, text, figures }, unit, cum, hasText, link }: LineProps) {
  const share = figures === undefined || cum === 0 ? 0 : Math.min(1, Math.abs(figures.cum / cum));
  const value = (of: 'flat' | 'cum') => figures !== undefined && figures[of] !== 0 && <ValueText value={figures[of]} unit={unit} />;
  return (
    <tr className={figures === undefined ? 'listing__line' : 'listing__line listing__line--sampled'} style={{ '--share': share.toFixed(3) } as CSSProperties}>
      <th scope="row" className="listing__number">
        {line === 0 ? (
          <span title={t('The profile does not say which line')}>?</span>
        ) : link === undefined ? (
          line
        ) : (
          <a href={link} target="_blank" rel="noreferrer">
            {line}
          </a>
        )}
      </th>
      <td className="listing__number">{value('flat')}</td>
      <td className="listing__number">{value('cum')}</td>
      <td className="listing__number listing__share">{figures !== undefined && pprofPercent(figures.cum, cum)}</td>
      <td className="listing__text">
        {text !== undefined && <code>{text}</code>}
        {figures !== undefined && text === undefined && hasText && <span className="listing__inlined">{t('not in this text')}</span>}
        {figures !== undefined && figures.inlined.length > 0 && (
          <span className="listing__inlined" title={t('Inlined into this line')}>
            {hasText ? t('inlined: {names}', { names: figures.inlined.join(', ') }) : figures.inlined.join(', ')}
          </span>
        )}
      </td>
    </tr>
  );
}
