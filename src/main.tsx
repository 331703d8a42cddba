import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';
import './base.css';
import { keepAddress } from './app/addressBar.ts';
import { isEmbedded } from './app/embed/embedded.ts';
import { followAddress } from './app/embed/followAddress.ts';
import { listenForOffers } from './app/embed/theOffers.ts';
import { findOpenFiles, startKeeping } from './app/keep/atStart.ts';
import { speakWantedLanguage } from './app/language.ts';
import { isNotesWindow } from './app/lessons/notes/isNotesWindow.ts';
import { Page } from './app/Page.tsx';
import { openDrops } from './app/openDrops.ts';
import { openOptions } from './app/settings.ts';
import { showRememberedTheme } from './app/theme.ts';
import { workspace } from './app/theWorkspace.ts';
import { atFirstSign } from './files/firstSign.ts';
import { spareWorker } from './files/spareWorker.ts';

/** Until the workspace holds what the page begins with. */
async function begin(): Promise<void> {
  await speakWantedLanguage();
  listenForOffers(window);
  // A window of notes shows what another window presents; nothing of its own is open.
  if (isNotesWindow) return;
  if (isEmbedded) {
    followAddress(workspace, window);
    return;
  }
  await findOpenFiles(window);
  keepAddress(workspace, window);
  startKeeping(workspace);
}

showRememberedTheme();
const begun = begin();
if (!isNotesWindow) openDrops(window, begun);
await begun;
atFirstSign(window, () => spareWorker.prepare(openOptions()));
if (import.meta.env.PROD && location.protocol.startsWith('http')) {
  window.addEventListener('load', () => void import('./app/offline/newerVersion.ts').then(({ keepPageOffline }) => keepPageOffline()).catch(() => undefined));
}

const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
}
