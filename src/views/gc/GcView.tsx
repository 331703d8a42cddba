// Every cycle of the garbage collector: over time, as a table, and one from near.
import { useCallback, useMemo, type ReactNode } from 'react';
import { GC_ORDERS, type AskGc, type GcOrder, type LogFacts, type TimeRange, type TraceFacts } from '../../../workers/api.ts';
import { Legend, type LegendEntry } from '../../charts/stage/Legend.tsx';
import { ZoomControls } from '../../charts/stage/ZoomControls.tsx';
import { useTimeWindow } from '../../charts/window/useTimeWindow.ts';
import { formatCount, formatNs } from '../format.ts';
import { CsvButton } from '../table/CsvButton.tsx';
import { everyPage } from '../table/everyPage.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { RowGrid } from '../table/RowGrid.tsx';
import { useWallClock, WallClockButton } from '../time/WallClockButton.tsx';
import type { ViewProps } from '../viewState.ts';
import { CYCLE_CSV_HEADER, type CycleSource, cycleColumns, cycleCsvLine } from './cycleColumns.tsx';
import { CyclePanel } from './CyclePanel.tsx';
import { CycleStrip } from './CycleStrip.tsx';
import type { GcLook } from './gcLook.ts';
import { GcHead } from './GcHead.tsx';
import { useCyclePages } from './useCycles.ts';
import { marked, t } from '../../../language/t.ts';
import '../table/tableView.css';
import '../time/timeView.css';
import './gc.css';

export function GcView(view: ViewProps<TraceFacts | LogFacts, AskGc>): ReactNode {
  const { facts, ask, state, change } = view;
  const { durationNs } = facts;
  const clock = useWallClock(facts);
  const source = sourceOf(facts);
  const look = state.gcLook;
  const { cycle: opened, cyclesOrder: order, cyclesDescending: descending } = look;
  const window = useTimeWindow(
    durationNs,
    state.window,
    useCallback((to, step) => change({ window: to }, step), [change]),
  );
  const onSelection = useCallback((selection: TimeRange | undefined) => change({ selection }, 'replace'), [change]);
  const range = state.selection ?? state.window;
  const question = { ask: 'gcCycles', range, order, descending } as const;
  const pages = useCyclePages(ask, question);
  const whole = useCyclePages(ask, { ...question, range: undefined, order: 'start', descending: false });
  const setLook = useCallback((patch: Partial<GcLook>) => change({ gcLook: { ...look, ...patch } }, 'push'), [change, look]);
  const onCycle = useCallback((cycle: number | undefined) => setLook({ cycle }), [setLook]);
  const { page } = pages;
  const isRead = (page?.known ?? 0) > 0;
  const columns = useMemo(() => cycleColumns(source, durationNs, isRead), [source, durationNs, isRead]);

  if (page === undefined || whole.total === undefined) return <p className="gc-view__quiet">{t('Reading…')}</p>;
  if (whole.total === 0) return <p className="gc-view__quiet">{source === 'trace' ? t('The garbage collector did not run in this recording.') : t('This file tells of no GC cycle.')}</p>;
  return (
    <div className={opened === undefined ? 'gc-view' : 'gc-view gc-view--opened'}>
      <section className="time-view gc-view__main" aria-label={t('GC cycles')}>
        <div className="time-view__head">
          <GcHead page={page} source={source} />
          <div className="time-view__controls">
            <KnownNote known={page.known} />
            <WallClockButton clock={clock} isOn={state.wallClock} change={change} />
            <ZoomControls window={window} selection={state.selection} onClearSelection={() => onSelection(undefined)} />
          </div>
        </div>
        <div className={source === 'memstats' ? 'gc-view__strip gc-view__strip--low' : 'gc-view__strip'}>
          <CycleStrip
            ask={ask}
            durationNs={durationNs}
            clock={state.wallClock ? clock : undefined}
            window={window}
            selection={state.selection}
            onSelection={onSelection}
            opened={opened}
            onOpen={onCycle}
            known={page.known}
            label={t('GC cycles over time: {cycles} cycles, {stopped} stopped; phases, the heap and its goal. The table lists them.', { cycles: formatCount(page.sums.cycles), stopped: formatNs(page.sums.stoppedNs) })}
          />
        </div>
        <div className="table-view__bar gc-view__bar">
          <Legend entries={source === 'memstats' ? STOPS_ONLY : source === 'trace' ? TRACE_LEGEND : LINES_LEGEND} />
          <span className="table-view__end">
            <CsvButton what={t('all cycles listed here')} fileName={`${facts.name}.gc.csv`} header={CYCLE_CSV_HEADER} rows={() => everyPage((from, count) => ask({ ...question, from, count }), cycleCsvLine)} />
          </span>
        </div>
        <div className="gc-view__table">
          <RowGrid
            label={t('GC cycles')}
            columns={columns}
            count={page.total}
            rowAt={pages.rowAt}
            order={{ column: order, descending }}
            onSort={(column) => setLook(orderAfter(look, column))}
            onOpen={(at) => onCycle(pages.rowAt(at)?.index)}
            isOpened={({ index }) => index === opened}
            onInSight={pages.onInSight}
            empty={t('No cycle lies in this range.')}
          />
        </div>
        <p className="gc-view__source">{t(SOURCE_SENTENCES[source])}</p>
      </section>
      {opened !== undefined && <CyclePanel facts={facts} ask={ask} index={opened} total={whole.total} change={change} onCycle={onCycle} />}
    </div>
  );
}

