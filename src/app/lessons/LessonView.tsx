import { ArrowLeft, ArrowRight, LocateFixed } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { LANGUAGES } from '../../../language/languages.ts';
import { decodeHash } from '../../share/urlState.ts';
import { CycleMarking } from '../../views/tricolour/CycleMarking.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { languageStore } from '../language.ts';
import { useWorkspace, workspace } from '../theWorkspace.ts';
import type { LoadedLesson, ShownStep } from './lessonFiles.ts';
import { stepOf } from './lessonFiles.ts';
import { guide } from './lessonGuide.ts';
import { noteAnswer, noteStep, progressStore } from './lessonProgress.ts';
import { goToStep, isAtStep, showsLink, showsOf } from './lessonSteps.ts';
import { LessonText } from './LessonText.tsx';
import { type MarkedPart, PartMarks } from './PartMarks.tsx';
import { QuestionBox } from './QuestionBox.tsx';
import { useStepKeys } from './useStepKeys.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly loaded: LoadedLesson;
  readonly stepId: string | undefined;
}

/** A step of a lesson: its text and question, what it marks in the view, and the ways on and back. */
export function LessonView({ loaded, stepId }: Props) {
  const { lesson, text, language } = loaded;
  const spoken = useStore(languageStore, (state) => state.language);
  const shown = stepOf(loaded, stepId);
  const { step, place } = shown;
  const body = useRef<HTMLDivElement>(null);
  const goTo = useCallback((id: string | undefined) => id !== undefined && goToStep(loaded, id), [loaded]);
  const [previous, next] = [lesson.steps[place - 1]?.id, lesson.steps[place + 1]?.id];
  useStepKeys(() => goTo(previous), () => goTo(next));
  useEffect(() => {
    if (stepId !== undefined) noteStep(lesson.id, step.id);
    body.current?.scrollTo({ top: 0 });
  }, [lesson.id, stepId, step.id]);

  return (
    <>
      <div className="lesson-panel__body" ref={body} lang={language}>
        {language !== spoken && (
          <p className="lesson-panel__quiet" lang={spoken}>
            {t('This lesson is not there in {language}; it is shown in English.', { language: LANGUAGES[spoken] })}
          </p>
        )}
        <Step key={`${lesson.id} ${step.id}`} loaded={loaded} shown={shown} />
      </div>
      <nav className="lesson-panel__ways" aria-label={t('Steps')}>
        <button type="button" className="button" disabled={previous === undefined} onClick={() => goTo(previous)}>
          <ArrowLeft size={14} aria-hidden="true" /> {t('Back')}
        </button>
        <select className="lesson-panel__steps" aria-label={t('Step')} value={step.id} onChange={(event) => goTo(event.target.value)}>
          {lesson.steps.map(({ id }, at) => (
            <option key={id} value={id}>
              {t('{place} of {count}: {title}', { place: at + 1, count: lesson.steps.length, title: text.steps.find((one) => one.id === id)?.title })}
            </option>
          ))}
        </select>
        {next === undefined ? (
          <button type="button" className="button button--strong" onClick={() => workspace.getState().showLesson({ lesson: undefined, step: undefined })}>
            {t('Finish')}
          </button>
        ) : (
          <button type="button" className="button button--strong" onClick={() => goTo(next)}>
            {t('Next')} <ArrowRight size={14} aria-hidden="true" />
          </button>
        )}
      </nav>
    </>
  );
}

function Step({ loaded, shown: { step, text } }: { readonly loaded: LoadedLesson; readonly shown: ShownStep }) {
  const { lesson } = loaded;
  const documents = useWorkspace((state) => state.documents);
  const active = useWorkspace((state) => state.active);
  const isRuns = useWorkspace((state) => state.place === 'runs');
  const outcome = useStore(progressStore, (all) => all[lesson.id]?.done[step.id]);
  const onOutcome = useCallback((next: Parameters<typeof noteAnswer>[2]) => noteAnswer(lesson.id, step.id, next), [lesson.id, step.id]);
  const onView = useCallback(
    (hash: string) => {
      const named = decodeHash(hash).file;
      const file = lesson.files.find(({ name }) => name === named)?.name ?? step.file;
      const link = showsLink(loaded, file, hash, workspace.getState().documents);
      if (link !== undefined) workspace.getState().showStep({ lesson: lesson.id, step: step.id }, link, 'push');
    },
    [loaded, lesson, step],
  );

  const shows = showsOf(loaded, step, documents);
  const isHere = !isRuns && shows?.key === active;
  const isDone = step.question === undefined ? false : outcome !== undefined;
  const right = step.question?.kind === 'range' && outcome !== undefined ? step.question.right : undefined;
  useEffect(() => {
    // Times are those of the step's own file.
    if (isHere) guide({ ranges: [...step.highlight.flatMap((one) => (one.mark === 'range' ? [one.range] : [])), ...(right ?? [])], momentNs: step.highlight.find((one) => one.mark === 'moment')?.atNs });
    return () => guide({ ranges: [], momentNs: undefined });
  }, [isHere, step, right]);
  const marked = useMemo(() => step.highlight.filter((one): one is MarkedPart & { readonly mark: 'part' } => one.mark === 'part'), [step]);
  const hidden = useMemo(() => (isDone ? [] : step.hide), [step, isDone]);

  const traceThere = documents.find(({ key }) => key === shows?.key)?.phase;
  const ask = traceThere?.phase === 'open' && traceThere.opened.kind === 'go-trace' ? traceThere.opened.ask : undefined;
  const onMoment = useCallback((momentNs: number | undefined) => guide({ momentNs }), []);
  const hasWandered = !isAtStep(shows, documents, active) || isRuns !== (shows?.runs !== undefined);
  return (
    <>
      <PartMarks marked={marked} hidden={hidden} />
      <h2 className="lesson-panel__title" aria-live="polite">
        {text.title}
      </h2>
      <div className="lesson-text">
        <LessonText blocks={text.body} onView={onView} />
      </div>
      {step.animation !== undefined && ask !== undefined && (
        <ErrorBoundary>
          <CycleMarking ask={ask} range={step.animation.range} onMoment={onMoment} />
        </ErrorBoundary>
      )}
      {step.question !== undefined && <QuestionBox question={step.question} text={text} outcome={outcome} onOutcome={onOutcome} onView={onView} />}
      {hasWandered && (
        <p>
          <button type="button" className="button" onClick={() => goToStep(loaded, step.id)}>
            <LocateFixed size={14} aria-hidden="true" /> {t('Back to the step’s view')}
          </button>
        </p>
      )}
    </>
  );
}
