import { Share2 } from 'lucide-react';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import { t } from '../../../language/t.ts';
import type { DialogProps } from './shareRows.ts';
import './shareButton.css';

const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }));

/** Opens the dialog with the link, and whatever dialog one of its rows leads to. */
export function ShareButton() {
  const [open, setOpen] = useState(false);
  const [next, setNext] = useState<ComponentType<DialogProps> | undefined>();
  const Next = next;
  return (
    <>
      <button type="button" className="button top-bar__share" aria-label={t('Share')} onClick={() => setOpen(true)}>
        <Share2 size={15} aria-hidden="true" /> <span className="top-bar__share-word">{t('Share')}</span>
      </button>
      <Suspense>
        {open && (
          <ShareDialog
            onClose={() => setOpen(false)}
            goTo={(dialog) => {
              setOpen(false);
              setNext(() => dialog);
            }}
          />
        )}
        {Next !== undefined && <Next onClose={() => setNext(undefined)} />}
      </Suspense>
    </>
  );
}
