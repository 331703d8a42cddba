import { useWorkspace } from '../theWorkspace.ts';
import { useLesson } from './useLesson.ts';
import { t } from '../../../language/t.ts';

/** On the empty page: begins the lesson that an address names, which opens its files; says so if it cannot. */
export function LessonStart() {
  const place = useWorkspace((state) => state.lesson);
  const loading = useLesson(place ?? NOWHERE);
  if (loading?.is !== 'failed') return undefined;
  return (
    <output className="notice">
      <span className="notice__text">{t('The lesson “{lesson}” could not be read: {why}', { lesson: place?.lesson, why: loading.why })}</span>
    </output>
  );
}

const NOWHERE = { lesson: undefined, step: undefined } as const;
