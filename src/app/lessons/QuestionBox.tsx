// A step's question: the answer is given, on a chart or here; it is told right or wrong, and why; one may try again or see the answer.
import { CircleCheck, CircleX, Info } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { isRight, rightAnswer, type Answer } from '../../lessons/answers.ts';
import type { Question } from '../../lessons/lesson.ts';
import type { StepText } from '../../lessons/lessonText.ts';
import type { Outcome } from '../../lessons/progress.ts';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { guide } from './lessonGuide.ts';
import { LessonText } from './LessonText.tsx';
import { NumberAnswer } from './NumberAnswer.tsx';
import { TimeAnswer } from './TimeAnswer.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly question: Question;
  readonly text: StepText;
  /** undefined: not done with yet. */
  readonly outcome: Outcome | undefined;
  readonly onOutcome: (outcome: Outcome | undefined) => void;
  readonly onView: (hash: string) => void;
}

export function QuestionBox({ question, text, outcome, onOutcome, onView }: Props) {
  const [tried, setTried] = useState<Answer | undefined>(undefined);
  const give = useCallback(
    (answer: Answer): void => {
      setTried(answer);
      if (isRight(question, answer)) onOutcome('right');
    },
    [question, onOutcome],
  );
  const isDone = outcome !== undefined;
  const asksPlace = question.kind === 'range' && !isDone;
  useEffect(() => {
    if (!asksPlace) return undefined;
    guide({ onPlace: give });
    return () => guide({ onPlace: undefined });
  }, [asksPlace, give]);

  // What was tried last, for its replies; after a reload the right ones.
  const shown = isDone && (tried === undefined || outcome === 'shown') ? rightAnswer(question) : tried;
  const replies = shown?.kind === 'choice' ? text.options.filter(({ id }) => shown.chosen.includes(id)).flatMap(({ reply }) => reply) : [];
  return (
    <section className="lesson-question" aria-label={t('Question')}>
      <div className="lesson-text lesson-question__text">
        <LessonText blocks={text.question} onView={onView} />
      </div>
      {question.kind === 'choice' && <ChoiceAnswer key={isDone ? 'done' : 'open'} question={question} options={text.options} shown={isDone ? rightAnswer(question) : undefined} onAnswer={give} onView={onView} />}
      {question.kind === 'number' && <NumberAnswer key={isDone ? 'done' : 'open'} question={question} isDone={isDone} onAnswer={give} />}
      {asksPlace && <TimeAnswer onAnswer={give} />}
      <div className="lesson-question__outcome" aria-live="polite">
        {outcome === 'right' && <Feedback kind="right" title={t('Right')} icon={<CircleCheck size={16} aria-hidden="true" />} />}
        {outcome === 'shown' && <Feedback kind="shown" title={t('The answer')} icon={<Info size={16} aria-hidden="true" />} />}
        {!isDone && tried !== undefined && <Feedback kind="wrong" title={t('Not quite')} icon={<CircleX size={16} aria-hidden="true" />} />}
        <div className="lesson-text">
          <LessonText blocks={replies} onView={onView} />
          {isDone && <LessonText blocks={text.right} onView={onView} />}
          {isDone && <LessonText blocks={text.answer} onView={onView} />}
          {!isDone && tried !== undefined && <LessonText blocks={text.wrong} onView={onView} />}
        </div>
      </div>
      <div className="lesson-question__ways">
        {!isDone && (
          <button type="button" className="link-button" onClick={() => onOutcome('shown')}>
            {t('Show the answer')}
          </button>
        )}
        {isDone && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setTried(undefined);
              onOutcome(undefined);
            }}
          >
            {t('Ask me again')}
          </button>
        )}
      </div>
    </section>
  );
}

function Feedback({ kind, title, icon }: { readonly kind: 'right' | 'wrong' | 'shown'; readonly title: string; readonly icon: ReactNode }) {
  return (
    <p className={`lesson-question__verdict lesson-question__verdict--${kind}`}>
      {icon} {title}
    </p>
  );
}
