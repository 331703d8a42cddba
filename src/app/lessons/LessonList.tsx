import { Check } from 'lucide-react';
import { Suspense, use } from 'react';
import { useStore } from 'zustand';
import { inLanguage, type LessonEntry } from '../../lessons/lesson.ts';
import type { LessonProgress } from '../../lessons/progress.ts';
import { languageStore } from '../language.ts';
import { workspace } from '../theWorkspace.ts';
import { listLessons } from './lessonIndex.ts';
import { forgetProgress, progressStore } from './lessonProgress.ts';
import { t } from '../../../language/t.ts';
import './lessonList.css';

/** The lessons there are, or a sentence where the page was put up without them. */
export function LessonList() {
  return (
    <Suspense fallback={<p className="lessons__quiet">{t('Loading the list…')}</p>}>
      <Lessons list={listedOrNone()} />
    </Suspense>
  );
}

let outcome: Promise<readonly LessonEntry[]> | undefined;

/** One promise for the life of the page, as `use` wants it. */
function listedOrNone(): Promise<readonly LessonEntry[]> {
  outcome ??= listLessons().catch(() => []);
  return outcome;
}

function Lessons({ list }: { readonly list: Promise<readonly LessonEntry[]> }) {
  const lessons = use(list);
  const language = useStore(languageStore, (state) => state.language);
  const progress = useStore(progressStore);
  if (lessons.length === 0) return <p className="lessons__quiet">{t('This copy of the page comes without lessons.')}</p>;
  return (
    <>
      <ol className="lessons">
        {lessons.map((entry) => (
          <li key={entry.id}>
            <button type="button" className="lessons__one card" onClick={() => workspace.getState().showLesson({ lesson: entry.id, step: undefined })}>
              <span className="lessons__title">{inLanguage(entry.title, language)}</span>
              <span className="lessons__about">{inLanguage(entry.about, language)}</span>
              <span className="lessons__foot">
                {t('About {minutes} minutes', { minutes: entry.minutes })}
                <HowFar progress={progress[entry.id]} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {Object.keys(progress).length > 0 && (
        <p className="lessons__quiet">
          {t('How far you have come is kept in this browser.')}{' '}
          <button type="button" className="link-button" onClick={() => forgetProgress()}>
            {t('Forget it')}
          </button>
        </p>
      )}
    </>
  );
}

function HowFar({ progress }: { readonly progress: LessonProgress | undefined }) {
  if (progress === undefined) return undefined;
  return (
    <span className="lessons__far">
      <Check size={14} aria-hidden="true" /> {t('{count, plural, one {# step seen} other {# steps seen}}', { count: progress.seen.length })}
    </span>
  );
}
