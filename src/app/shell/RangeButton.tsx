import { ChartPie } from 'lucide-react';
import { workspace } from '../theWorkspace.ts';
import { t } from '../../../language/t.ts';

/** Opens the panel that says where the time of the selection, or of what is in sight, went; pressed again, closes it. */
export function RangeButton({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-pressed={isOpen}
      aria-label={t('Where the time went')}
      title={t('Where the time of the selection, or of what is in sight, went')}
      onClick={() => workspace.getState().change({ pin: isOpen ? undefined : { pin: 'range' } }, 'push')}
    >
      <ChartPie size={16} aria-hidden="true" />
    </button>
  );
}
