import { coming } from '../coming.tsx';
import { useWorkspace } from '../theWorkspace.ts';
import { t } from '../../../language/t.ts';

const list = coming(async () => (await import('../lessons/LessonList.tsx')).LessonList, undefined);
const start = coming(async () => (await import('../lessons/LessonStart.tsx')).LessonStart, undefined);

/** The lessons, which are fetched after the page is there. */
export function LessonSection() {
  const isNamed = useWorkspace((state) => state.lesson?.lesson !== undefined);
  return (
    <section className="empty__section" aria-labelledby="lessons-title">
      <h2 id="lessons-title" className="empty__heading">
        {t('Learn to read them')}
      </h2>
      {isNamed && <start.View />}
      <list.View />
    </section>
  );
}
