import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';
import './base.css';
import { App } from './app/App.tsx';
import { keepAddress } from './app/addressBar.ts';
import { showRememberedTheme } from './app/theme.ts';
import { workspace } from './app/theWorkspace.ts';

showRememberedTheme();
keepAddress(workspace, window);

const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
