// The page that is one file: what it shows is in the file, too.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';
import './base.css';
import { keepAddress } from './app/addressBar.ts';
import { haveAllTexts, speakWantedLanguage } from './app/language.ts';
import { openDrops } from './app/openDrops.ts';
import { Page } from './app/Page.tsx';
import { openSessionWithin } from './app/standalone/openSessionWithin.ts';
import { showRememberedTheme } from './app/theme.ts';
import { workspace } from './app/theWorkspace.ts';

async function begin(): Promise<void> {
  await speakWantedLanguage();
  await haveAllTexts();
  await openSessionWithin(workspace, window);
  keepAddress(workspace, window);
}

showRememberedTheme();
const begun = begin();
openDrops(window, begun);
await begun;

const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
}
