import {
  ChartArea,
  ChartGantt,
  Clock3,
  Cpu,
  FileCode,
  Flame,
  FolderOpen,
  FolderTree,
  Gauge,
  GitCompareArrows,
  Hourglass,
  Info,
  Layers,
  List,
  ListChecks,
  ListTree,
  MemoryStick,
  OctagonPause,
  Power,
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
  type LucideIcon,
} from 'lucide-react';
import { Fragment, useEffect, useRef } from 'react';
import { FilePicker } from '../../files/FilePicker.tsx';
import { viewsOf } from '../../share/fitViewState.ts';
import type { ViewId } from '../../views/viewState.ts';
import type { WorkspaceDocument } from '../documents.ts';
import { Logo } from '../Logo.tsx';
import { useRuns } from '../runMembers.ts';
import { hasRuns } from '../runRows.ts';
import type { Run } from '../runsOf.ts';
import { useWorkspace, workspace } from '../theWorkspace.ts';
import { FileEntry } from './FileEntry.tsx';
import { VIEW_NAMES } from './viewNames.ts';
import { t } from '../../../language/t.ts';
import './rail.css';

const VIEW_ICONS: Readonly<Record<ViewId, LucideIcon>> = {
  overview: Info,
  latency: Clock3,
  waits: Hourglass,
  anomalies: TriangleAlert,
  startup: Power,
  versus: GitCompareArrows,
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

const NO_RUNS: readonly Run[] = [];

/** The files that are open, and the views of the one on screen. A bar above the view on a phone. */
export function Rail() {
  const documents = useWorkspace((state) => state.documents);
  const place = useWorkspace((state) => state.place);
  const active = useWorkspace((state) => (state.place === 'runs' ? undefined : state.active));
  const triaged = useWorkspace((state) => state.triaged);
  const allRuns = useRuns();
  const isRuns = hasRuns(allRuns, { documents, triaged });
  const shown = documents.find((doc) => doc.key === active);
  return (
    <section className="rail" aria-label={t('Workspace')}>
      <div className="rail__brand">
        <Logo />
      </div>
      {isRuns && (
        <nav className="rail__runs" aria-label={t('Runs')}>
          <ul className="rail__list">
            <li className={place === 'runs' ? 'rail__entry rail__entry--shown' : 'rail__entry'}>
              <button type="button" className="rail__pick" aria-current={place === 'runs' ? 'page' : undefined} onClick={() => workspace.getState().showRuns()}>
                <Table2 size={16} aria-hidden="true" />
                <span className="rail__name">{t('Runs')}</span>
                <span className="rail__health">{t('{n} beside each other', { n: allRuns.length })}</span>
              </button>
            </li>
          </ul>
        </nav>
      )}
      <nav className="rail__files" aria-label={t('Files')}>
        <div className="rail__heading">
          <span>{t('Files')}</span>
          <FilePicker
            className="icon-button icon-button--small"
            label={t('Open files')}
            onFiles={(files) => workspace.getState().openFiles(files)}
          >
            <FolderOpen size={15} aria-hidden="true" />
          </FilePicker>
        </div>
        <ul className="rail__list">
          {inRuns(allRuns, documents).map(({ run, docs }) => (
            <Fragment key={run.id}>
              {docs.length > 1 && isRuns && (
                <li className="rail__run" title={run.name}>
                  {run.name}
                </li>
              )}
              {docs.map((doc) => (
                <FileEntry key={doc.key} doc={doc} isShown={doc.key === active} runs={isRuns ? allRuns : NO_RUNS} folder={docs.length > 1 && isRuns ? run.name : ''} />
              ))}
            </Fragment>
          ))}
        </ul>
      </nav>
      {shown?.phase.phase === 'open' && (
        <nav className="rail__views" aria-label={t('Views')}>
          <div className="rail__heading">
            <span>{t('Views')}</span>
          </div>
          <ul className="rail__list">
            {viewsOf(shown.phase.opened.facts).map((view) => (
              <ViewEntry key={view} view={view} isShown={view === shownView(shown)} />
            ))}
          </ul>
        </nav>
      )}
      <p className="rail__promise">
        <ShieldCheck size={14} aria-hidden="true" /> {t('Nothing leaves this tab')}
      </p>
    </section>
  );
}

/** Open files by their run. */
function inRuns(runs: readonly Run[], documents: readonly WorkspaceDocument[]): readonly { readonly run: Run; readonly docs: readonly WorkspaceDocument[] }[] {
  return runs
    .map((run) => ({ run, docs: run.keys.flatMap((key) => documents.find((doc) => doc.key === key) ?? []) }))
    .filter(({ docs }) => docs.length > 0);
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
        <span className="rail__name">{t(VIEW_NAMES[view])}</span>
      </button>
    </li>
  );
}
