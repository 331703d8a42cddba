import { useId, useState, type FormEvent } from 'react';
import type { Answer } from '../../lessons/answers.ts';
import type { Question } from '../../lessons/lesson.ts';
import type { OptionText } from '../../lessons/lessonText.ts';
import { LessonText } from './LessonText.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly question: Extract<Question, { readonly kind: 'choice' }>;
  readonly options: readonly OptionText[];
  /** Once the question is done with. */
  readonly shown: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
  readonly onView: (hash: string) => void;
}

/** One of several, or several of them. */
export function ChoiceAnswer({ question, options, shown, onAnswer, onView }: Props) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const group = useId();
  const isMany = question.right.length > 1;
  const chosen = shown?.kind === 'choice' ? shown.chosen : picked;
  const toggle = (id: string): void => setPicked(isMany ? (picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]) : [id]);
  const check = (event: FormEvent): void => {
    event.preventDefault();
    if (picked.length > 0) onAnswer({ kind: 'choice', chosen: picked });
  };
  return (
    <form className="lesson-answer" onSubmit={check}>
      <fieldset className="lesson-answer__options" disabled={shown !== undefined}>
        <legend className="lesson-answer__legend">{isMany ? t('Choose all that are right') : t('Choose one')}</legend>
        {options.map(({ id, label }) => (
          <label key={id} className="lesson-answer__option" data-option={id}>
            <input type={isMany ? 'checkbox' : 'radio'} name={group} value={id} checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              <LessonText blocks={[{ type: 'paragraph', children: [...label] }]} onView={onView} />
            </span>
          </label>
        ))}
      </fieldset>
      {shown === undefined && (
        <button type="submit" className="button button--strong" disabled={picked.length === 0}>
          {t('Check')}
        </button>
      )}
    </form>
  );
}
