import { useCallback, useEffect } from 'react';
import { DropLayer } from '../files/DropLayer.tsx';
import { atFirstSign } from '../files/firstSign.ts';
import type { Dropped } from '../files/droppedFiles.ts';
import { coming } from './coming.tsx';
import { isEmbedded } from './embed/embedded.ts';
import { EmbedWaiting } from './embed/EmbedWaiting.tsx';
import { OfferLayer } from './embed/OfferLayer.tsx';
import { EmptyPage } from './empty/EmptyPage.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { haveAllTexts } from './language.ts';
import { useWorkspace, workspace } from './theWorkspace.ts';
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

  const onDropped = useCallback(({ files, tooMany }: Dropped) => workspace.getState().openFiles(files, tooMany), []);
  const onAddresses = useCallback((addresses: readonly string[]) => workspace.getState().openAddresses(addresses), []);

  return (
    <ErrorBoundary>
      <DropLayer onDropped={onDropped} onAddresses={onAddresses}>
        {isEmpty ? isEmbedded ? <EmbedWaiting /> : <EmptyPage /> : <shell.View />}
      </DropLayer>
      <OfferLayer />
    </ErrorBoundary>
  );
}
