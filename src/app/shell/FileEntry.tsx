import { Activity, FileQuestion, Flame, LoaderCircle, ScrollText, TriangleAlert, X } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { formatBytes, formatPercent } from '../../views/format.ts';
import type { WorkspaceDocument } from '../documents.ts';
import type { Run } from '../runsOf.ts';
import { workspace } from '../theWorkspace.ts';
import { t } from '../../../language/t.ts';

const RunMenu = lazy(async () => ({ default: (await import('./RunMenu.tsx')).RunMenu }));

interface Props {
  readonly doc: WorkspaceDocument;
  readonly isShown: boolean;
  readonly runs: readonly Run[];
  /** Told above: the name goes without it. */
  readonly folder: string;
}

/** A file of the rail: its kind, size and health. */
export function FileEntry({ doc, isShown, runs, folder }: Props) {
  const path = doc.key.startsWith(`${folder}/`) ? doc.key.slice(folder.length + 1) : doc.key;
  const name = path.lastIndexOf('/') + 1;
  const { icon, health } = describe(doc);
  return (
    <li className={isShown ? 'rail__entry rail__entry--shown' : 'rail__entry'}>
      <button
        type="button"
        className="rail__pick"
        aria-current={isShown ? 'true' : undefined}
        title={doc.key}
        onClick={() => workspace.getState().activate(doc.key)}
      >
        {icon}
        <span className="rail__name rail__name--path">
          <span className="rail__folder">{path.slice(0, name)}</span>
          <span className="rail__file">{path.slice(name)}</span>
        </span>
        <span className="rail__health">{health}</span>
      </button>
      {runs.length > 1 && (
        <Suspense>
          <RunMenu documentKey={doc.key} runs={runs} />
        </Suspense>
      )}
      <button
        type="button"
        className="icon-button icon-button--small rail__close"
        aria-label={t('Close {key}', { key: doc.key })}
        title={t('Close')}
        onClick={() => workspace.getState().close(doc.key)}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </li>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Kind, size and health in a few words. */
function describe({ phase }: WorkspaceDocument): { readonly icon: ReactNode; readonly health: string } {
  switch (phase.phase) {
    case 'waiting':
      return { icon: <FileQuestion size={16} aria-hidden="true" />, health: t('Waiting') };
    case 'loading': {
      const { bytesRead = 0, bytesTotal } = phase.progress ?? {};
      const share = bytesTotal === undefined || bytesTotal === 0 ? formatBytes(bytesRead) : formatPercent(Math.floor((100 * bytesRead) / bytesTotal) / 100);
      return { icon: <LoaderCircle className="rail__turning" size={16} aria-hidden="true" />, health: t('Opening, {share}', { share }) };
    }
    case 'failed':
      return { icon: <TriangleAlert className="rail__bad" size={16} aria-hidden="true" />, health: t('Cannot be shown') };
    case 'open': {
      const { facts } = phase.opened;
      const kind = facts.kind === 'go-trace' ? t('Trace') : facts.kind === 'pprof' ? t('{name} profile', { name: capital(facts.profileName) }) : facts.form;
      const more = phase.progress === undefined ? '' : t(', opening');
      const partial = facts.damage === undefined ? '' : t(', partial');
      return {
        icon: facts.kind === 'go-trace' ? <Activity size={16} aria-hidden="true" /> : facts.kind === 'pprof' ? <Flame size={16} aria-hidden="true" /> : <ScrollText size={16} aria-hidden="true" />,
        health: `${kind}, ${formatBytes(facts.bytes)}${more}${partial}`,
      };
    }
  }
}
