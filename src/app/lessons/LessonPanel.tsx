import { ChevronDown, ChevronUp, GraduationCap, PencilLine, Presentation, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LessonPlace } from '../../share/lessonFields.ts';
import { coming } from '../coming.tsx';
import { workspace } from '../theWorkspace.ts';
import { guide } from './lessonGuide.ts';
import { LessonList } from './LessonList.tsx';
import { LessonView } from './LessonView.tsx';
import { PanelEdge } from './PanelEdge.tsx';
import { panelWidth } from './panelWidth.ts';
import { presenting, startPresenting, stopPresenting } from './presenting.ts';
import { useLesson } from './useLesson.ts';
import type { LessonLoading } from './useLoadedLesson.ts';
import { t } from '../../../language/t.ts';
import './lessonPanel.css';

const presenter = coming(async () => (await import('./PresenterMode.tsx')).PresenterMode, undefined);
const authoring = coming(async () => (await import('./authoring/AuthoringPanel.tsx')).AuthoringPanel, undefined);

/** Beside the view: a lesson, or the list of them. On a phone a sheet at the bottom, which folds. */
export function LessonPanel({ place }: { readonly place: LessonPlace }) {
  const loading = useLesson(place);
  const { widthPx } = useStore(panelWidth);
  const { isOn } = useStore(presenting);
  const [isFolded, setFolded] = useState(false);
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    guide({ glides: true });
    return () => {
      guide({ glides: false });
      stopPresenting();
    };
  }, []);
  const loaded = loading?.is === 'there' ? loading.loaded : undefined;
  return (
    <aside className={isFolded ? 'lesson-panel lesson-panel--folded' : 'lesson-panel'} aria-label={t('Lesson')} style={{ width: widthPx }}>
      <PanelEdge />
      <header className="lesson-panel__top">
        <GraduationCap size={16} aria-hidden="true" />
        <p className="lesson-panel__name">{place.lesson === undefined && isWriting ? t('Write a lesson') : (loaded?.text.title ?? t('Lessons'))}</p>
        {loaded !== undefined && (
          <button type="button" className="icon-button icon-button--small" aria-label={t('Present')} title={t('Present: large type, keys, notes in a second window')} aria-pressed={isOn} onClick={isOn ? stopPresenting : startPresenting}>
            <Presentation size={15} aria-hidden="true" />
          </button>
        )}
        <button type="button" className="icon-button icon-button--small lesson-panel__fold" aria-expanded={!isFolded} aria-label={isFolded ? t('Unfold the lesson') : t('Fold the lesson')} onClick={() => setFolded(!isFolded)}>
          {isFolded ? <ChevronUp size={15} aria-hidden="true" /> : <ChevronDown size={15} aria-hidden="true" />}
        </button>
        <button type="button" className="icon-button icon-button--small" aria-label={t('Close the lesson')} onClick={() => workspace.getState().showLesson(undefined)}>
          <X size={15} aria-hidden="true" />
        </button>
      </header>
      {place.lesson !== undefined && <Begun loading={loading} place={place} />}
      {place.lesson === undefined && isWriting && <authoring.View onDone={() => setWriting(false)} />}
      {place.lesson === undefined && !isWriting && (
        <div className="lesson-panel__body">
          <LessonList />
          <p>
            <button type="button" className="button" onClick={() => setWriting(true)}>
              <PencilLine size={14} aria-hidden="true" /> {t('Write a lesson')}
            </button>
          </p>
        </div>
      )}
      {isOn && loaded !== undefined && <presenter.View loaded={loaded} stepId={place.step} />}
    </aside>
  );
}

function Begun({ loading, place }: { readonly loading: LessonLoading | undefined; readonly place: LessonPlace }) {
  switch (loading?.is) {
    case undefined:
    case 'loading':
      return <p className="lesson-panel__body lesson-panel__quiet">{t('Reading…')}</p>;
    case 'failed':
      return (
        <div className="lesson-panel__body">
          <p>{t('The lesson “{lesson}” could not be read: {why}', { lesson: place.lesson, why: loading.why })}</p>
          <p>
            <button type="button" className="button" onClick={() => workspace.getState().showLesson({ lesson: undefined, step: undefined })}>
              {t('All lessons')}
            </button>
          </p>
        </div>
      );
    case 'there':
      return <LessonView loaded={loading.loaded} stepId={place.step} />;
  }
}
