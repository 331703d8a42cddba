import { useId, useState, type FormEvent } from 'react';
import type { Companion } from '../companions.ts';
import { readOffset, writeOffset } from './offsetText.ts';
import { t } from '../../../language/t.ts';

/** Where a log's time 0 lies on the axis, said by the reader. */
export function PlaceByHand({ log }: { readonly log: Companion }) {
  const [text, setText] = useState(() => (log.offsetNs === undefined ? '0ms' : writeOffset(log.offsetNs)));
  const [problem, setProblem] = useState('');
  const problemId = useId();
  const put = (event: FormEvent): void => {
    event.preventDefault();
    const offsetNs = readOffset(text);
    setProblem(offsetNs === undefined ? t('Write a time like -4.1ms, or 2s.') : '');
    if (offsetNs !== undefined) log.place(offsetNs);
  };
  return (
    <form className="companions__place" onSubmit={put}>
      <label className="companions__label">
        {t('Its time 0 lies at')}
        <input
          className="companions__field"
          aria-describedby={problemId}
          aria-invalid={problem !== ''}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem('');
          }}
        />
      </label>
      <button type="submit" className="button">
        {t('Place')}
      </button>
      {log.alignedBy === 'by hand' && (
        <button type="button" className="button" onClick={() => log.place(undefined)}>
          {t('As found')}
        </button>
      )}
      <output id={problemId} className="companions__problem">
        {problem}
      </output>
    </form>
  );
}
