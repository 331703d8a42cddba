// Keeps the page's address and the workspace in step, both ways. Steps of kind `replace` come by the dozen while the wheel
// turns, and browsers refuse a page that writes its address too often: they are written when it is quiet.
import type { StoreApi } from 'zustand/vanilla';
import { decodeHash, encodeHash, readSources, type LinkState } from '../share/urlState.ts';
import type { Workspace } from './workspace.ts';
import { linkOf } from './workspaceLink.ts';

const QUIET_MS = 200;

/** The part of `window` that is used. */
export type AddressWindow = Pick<Window, 'history' | 'location' | 'addEventListener' | 'setTimeout' | 'clearTimeout'>;

/**
 * Opens what the address names, then follows both. A `?src=` is moved into the hash, where the rest of the state lives.
 */
export function keepAddress(workspace: StoreApi<Workspace>, page: AddressWindow): void {
  let written = page.location.hash.replace(/^#/, '');
  let timer: number | undefined;

  const write = (hash: string, push: boolean): void => {
    page.clearTimeout(timer);
    timer = undefined;
    if (hash === written) return;
    written = hash;
    const address = page.location.pathname + page.location.search + (hash === '' ? '' : `#${hash}`);
    if (push) page.history.pushState(null, '', address);
    else page.history.replaceState(null, '', address);
  };

  workspace.subscribe((state, before) => {
    const hash = encodeHash(linkOf(state));
    if (state.step === 'push') {
      // What a running zoom has come to is where Back should return to.
      if (timer !== undefined) write(encodeHash(linkOf(before)), false);
      write(hash, true);
    } else if (state.active !== before.active) {
      // Another file on screen is no stream of changes.
      write(hash, false);
    } else if (hash !== written) {
      page.clearTimeout(timer);
      timer = page.setTimeout(() => write(encodeHash(linkOf(workspace.getState())), false), QUIET_MS);
    }
  });

  const follow = (): void => {
    const hash = page.location.hash.replace(/^#/, '');
    if (hash === written) return;
    page.clearTimeout(timer);
    timer = undefined;
    written = hash;
    workspace.getState().follow(decodeHash(hash));
  };
  page.addEventListener('popstate', follow);
  page.addEventListener('hashchange', follow);

  workspace.getState().follow(withQuerySources(decodeHash(written), page));
}

/** Takes `?src=` out of the query and puts it before the hash's own sources. */
function withQuerySources(link: LinkState, page: AddressWindow): LinkState {
  const query = new URLSearchParams(page.location.search);
  const named = readSources(query);
  if (!query.has('src')) return link;
  query.delete('src');
  const rest = query.toString();
  page.history.replaceState(null, '', page.location.pathname + (rest === '' ? '' : `?${rest}`) + page.location.hash);
  return { ...link, sources: [...new Set([...named, ...link.sources])] };
}
