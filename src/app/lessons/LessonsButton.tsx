import { GraduationCap } from 'lucide-react';
import { useWorkspace, workspace } from '../theWorkspace.ts';
import { t } from '../../../language/t.ts';

/** Opens the list of lessons beside the view, and closes whatever of them is open. */
export function LessonsButton() {
  const isOpen = useWorkspace((state) => state.lesson !== undefined);
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('Lessons')}
      title={t('Lessons')}
      aria-pressed={isOpen}
      onClick={() => workspace.getState().showLesson(isOpen ? undefined : { lesson: undefined, step: undefined })}
    >
      <GraduationCap size={16} aria-hidden="true" />
    </button>
  );
}
