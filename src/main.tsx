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
import { openOptions } from './app/settings.ts';
import { showRememberedTheme } from './app/theme.ts';
import { workspace } from './app/theWorkspace.ts';
import { atFirstSign } from './files/firstSign.ts';
import { spareWorker } from './files/spareWorker.ts';

showRememberedTheme();
await speakWantedLanguage();
listenForOffers(window);
if (isNotesWindow) {
  // It shows what another window presents; nothing of its own is open.
} else if (isEmbedded) {
  followAddress(workspace, window);
} else {
  await findOpenFiles(window);
  keepAddress(workspace, window);
  startKeeping(workspace);
}
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
