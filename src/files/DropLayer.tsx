import { useEffect, useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import { t } from '../../language/t.ts';
import { droppedFiles, plainFile, type Dropped } from './droppedFiles.ts';
import { addressesIn } from './sourceAddress.ts';
import './files.css';

interface Props {
  readonly onDropped: (dropped: Dropped) => void;
  readonly onAddresses: (addresses: readonly string[]) => void;
  readonly children: ReactNode;
}

/** Takes files, folders and addresses dropped or pasted anywhere on the page. Both callbacks must be stable. */
export function DropLayer({ onDropped, onAddresses, children }: Props) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    // dragenter and dragleave come for every element passed; the counts meet at zero only outside the page.
    let depth = 0;
    const stop = new AbortController();
    const listen = <K extends keyof WindowEventMap>(type: K, handle: (event: WindowEventMap[K]) => void): void =>
      window.addEventListener(type, handle, { signal: stop.signal });

    listen('dragenter', (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      depth++;
      setOver(true);
    });
    listen('dragleave', (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    });
    listen('dragover', (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    });
    listen('drop', (event) => {
      depth = 0;
      setOver(false);
      const transfer = event.dataTransfer;
      if (transfer?.types.includes('Files') === true) {
        // Wherever it lands: left to the browser, a file would replace this page.
        event.preventDefault();
        void droppedFiles(transfer).then(onDropped);
      } else if (transfer?.types.includes('text/uri-list') === true && !isEditable(event.target)) {
        event.preventDefault();
        const addresses = addressesIn(transfer.getData('text/uri-list'));
        if (addresses.length > 0) onAddresses(addresses);
      }
    });
    listen('paste', (event) => {
      const clipboard = event.clipboardData;
      if (clipboard === null || isEditable(event.target)) return;
      if (clipboard.files.length > 0) {
        event.preventDefault();
        onDropped({ files: [...clipboard.files].map(plainFile), tooMany: false });
        return;
      }
      const addresses = addressesIn(clipboard.getData('text/plain'));
      if (addresses.length > 0) {
        event.preventDefault();
        onAddresses(addresses);
      }
    });
    return () => stop.abort();
  }, [onDropped, onAddresses]);

  return (
    <>
      {children}
      {over && (
        <div className="drop-overlay" aria-hidden="true">
          <div className="drop-overlay__label">
            <FileDown size={20} /> {t('Drop to open')}
          </div>
        </div>
      )}
    </>
  );
}

/** Files, or an address dragged from another tab; not text or a link of this page being moved about. */
function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && (transfer.types.includes('Files') || transfer.types.includes('text/uri-list'));
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
