// Presenting: keys, the dot, the blank screen, and what the notes in a second window are told.
import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { LaserDot } from './LaserDot.tsx';
import { stepOf, type LoadedLesson } from './lessonFiles.ts';
import { goToStep } from './lessonSteps.ts';
import { NOTES_ADDRESS, notesChannel } from './notes/notesChannel.ts';
import { presenterAction, type PresenterAction } from './presenterKeys.ts';
import { presenting, setLaser, stopPresenting, toggleBlank } from './presenting.ts';
import { t } from '../../../language/t.ts';
import './presenter.css';

interface Props {
  readonly loaded: LoadedLesson;
  readonly stepId: string | undefined;
}

/** Held for so long, the dot goes when its key is let go; a shorter press leaves it on. */
const HELD_MS = 350;

export function PresenterMode({ loaded, stepId }: Props) {
  const { isBlank, isLaser, sinceMs } = useStore(presenting);
  const { lesson } = loaded;
  const { step, place } = stepOf(loaded, stepId);
  const [previous, next] = [lesson.steps[place - 1]?.id, lesson.steps[place + 1]?.id];

  // As soon as the keys are named, they work.
  useLayoutEffect(() => {
    const perform = (action: PresenterAction): void => {
      switch (action) {
        case 'back':
          if (previous !== undefined) goToStep(loaded, previous);
          break;
        case 'on':
          if (next !== undefined) goToStep(loaded, next);
          break;
        case 'blank':
          toggleBlank();
          break;
        case 'notes':
          openNotes();
          break;
        case 'laser':
          setLaser(!presenting.getState().isLaser);
          break;
        case 'end':
          stopPresenting();
      }
    };
    let pressedMs = 0;
    const onKey = (event: KeyboardEvent): void => {
      const action = presenterAction(event, event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null);
      if (action === undefined) return;
      // Before the views: while one presents these keys belong to the lesson.
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (action === 'laser') pressedMs = event.timeStamp;
      perform(action);
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'l' && event.timeStamp - pressedMs > HELD_MS) setLaser(false);
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKeyUp, true);
    const channel = notesChannel({ onAsked: (action) => perform(action), onHello: () => channel.tell(state) });
    const state = { lesson: lesson.id, step: step.id, sinceMs, isBlank } as const;
    channel.tell(state);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKeyUp, true);
      channel.close();
    };
  }, [loaded, lesson, step, previous, next, sinceMs, isBlank]);

  return (
    <>
      <p className="presenter__keys">
        <a href={NOTES_ADDRESS} target="_blank" rel="noreferrer">
          {t('Notes in a second window')}
        </a>{' '}
        {t('Keys: ← → step, L dot, B blank, N notes, Esc ends. Where the browser blocks the window of N, the link opens it.')}
      </p>
      {isLaser && <LaserDot />}
      {isBlank && (
        <button type="button" className="presenter__blank" onClick={toggleBlank}>
          <span className="visually-hidden">{t('The screen is blank; press B to go on')}</span>
        </button>
      )}
    </>
  );
}

/** Where the browser blocks windows that a key opens, the link in the panel opens it. */
function openNotes(): void {
  window.open(NOTES_ADDRESS, 'gopherscope-notes', 'popup,width=720,height=640,noopener');
}
