// The page works without a network after the first visit: a service worker keeps its files. A newer version of the page is fetched in the
// background and waits until the reader wants it, so that nothing changes under somebody who is looking.
import { Workbox } from 'workbox-window';
import { createStore } from 'zustand/vanilla';

const PATIENCE_MS = 2000;

/** `take` reloads the page as the newer version. undefined: this is the newest one that is known. */
export const newerVersion = createStore<{ readonly take: (() => void) | undefined }>(() => ({ take: undefined }));

/** Once the page is shown; does nothing where there are no service workers (an insecure address, a file on disk). Never throws. */
export async function keepPageOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registering = new Workbox('./sw.js', { scope: './' });
  registering.addEventListener('waiting', () => newerVersion.setState({ take: () => takeOver(registering) }));
  // Taken in another tab: what this page has not fetched yet is gone.
  registering.addEventListener('controlling', ({ isUpdate }) => {
    if (isUpdate === true) newerVersion.setState({ take: () => location.reload() });
  });
  // A browser that keeps nothing for this site: the page works with a network only.
  await registering.register().catch(() => undefined);
}

function takeOver(registering: Workbox): void {
  registering.addEventListener('controlling', () => location.reload());
  registering.messageSkipWaiting();
  // The old worker goes once it has answered what it was asked; a page that is left asks nothing more.
  setTimeout(() => location.reload(), PATIENCE_MS);
}
