import { FileDown } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../../language/t.ts';
import { heldOver } from './drops.ts';
import './files.css';

/** Over the page while something is held that can be dropped. */
export function DropOverlay() {
  const isHeld = useStore(heldOver, (state) => state.isHeld);
  if (!isHeld) return undefined;
  return (
    <div className="drop-overlay" aria-hidden="true">
      <div className="drop-overlay__label">
        <FileDown size={20} /> {t('Drop to open')}
      </div>
    </div>
  );
}
