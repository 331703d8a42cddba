// The views, each fetched when it is needed or a little before.
import type { ViewId } from '../../views/viewState.ts';
import { type Coming, coming } from '../coming.tsx';
import { t } from '../../../language/t.ts';

const LOADING = <p className="shell__quiet">{t('Loading the view…')}</p>;

export const latencyView = coming(async () => (await import('../../views/latency/LatencyView.tsx')).LatencyView, LOADING);
export const timelineView = coming(async () => (await import('../../views/timeline/TimelineView.tsx')).TimelineView, LOADING);
export const goroutinesView = coming(async () => (await import('../../views/goroutines/GoroutinesView.tsx')).GoroutinesView, LOADING);
export const tasksView = coming(async () => (await import('../../views/tasks/TasksView.tsx')).TasksView, LOADING);
export const traceFlameView = coming(async () => (await import('../../views/flame/TraceFlameView.tsx')).TraceFlameView, LOADING);
export const traceTopView = coming(async () => (await import('../../views/top/TraceTopView.tsx')).TraceTopView, LOADING);
export const flameView = coming(async () => (await import('../../views/flame/FlameView.tsx')).FlameView, LOADING);
export const topView = coming(async () => (await import('../../views/top/TopView.tsx')).TopView, LOADING);
export const callTreeView = coming(async () => (await import('../../views/calltree/CallTreeView.tsx')).CallTreeView, LOADING);
export const callGraphView = coming(async () => (await import('../../views/callgraph/CallGraphView.tsx')).CallGraphView, LOADING);
export const peekView = coming(async () => (await import('../../views/peek/PeekView.tsx')).PeekView, LOADING);
export const sourceView = coming(async () => (await import('../../views/source/SourceView.tsx')).SourceView, LOADING);
export const tagsView = coming(async () => (await import('../../views/tags/TagsView.tsx')).TagsView, LOADING);
export const samplesView = coming(async () => (await import('../../views/samples/SamplesView.tsx')).SamplesView, LOADING);
export const heapView = coming(async () => (await import('../../views/heap/HeapView.tsx')).HeapView, LOADING);
export const stacksView = coming(async () => (await import('../../views/stacks/StacksView.tsx')).StacksView, LOADING);
export const compareView = coming(async () => (await import('../../views/compare/CompareView.tsx')).CompareView, LOADING);
export const gcView = coming(async () => (await import('../../views/gc/GcView.tsx')).GcView, LOADING);
export const pausesView = coming(async () => (await import('../../views/pauses/PausesView.tsx')).PausesView, LOADING);
export const mmuView = coming(async () => (await import('../../views/mmu/MmuView.tsx')).MmuView, LOADING);
export const memoryView = coming(async () => (await import('../../views/memory/MemoryView.tsx')).MemoryView, LOADING);
export const preconditionsView = coming(async () => (await import('../../views/preconditions/PreconditionsView.tsx')).PreconditionsView, LOADING);
export const schedView = coming(async () => (await import('../../views/sched/SchedView.tsx')).SchedView, LOADING);
export const initView = coming(async () => (await import('../../views/init/InitView.tsx')).InitView, LOADING);
export const linesView = coming(async () => (await import('../../views/lines/LinesView.tsx')).LinesView, LOADING);
export const waitsView = coming(async () => (await import('../../views/waits/WaitsView.tsx')).WaitsView, LOADING);
export const anomaliesView = coming(async () => (await import('../../views/anomalies/AnomaliesView.tsx')).AnomaliesView, LOADING);
export const startUpView = coming(async () => (await import('../../views/startup/StartUpView.tsx')).StartUpView, LOADING);
export const versusView = coming(async () => (await import('../../views/versus/VersusView.tsx')).VersusView, LOADING);
export const runsPage = coming(async () => (await import('../RunsPage.tsx')).RunsPage, LOADING);

/** By what is on screen; of a trace or of a profile, whichever the file turns out to be. */
const COMING: Readonly<Partial<Record<ViewId, readonly Pick<Coming<never>, 'fetch'>[]>>> = {
  latency: [latencyView],
  waits: [waitsView],
  anomalies: [anomaliesView],
  startup: [startUpView],
  versus: [versusView],
  timeline: [timelineView],
  goroutines: [goroutinesView],
  tasks: [tasksView],
  flame: [flameView, traceFlameView],
  top: [topView, traceTopView],
  tree: [callTreeView],
  graph: [callGraphView],
  peek: [peekView],
  source: [sourceView],
  tags: [tagsView],
  samples: [samplesView],
  heap: [heapView],
  stacks: [stacksView],
  compare: [compareView],
  gc: [gcView],
  pauses: [pausesView],
  mmu: [mmuView],
  memory: [memoryView],
  preconditions: [preconditionsView],
  sched: [schedView],
  init: [initView],
  lines: [linesView],
};

/** Fetches the code of a view while its file is still being read. */
export function fetchView(view: ViewId): void {
  for (const { fetch } of COMING[view] ?? []) void fetch().catch(() => undefined);
}
