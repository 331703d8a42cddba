// What of keeping is there from the start: whether there is something to be found again, and when to begin.
import type { StoreApi } from 'zustand/vanilla';
import type { Workspace } from '../workspace.ts';
import { forgetSession, rememberedSession } from './tab.ts';

/** The page is shown after this, whatever has been found by then. */
const PATIENCE_MS = 2000;
/** When other tabs of the same window are there again, too. */
const TIDY_AFTER_MS = 20_000;

/** Opens what was open before a reload, or before a way back to this page. To be called before the address is followed. Never rejects. */
export async function findOpenFiles(page: Pick<Window, 'performance'>): Promise<void> {
  if (rememberedSession() === undefined) return;
  if (!isComingBack(page)) {
    forgetSession();
    return;
  }
  const restoring = import('./theKeeper.ts').then(({ restoreOpenFiles }) => restoreOpenFiles());
  // Where nothing can be found again the page begins empty.
  await Promise.race([restoring.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** Begins with the first file. */
export function startKeeping(workspace: StoreApi<Workspace>): void {
  const start = (): void => {
    const { documents, triaged } = workspace.getState();
    if (documents.length + triaged.length === 0) return;
    stop();
    void import('./theKeeper.ts').then(({ keepOpenFiles }) => keepOpenFiles()).catch(() => undefined);
  };
  const stop = workspace.subscribe(start);
  start();
  setTimeout(() => void import('./theKeeper.ts').then(({ forgetOutdated }) => forgetOutdated()).catch(() => undefined), TIDY_AFTER_MS);
}

/** Another link that is opened in the same tab begins anew. */
function isComingBack({ performance }: Pick<Window, 'performance'>): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  const type = navigation !== undefined && 'type' in navigation ? navigation.type : undefined;
  // A tab that was closed and is restored comes back, too.
  return type === 'reload' || type === 'back_forward';
}
