import {
  Activity,
  ChartArea,
  ChartGantt,
  Clock3,
  Cpu,
  FileCode,
  FileQuestion,
  Flame,
  FolderOpen,
  FolderTree,
  Gauge,
  Info,
  Layers,
  List,
  ListChecks,
  ListTree,
  LoaderCircle,
  MemoryStick,
  OctagonPause,
  Recycle,
  Rocket,
  Rows3,
  Scale,
  ScanEye,
  ScrollText,
  ShieldCheck,
  Table2,
  TableProperties,
  Tags,
  TriangleAlert,
  Workflow,
  X,
  type LucideIcon,
} from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { FilePicker } from '../../files/FilePicker.tsx';
import { viewsOf } from '../../share/fitViewState.ts';
import { formatBytes, formatPercent } from '../../views/format.ts';
import type { ViewId } from '../../views/viewState.ts';
import type { WorkspaceDocument } from '../documents.ts';
import { Logo } from '../Logo.tsx';
import { useRuns } from '../runMembers.ts';
import { hasRuns } from '../runRows.ts';
import type { Run } from '../runsOf.ts';
import { useWorkspace, workspace } from '../theWorkspace.ts';
import { VIEW_NAMES } from './viewNames.ts';
import './rail.css';

const RunMenu = lazy(async () => ({ default: (await import('./RunMenu.tsx')).RunMenu }));

const VIEW_ICONS: Readonly<Record<ViewId, LucideIcon>> = {
  overview: Info,
  latency: Clock3,
  timeline: ChartGantt,
  goroutines: Rows3,
  tasks: ListTree,
  flame: Flame,
  top: List,
  tree: FolderTree,
  graph: Workflow,
  peek: ScanEye,
  source: FileCode,
  tags: Tags,
  samples: TableProperties,
  heap: MemoryStick,
  stacks: Layers,
  compare: Scale,
  gc: Recycle,
  pauses: OctagonPause,
  mmu: Gauge,
  memory: ChartArea,
  preconditions: ListChecks,
  sched: Cpu,
  init: Rocket,
  lines: ScrollText,
};

/** The files that are open, and the views of the one on screen. A bar above the view on a phone. */
export function Rail() {
  const documents = useWorkspace((state) => state.documents);
  const place = useWorkspace((state) => state.place);
  const active = useWorkspace((state) => (state.place === 'runs' ? undefined : state.active));
  const triaged = useWorkspace((state) => state.triaged);
  const runs = useRuns();
  const shown = documents.find((doc) => doc.key === active);
  return (
    <section className="rail" aria-label="Workspace">
      <div className="rail__brand">
        <Logo />
      </div>
      {hasRuns(runs, { documents, triaged }) && (
        <nav className="rail__runs" aria-label="Runs">
          <ul className="rail__list">
            <li className={place === 'runs' ? 'rail__entry rail__entry--shown' : 'rail__entry'}>
              <button type="button" className="rail__pick" aria-current={place === 'runs' ? 'page' : undefined} onClick={() => workspace.getState().showRuns()}>
                <Table2 size={16} aria-hidden="true" />
                <span className="rail__name">Runs</span>
                <span className="rail__health">{runs.length} beside each other</span>
              </button>
            </li>
          </ul>
        </nav>
      )}
      <nav className="rail__files" aria-label="Files">
        <div className="rail__heading">
          <span>Files</span>
          <FilePicker
            className="icon-button icon-button--small"
            label="Open files"
            onFiles={(files) => workspace.getState().openFiles(files)}
          >
            <FolderOpen size={15} aria-hidden="true" />
          </FilePicker>
        </div>
        <ul className="rail__list">
          {documents.map((doc) => (
            <FileEntry key={doc.key} doc={doc} isShown={doc.key === active} runs={runs} />
          ))}
        </ul>
      </nav>
      {shown?.phase.phase === 'open' && (
        <nav className="rail__views" aria-label="Views">
          <div className="rail__heading">
            <span>Views</span>
          </div>
          <ul className="rail__list">
            {viewsOf(shown.phase.opened.facts).map((view) => (
              <ViewEntry key={view} view={view} isShown={view === shownView(shown)} />
            ))}
          </ul>
        </nav>
      )}
      <p className="rail__promise">
        <ShieldCheck size={14} aria-hidden="true" /> Nothing leaves this tab
      </p>
    </section>
  );
}

function shownView(doc: WorkspaceDocument): ViewId {
  if (doc.phase.phase !== 'open') return 'overview';
  return viewsOf(doc.phase.opened.facts).find((view) => view === doc.view.view) ?? 'overview';
}

function ViewEntry({ view, isShown }: { readonly view: ViewId; readonly isShown: boolean }) {
  const Icon = VIEW_ICONS[view];
  const entry = useRef<HTMLLIElement>(null);
  // On a phone the views are a row that scrolls.
  useEffect(() => {
    if (isShown) entry.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isShown]);
  return (
    <li ref={entry} className={isShown ? 'rail__entry rail__entry--shown' : 'rail__entry'}>
      <button
        type="button"
        className="rail__pick"
        aria-current={isShown ? 'page' : undefined}
        onClick={() => workspace.getState().change({ view }, 'push')}
      >
        <Icon size={16} aria-hidden="true" />
        <span className="rail__name">{VIEW_NAMES[view]}</span>
      </button>
    </li>
  );
}

function FileEntry({ doc, isShown, runs }: { readonly doc: WorkspaceDocument; readonly isShown: boolean; readonly runs: readonly Run[] }) {
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
          <span className="rail__folder">{doc.key.slice(0, doc.key.lastIndexOf('/') + 1)}</span>
          <span className="rail__file">{doc.key.slice(doc.key.lastIndexOf('/') + 1)}</span>
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
        aria-label={`Close ${doc.key}`}
        title="Close"
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
      return { icon: <FileQuestion size={16} aria-hidden="true" />, health: 'Waiting' };
    case 'loading': {
      const { bytesRead = 0, bytesTotal } = phase.progress ?? {};
      const share = bytesTotal === undefined || bytesTotal === 0 ? formatBytes(bytesRead) : formatPercent(Math.floor((100 * bytesRead) / bytesTotal) / 100);
      return { icon: <LoaderCircle className="rail__turning" size={16} aria-hidden="true" />, health: `Opening, ${share}` };
    }
    case 'failed':
      return { icon: <TriangleAlert className="rail__bad" size={16} aria-hidden="true" />, health: 'Cannot be shown' };
    case 'open': {
      const { facts } = phase.opened;
      const kind = facts.kind === 'go-trace' ? 'Trace' : facts.kind === 'pprof' ? `${capital(facts.profileName)} profile` : facts.form;
      const more = phase.progress === undefined ? '' : ', opening';
      const partial = facts.damage === undefined ? '' : ', partial';
      return {
        icon: facts.kind === 'go-trace' ? <Activity size={16} aria-hidden="true" /> : facts.kind === 'pprof' ? <Flame size={16} aria-hidden="true" /> : <ScrollText size={16} aria-hidden="true" />,
        health: `${kind}, ${formatBytes(facts.bytes)}${more}${partial}`,
      };
    }
  }
}