function sourceOf(facts: TraceFacts | LogFacts): CycleSource {
  if (facts.kind === 'go-trace') return 'trace';
  return facts.counts.gc > 0 ? 'gctrace' : 'memstats';
}

const STOPS_ONLY: readonly LegendEntry[] = [{ colour: '--stw', label: marked('World stopped'), shape: 'box' }];
const LINES_LEGEND: readonly LegendEntry[] = [
  ...STOPS_ONLY,
  { colour: '--gc', label: marked('Concurrent mark'), shape: 'box' },
  { colour: '--heap-live', label: marked('Heap: start, peak, live'), shape: 'line' },
  { colour: '--heap-goal', label: marked('Goal'), shape: 'dashes' },
];
const TRACE_LEGEND: readonly LegendEntry[] = [...LINES_LEGEND.slice(0, 2), { colour: '--gc-soft', label: marked('Sweep'), shape: 'box' }, ...LINES_LEGEND.slice(2)];

/** Whose figures these are, and how they differ from others of the same cycles. */
const SOURCE_SENTENCES: Readonly<Record<CycleSource, string>> = {
  trace: marked('From the trace. gctrace’s lines of the same run tell the same clock figures, but for mark termination: theirs ends when the next goal is set, before the world goes on. CPU is time on a P here; gctrace counts less, only what was spent marking.'),
  gctrace: marked('From gctrace’s lines: the three clock figures are sweep termination, concurrent mark and mark termination; the stops are the first and the last, not their sum. Figures are cut to two digits, times to milliseconds. Who assisted, workers by P, and sweeping a trace tells.'),
  memstats: marked('From the ring of pauses in runtime.MemStats: when each of the last 256 cycles ended, and its two stops together.'),
};

/** The order after a press on a heading: what is most first, times from the beginning. */
function orderAfter({ cyclesOrder, cyclesDescending }: GcLook, pressed: string): Pick<GcLook, 'cyclesOrder' | 'cyclesDescending'> {
  const order = GC_ORDERS.find((one): one is GcOrder => one === pressed) ?? 'start';
  if (order === cyclesOrder) return { cyclesOrder: order, cyclesDescending: !cyclesDescending };
  // Little left is what one looks for.
  return { cyclesOrder: order, cyclesDescending: order !== 'start' && order !== 'utilisation' };
}
