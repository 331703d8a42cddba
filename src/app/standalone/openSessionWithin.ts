import type { StoreApi } from 'zustand/vanilla';
import { t } from '../../../language/t.ts';
import { unpackInWorker } from '../keep/unpackInWorker.ts';
import type { Workspace } from '../workspace.ts';
import { archiveWithin } from './sessionWithin.ts';

/** Opens what is in the page, at the place that the page was saved at; after a reload, where it was left. Before the address is followed. */
export async function openSessionWithin(workspace: StoreApi<Workspace>, page: Pick<Window, 'document' | 'history' | 'location'>): Promise<void> {
  const lost = await opened(workspace, page).catch(() => [t('The recordings in this page are damaged: a part of the file is missing, or was changed. Ask for it again.')]);
  if (lost.length > 0) workspace.setState((state) => ({ lost: [...state.lost, ...lost], step: 'replace' }));
}

/** What could not be opened, in sentences. */
async function opened(workspace: StoreApi<Workspace>, { document, history, location }: Pick<Window, 'document' | 'history' | 'location'>): Promise<readonly string[]> {
  const archive = archiveWithin(document);
  if (archive === undefined) return [];
  const unpacked = await unpackInWorker({ from: 'file', file: archive, name: document.title });
  switch (unpacked.is) {
    case 'other':
      throw new Error('There is another archive in it.');
    case 'failed':
      return [unpacked.damage.message];
    case 'session':
      workspace.getState().openSession(unpacked.session);
      if (location.hash === '' && unpacked.session.link !== '') history.replaceState(null, '', `#${unpacked.session.link}`);
      return unpacked.lost;
  }
}
