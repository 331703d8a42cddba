// What is dropped or pasted is opened; what comes while the page still finds again what was open is opened beside that.
import { takeDrops } from '../files/drops.ts';
import { workspace } from './theWorkspace.ts';

/** From the first moment on. `isReady` resolves once the workspace holds what the page begins with. */
export function openDrops(page: Window, isReady: Promise<void>): void {
  takeDrops(page, {
    onDropped: ({ files, tooMany }) => void isReady.then(() => workspace.getState().openFiles(files, tooMany)),
    onAddresses: (addresses) => void isReady.then(() => workspace.getState().openAddresses(addresses)),
  });
}
