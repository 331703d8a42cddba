import type { StoreApi } from 'zustand/vanilla';
import { decodeHash } from '../../share/urlState.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Opens what the address names, and follows it when the page around changes it. Nothing is written to it: steps here would be steps
 * back of the page around.
 */
export function followAddress(workspace: StoreApi<Workspace>, page: Pick<Window, 'location' | 'addEventListener'>): void {
  const follow = (): void => workspace.getState().follow(decodeHash(page.location.hash));
  page.addEventListener('hashchange', follow);
  follow();
}
