import { Info } from 'lucide-react';
import { t } from '../../language/t.ts';
import { formatBytes } from '../views/format.ts';
import { INITIAL_VIEW_STATE } from '../views/viewState.ts';
import { useWorkspace, workspace } from './theWorkspace.ts';
import { isSame } from './workspaceLink.ts';
import './linkedFileNotice.css';

/** The file on screen is not the one that the link was made for; or one that a link leads into is not open. */
export function LinkedFileNotice() {
  const shown = useWorkspace(({ documents, active, place }) => (place === 'document' ? documents.find((doc) => doc.key === active) : undefined));
  const awaited = useWorkspace((state) => state.awaited?.files?.[0]);
  const { key, linked, wanted } = shown ?? {};
  if (key !== undefined && linked !== undefined && wanted !== undefined && !isSame(linked, wanted)) {
    return (
      <output className="notice notice--calm notice--linked">
        <Info size={16} aria-hidden="true" />
        <span className="notice__text">
          {t('The link was made for another file: “{wanted}” ({wantedSize}). This is “{name}” ({size}), so what the link points to may not be here. Drop the other file to see it.', {
            wanted: wanted.key,
            wantedSize: formatBytes(wanted.bytes),
            name: key,
            size: formatBytes(linked.bytes),
          })}
        </span>
        <button type="button" className="button" onClick={() => takeAsItIs(key, true)}>
          {t('Show this file from the start')}
        </button>
        <button type="button" className="button" onClick={() => takeAsItIs(key, false)}>
          {t('Keep the view')}
        </button>
      </output>
    );
  }
  // What it was taken for is not checked yet.
  if (shown === undefined || awaited === undefined || (wanted !== undefined && linked === undefined)) return undefined;
  return (
    <output className="notice notice--calm notice--linked">
      <Info size={16} aria-hidden="true" />
      <span className="notice__text">
        {t('The link leads into “{name}” ({size}), which is not open. Drop it to see the place the link leads to.', { name: awaited.key, size: formatBytes(awaited.bytes) })}
      </span>
      <button type="button" className="button" onClick={() => workspace.setState({ awaited: undefined, step: 'replace' })}>
        {t('Dismiss')}
      </button>
    </output>
  );
}

/** It is a file of its own from now on. */
function takeAsItIs(key: string, isFresh: boolean): void {
  workspace.setState(({ documents }) => ({
    documents: documents.map((doc) => (doc.key === key ? { ...doc, wanted: undefined, ...(isFresh ? { view: INITIAL_VIEW_STATE, named: undefined } : {}) } : doc)),
    awaited: undefined,
    step: 'push',
  }));
}
