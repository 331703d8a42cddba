import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../language/t.ts';
import { viewsOf } from '../../share/fitViewState.ts';
import type { ViewId } from '../../views/viewState.ts';
import type { WorkspaceDocument } from '../documents.ts';
import { VIEW_NAMES } from '../shell/viewNames.ts';
import { useWorkspace, workspace } from '../theWorkspace.ts';
import { openInFull } from './openInFull.ts';
import './embed.css';

/** In the place of rail and top bar: what is shown, which view of it, and the way to the whole page. */
export function EmbedBar({ shown }: { readonly shown: WorkspaceDocument | undefined }) {
  const documents = useWorkspace((state) => state.documents);
  const [isRefused, setRefused] = useState(false);
  const facts = shown?.phase.phase === 'open' ? shown.phase.opened.facts : undefined;
  return (
    <header className="embed-bar">
      {documents.length > 1 && shown !== undefined ? (
        <select className="embed-bar__file" aria-label={t('File')} value={shown.key} onChange={({ target }) => workspace.getState().activate(target.value)}>
          {documents.map(({ key }) => (
            <option key={key}>{key}</option>
          ))}
        </select>
      ) : (
        <p className="embed-bar__name" title={shown?.key}>
          {shown?.key ?? t('Runs')}
        </p>
      )}
      {shown !== undefined && facts !== undefined && (
        <select className="embed-bar__view" aria-label={t('View')} value={shown.view.view} onChange={({ target }) => workspace.getState().change({ view: target.value as ViewId }, 'push')}>
          {viewsOf(facts).map((view) => (
            <option key={view} value={view}>
              {t(VIEW_NAMES[view])}
            </option>
          ))}
        </select>
      )}
      <output className="embed-bar__outcome">{isRefused && t('The page around this one does not let it open another tab.')}</output>
      <button type="button" className="button" onClick={() => setRefused(!openInFull())}>
        <ExternalLink size={15} aria-hidden="true" /> <span className="embed-bar__word">{t('Open in full')}</span>
      </button>
    </header>
  );
}
