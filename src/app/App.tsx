import { useEffect } from 'react';
import { DropOverlay } from '../files/DropOverlay.tsx';
import { atFirstSign } from '../files/firstSign.ts';
import { coming } from './coming.tsx';
import { isEmbedded } from './embed/embedded.ts';
import { EmbedWaiting } from './embed/EmbedWaiting.tsx';
import { OfferLayer } from './embed/OfferLayer.tsx';
import { EmptyPage } from './empty/EmptyPage.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { haveAllTexts } from './language.ts';
import { useWorkspace } from './theWorkspace.ts';
import { t } from '../../language/t.ts';

const shell = coming(async () => {
  const [{ Shell }] = await Promise.all([import('./shell/Shell.tsx'), haveAllTexts()]);
  return Shell;
}, <Opening />);

function Opening() {
  return <p className="visually-hidden">{t('Opening…')}</p>;
}

/** The page: the empty one until a file is there, then the window with its four regions. */
export function App() {
  const isEmpty = useWorkspace((state) => state.documents.length + state.triaged.length === 0);

  // What is needed once a file is opened comes while the reader looks at the empty page.
  useEffect(() => atFirstSign(window, () => void shell.fetch().catch(() => undefined)), []);

  return (
    <ErrorBoundary>
      {isEmpty ? isEmbedded ? <EmbedWaiting /> : <EmptyPage /> : <shell.View />}
      <DropOverlay />
      <OfferLayer />
    </ErrorBoundary>
  );
}
