import { useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../../../language/t.ts';
import { newerVersion } from './newerVersion.ts';

/** Says that a newer version of the page waits; the reader decides when. */
export function NewerVersionNotice() {
  const take = useStore(newerVersion, (state) => state.take);
  const [later, setLater] = useState(false);
  if (take === undefined || later) return undefined;
  return (
    <output className="notice notice--calm">
      <span className="notice__text">{t('A newer version of this page is ready.')}</span>
      <button type="button" className="button" onClick={take}>
        {t('Reload now')}
      </button>
      <button type="button" className="button" onClick={() => setLater(true)}>
        {t('Later')}
      </button>
    </output>
  );
}
