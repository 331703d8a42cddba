import { MousePointerClick } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import type { Answer } from '../../lessons/answers.ts';
import { readMoment } from '../../views/timeline/momentText.ts';
import { t } from '../../../language/t.ts';

const EXAMPLE = '12.5ms';

/** The answer is pressed on a chart; or its time written here, by whoever does not use a pointer. */
export function TimeAnswer({ onAnswer }: { readonly onAnswer: (answer: Answer) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const problemId = useId();
  const check = (event: FormEvent): void => {
    event.preventDefault();
    const moment = readMoment(text, Number.MAX_SAFE_INTEGER, undefined);
    setProblem('problem' in moment ? moment.problem : '');
    if ('atNs' in moment) onAnswer({ kind: 'moment', atNs: moment.atNs });
  };
  return (
    <form className="lesson-answer" onSubmit={check}>
      <p className="lesson-answer__how">
        <MousePointerClick size={16} aria-hidden="true" /> {t('Press the place on the chart, or select a stretch with Shift and a drag.')}
      </p>
      <div className="lesson-answer lesson-answer--line">
        <label className="lesson-answer__field">
          {t('Or write its time')}{' '}
          <input
            className="lesson-answer__input"
            placeholder={EXAMPLE}
            spellCheck={false}
            autoComplete="off"
            value={text}
            aria-invalid={problem !== ''}
            aria-describedby={problemId}
            onChange={(event) => {
              setText(event.target.value);
              setProblem('');
            }}
          />
        </label>
        <button type="submit" className="button" disabled={text.trim() === ''}>
          {t('Check')}
        </button>
        <output id={problemId} className="lesson-answer__problem">
          {problem}
        </output>
      </div>
    </form>
  );
}
