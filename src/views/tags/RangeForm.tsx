import { useId, useState } from 'react';
import type { TagKey } from '../../../workers/api.ts';
import { rangeExpression } from './tagExpressions.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly tag: TagKey;
  readonly onRange: (expression: string) => void;
}

/** Keeps what carries a number between two. */
export function RangeForm({ tag, onRange }: Props) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const id = useId();
  const expression = rangeExpression(tag, from, to);
  const isWrong = expression === undefined && (from.trim() !== '' || to.trim() !== '');
  return (
    <form
      className="tag-range"
      onSubmit={(event) => {
        event.preventDefault();
        if (expression !== undefined) onRange(expression);
      }}
    >
      <label htmlFor={`${id}f`}>{t('from')}</label>
      <input id={`${id}f`} className="tag-range__input" inputMode="numeric" value={from} aria-invalid={isWrong} aria-describedby={`${id}w`} onChange={(event) => setFrom(event.currentTarget.value)} />
      <label htmlFor={`${id}t`}>{t('to')}</label>
      <input id={`${id}t`} className="tag-range__input" inputMode="numeric" value={to} aria-invalid={isWrong} aria-describedby={`${id}w`} onChange={(event) => setTo(event.currentTarget.value)} />
      {tag.unit !== undefined && <span>{tag.unit}</span>}
      <button type="submit" className="button flame-button" disabled={expression === undefined}>
        {t('Only these')}
      </button>
      <span id={`${id}w`} className="tag-range__note">
        {isWrong && t('Whole numbers, each with a unit or without')}
      </span>
    </form>
  );
}
