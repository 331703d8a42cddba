import { useId, useState, type FormEvent } from 'react';
import { readNumber, type Answer } from '../../lessons/answers.ts';
import type { Question } from '../../lessons/lesson.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly question: Extract<Question, { readonly kind: 'number' }>;
  readonly isDone: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

/** A number, with the unit it is asked in. */
export function NumberAnswer({ question, isDone, onAnswer }: Props) {
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const problem = useId();
  const check = (event: FormEvent): void => {
    event.preventDefault();
    const value = readNumber(text);
    setIsWrong(value === undefined);
    if (value !== undefined) onAnswer({ kind: 'number', value });
  };
  return (
    <form className="lesson-answer lesson-answer--line" onSubmit={check}>
      <label className="lesson-answer__field">
        <span className="visually-hidden">{t('Your answer')}</span>
        <input
          className="lesson-answer__input"
          inputMode="decimal"
          autoComplete="off"
          value={isDone ? String(question.right) : text}
          disabled={isDone}
          aria-invalid={isWrong}
          aria-describedby={problem}
          onChange={(event) => setText(event.target.value)}
        />
        {question.unit}
      </label>
      {!isDone && (
        <button type="submit" className="button button--strong" disabled={text.trim() === ''}>
          {t('Check')}
        </button>
      )}
      <output id={problem} className="lesson-answer__problem">
        {isWrong && t('Write a number, such as 12.5.')}
      </output>
    </form>
  );
}
