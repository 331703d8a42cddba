import { Flame } from 'lucide-react';
import { useState } from 'react';
import type { ProfileOptions, TagKey } from '../../../workers/api.ts';
import { exactCount, formatCount } from '../format.ts';
import { ShareBar } from '../table/ShareBar.tsx';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';
import { RangeForm } from './RangeForm.tsx';
import { valueExpression } from './tagExpressions.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly tag: TagKey;
  /** Of the sample type. */
  readonly unit: string;
  readonly grandTotal: number;
  readonly options: ProfileOptions;
  /** Values that are shown; undefined: all. */
  readonly matches: ((text: string) => boolean) | undefined;
  readonly isGrouped: boolean;
  /** undefined: no longer. */
  readonly onFocus: (expression: string | undefined) => void;
  readonly onIgnore: (expression: string | undefined) => void;
  readonly onGroup: (isWanted: boolean) => void;
}

/** Values shown at first. */
const FEW = 20;

/** One key: its values, largest first. Pressing one keeps what carries it, exactly; pressing it again keeps everything. */
export function TagCard({ tag, unit, grandTotal, options, matches, isGrouped, onFocus, onIgnore, onGroup }: Props) {
  const { key, values, total, samples, otherValues, otherTotal } = tag;
  const [isWhole, setWhole] = useState(false);
  const matching = matches === undefined ? values : values.filter(({ text }) => matches(text));
  const shown = isWhole || matching.length <= FEW + 2 ? matching : matching.slice(0, FEW);
  return (
    <article className="tag-card" aria-label={key}>
      <header className="tag-card__head">
        <h2 className="tag-card__key">
          {key} {tag.unit !== undefined && tag.unit !== key && <span className="tag-card__unit">{t('in {unit}', { unit: tag.unit })}</span>}
        </h2>
        <p className="tag-card__figures">
          <Said
            message="{value}, {share} in {n, plural, one {{shown} sample} other {{shown} samples}}"
            values={{ value: <ValueText key="value" value={total} unit={unit} />, share: pprofPercent(total, grandTotal), n: samples, shown: exactCount(samples) }}
          />
        </p>
        <button type="button" className="button flame-button" aria-pressed={isGrouped} onClick={() => onGroup(!isGrouped)}>
          <Flame size={13} aria-hidden="true" /> {isGrouped ? t('Do not group by it') : t('Group the flame graph by it')}
        </button>
        {tag.unit !== undefined && <RangeForm tag={tag} onRange={onFocus} />}
      </header>
      <table className="tag-card__values">
        <thead>
          <tr>
            <th scope="col">{t('value')}</th>
            <th scope="col" className="tag-card__number">
              {t('total')}
            </th>
            <th scope="col" className="tag-card__number" title={t('Of what percentages are of')}>
              {t('share')}
            </th>
            <th scope="col" className="tag-card__bar" aria-label={t('Share of the key, drawn')} />
            <th scope="col" className="tag-card__number tag-card__samples">
              {t('samples')}
            </th>
            <th scope="col" aria-label={t('Leave out')} />
          </tr>
        </thead>
        <tbody>
          {shown.map((value) => {
            const expression = valueExpression(tag, value);
            const isKept = options.tagFocus === expression;
            const isLeftOut = options.tagIgnore === expression;
            return (
              <tr key={value.text} className={isKept ? 'tag-card__row tag-card__row--kept' : 'tag-card__row'}>
                <th scope="row">
                  <button type="button" className="link-button" aria-pressed={isKept} title={isKept ? t('Show everything again') : t('Only what carries it: tagfocus {expression}', { expression })} onClick={() => onFocus(isKept ? undefined : expression)}>
                    {value.text === '' ? t('(empty)') : value.text}
                  </button>
                </th>
                <td className="tag-card__number">
                  <ValueText value={value.total} unit={unit} />
                </td>
                <td className="tag-card__number">{pprofPercent(value.total, grandTotal)}</td>
                <td className="tag-card__bar">
                  <ShareBar share={total === 0 ? 0 : value.total / Math.abs(total)} />
                </td>
                <td className="tag-card__number tag-card__samples">{formatCount(value.samples)}</td>
                <td className="tag-card__ignore">
                  <button type="button" className="link-button" aria-pressed={isLeftOut} aria-label={t('Leave out {value}', { value: value.text })} title={t('Leave out what carries it: tagignore {expression}', { expression })} onClick={() => onIgnore(isLeftOut ? undefined : expression)}>
                    {t('leave out')}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown.length < matching.length && (
        <p className="tag-card__others">
          <button type="button" className="link-button" onClick={() => setWhole(true)}>
            {t('{n} more', { n: exactCount(matching.length - shown.length) })}
          </button>
        </p>
      )}
      {shown.length === matching.length && otherValues > 0 && (
        <p className="tag-card__others">
          <Said message="{n} more values, {value} between them; a filter above (tagfocus) shows others." values={{ n: exactCount(otherValues), value: <ValueText key="value" value={otherTotal} unit={unit} /> }} />
        </p>
      )}
    </article>
  );
}
