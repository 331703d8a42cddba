// Files, folders and addresses dropped or pasted anywhere on the page. Listened for from its first moment, before anything is drawn:
// left to the browser, a dropped file would replace the page.
import { createStore } from 'zustand/vanilla';
import { droppedFiles, plainFile, type Dropped } from './droppedFiles.ts';
import { addressesIn } from './sourceAddress.ts';

export interface DropTaker {
  readonly onDropped: (dropped: Dropped) => void;
  readonly onAddresses: (addresses: readonly string[]) => void;
}

/** Something that can be opened is held over the page. */
export const heldOver = createStore<{ readonly isHeld: boolean }>(() => ({ isHeld: false }));

export function takeDrops(page: Pick<Window, 'addEventListener'>, { onDropped, onAddresses }: DropTaker): void {
  // dragenter and dragleave come for every element passed; the counts meet at zero only outside the page.
  let depth = 0;
  const move = (next: number): void => {
    depth = Math.max(0, next);
    heldOver.setState({ isHeld: depth > 0 });
  };

  page.addEventListener('dragenter', ({ dataTransfer }) => {
    if (holdsFiles(dataTransfer)) move(depth + 1);
  });
  page.addEventListener('dragleave', ({ dataTransfer }) => {
    if (holdsFiles(dataTransfer)) move(depth - 1);
  });
  page.addEventListener('dragover', (event) => {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  });
  page.addEventListener('drop', (event) => {
    move(0);
    const transfer = event.dataTransfer;
    if (transfer?.types.includes('Files') === true) {
      event.preventDefault();
      void droppedFiles(transfer).then(onDropped);
    } else if (transfer?.types.includes('text/uri-list') === true && !isEditable(event.target)) {
      event.preventDefault();
      const addresses = addressesIn(transfer.getData('text/uri-list'));
      if (addresses.length > 0) onAddresses(addresses);
    }
  });
  page.addEventListener('paste', (event) => {
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
}

/** Files, or an address dragged from another tab; not text or a link of this page being moved about. */
function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && (transfer.types.includes('Files') || transfer.types.includes('text/uri-list'));
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
