import { workspace } from '../theWorkspace.ts';
import type { Offer } from './messages.ts';
import { takeMessage } from './offers.ts';

/** Opens what another page has given. */
export function openOffer({ files, session }: Offer): void {
  const { openFiles, openSession } = workspace.getState();
  if (session !== undefined) openSession(session);
  else openFiles(files.map((file) => ({ file, name: file.name, fromFolder: false })));
}

/** From the first moment: other pages ask until they are answered. */
export function listenForOffers(page: Pick<Window, 'addEventListener' | 'location'>): void {
  page.addEventListener('message', (event) => takeMessage(event, { ownOrigin: page.location.origin, open: openOffer }));
}
