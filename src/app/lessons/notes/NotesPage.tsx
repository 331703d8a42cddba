// The speaker's window: notes of the step that is presented, what comes next, the time, and the ways on and back.
import { useEffect, useRef, useState } from 'react';
import { stepOf } from '../lessonFiles.ts';
import { LessonText } from '../LessonText.tsx';
import { useLoadedLesson } from '../useLoadedLesson.ts';
import { notesChannel, type NotesChannel, type PresentedStep } from './notesChannel.ts';
import { t } from '../../../../language/t.ts';
import '../lessonPanel.css';
import './notes.css';

export function NotesPage() {
  const channel = useRef<NotesChannel | undefined>(undefined);
  const [state, setState] = useState<PresentedStep | undefined>(undefined);
  useEffect(() => {
    document.title = t('Speaker notes · Gopherscope');
    const opened = notesChannel({ onState: setState });
    channel.current = opened;
    opened.hello();
    return () => opened.close();
  }, []);
  const loading = useLoadedLesson(state?.lesson);
  const loaded = loading?.is === 'there' ? loading.loaded : undefined;
  if (state === undefined || loaded === undefined) return <p className="notes-page notes-page--waiting">{t('Waiting for the page that presents. Press “Present” in a lesson of this browser.')}</p>;
  const { text, place, step } = stepOf(loaded, state.step);
  const { steps } = loaded.lesson;
  const next = steps[place + 1];
  return (
    <main className="notes-page">
      <header className="notes-page__top">
        <p>
          {loaded.text.title}, {t('step {place} of {count}', { place: place + 1, count: steps.length })}
        </p>
        <Clock sinceMs={state.sinceMs} />
      </header>
      <h1 className="notes-page__title">{text.title}</h1>
      <div className="lesson-text notes-page__notes">{text.notes.length === 0 ? <p>{t('There are no notes on this step.')}</p> : <LessonText blocks={text.notes} onView={ignore} />}</div>
      {step.question !== undefined && (
        <section className="notes-page__part">
          <h2>{t('It asks')}</h2>
          <div className="lesson-text">
            <LessonText blocks={text.question} onView={ignore} />
            <LessonText blocks={text.right} onView={ignore} />
            <LessonText blocks={text.answer} onView={ignore} />
          </div>
        </section>
      )}
      <section className="notes-page__part">
        <h2>{t('Next')}</h2>
        <p>{next === undefined ? t('This is the last step.') : stepOf(loaded, next.id).text.title}</p>
      </section>
      <nav className="notes-page__ways" aria-label={t('Steps')}>
        <button type="button" className="button" disabled={place === 0} onClick={() => channel.current?.ask('back')}>
          {t('Back')}
        </button>
        <button type="button" className="button" aria-pressed={state.isBlank} onClick={() => channel.current?.ask('blank')}>
          {t('Blank screen')}
        </button>
        <button type="button" className="button button--strong" disabled={next === undefined} onClick={() => channel.current?.ask('on')}>
          {t('Next')}
        </button>
      </nav>
    </main>
  );
}

const ignore = (): void => undefined;

function Clock({ sinceMs }: { readonly sinceMs: number }) {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((nowMs - sinceMs) / 1000));
  const elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <p className="notes-page__clock">{t('{elapsed} since the start, {clock} now', { elapsed, clock: new Date(nowMs).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }) })}</p>;
}
