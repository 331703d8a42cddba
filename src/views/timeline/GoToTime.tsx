import { useId, useState, type FormEvent } from 'react';
import type { Ns } from '../../../workers/api.ts';
import type { WallClock } from '../../charts/axis/timeAxis.ts';
import { readMoment } from './momentText.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly durationNs: Ns;
  readonly clock: WallClock | undefined;
  readonly onGo: (atNs: Ns) => void;
}

/** A field that takes a time and leads there. */
export function GoToTime({ durationNs, clock, onGo }: Props) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const problemId = useId();
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const moment = readMoment(text, durationNs, clock);
    setProblem('problem' in moment ? moment.problem : '');
    if ('atNs' in moment) onGo(moment.atNs);
  };
  return (
    <form className="go-to" onSubmit={go}>
      <input
        className="go-to__field"
        aria-label={t('Go to time')}
        aria-describedby={problemId}
        aria-invalid={problem !== ''}
        title={clock === undefined ? t('A time of the trace, such as 12.5ms; press Enter') : t('A time of the trace, such as 12.5ms, or of day, such as 14:03:22.117; press Enter')}
        placeholder={t('Go to time')}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setProblem('');
        }}
      />
      <output id={problemId} className="go-to__problem">
        {problem}
      </output>
    </form>
  );
}
