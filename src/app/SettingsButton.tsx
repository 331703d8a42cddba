import { Settings } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../language/t.ts';

const SettingsDialog = lazy(async () => ({ default: (await import('./SettingsDialog.tsx')).SettingsDialog }));

export function SettingsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="icon-button" aria-label={t('Settings')} title={t('Settings')} onClick={() => setOpen(true)}>
        <Settings size={16} aria-hidden="true" />
      </button>
      {open && (
        <Suspense>
          <SettingsDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
