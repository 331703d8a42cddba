// Every stop of the world: how many and how long, when, the longest first, and what stretched them.
import { useCallback, useMemo, type ReactNode } from 'react';
import { PAUSE_ORDERS, type AskPauses, type LogFacts, type PauseOrder, type PauseRow, type TimeRange, type TraceFacts } from '../../../workers/api.ts';
import { ZoomControls } from '../../charts/stage/ZoomControls.tsx';
import { useTimeWindow } from '../../charts/window/useTimeWindow.ts';
import { formatCount, formatNs } from '../format.ts';
import type { GcLook } from '../gc/gcLook.ts';
import { CsvButton } from '../table/CsvButton.tsx';
import { everyPage } from '../table/everyPage.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { RowGrid } from '../table/RowGrid.tsx';
import { useWallClock, WallClockButton } from '../time/WallClockButton.tsx';
import type { ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { KindChips } from './KindChips.tsx';
import { PAUSE_CSV_HEADER, pauseColumns, pauseCsvLine } from './pauseColumns.tsx';
import { PauseHead } from './PauseHead.tsx';
import { sourceSentence } from './pauseSource.ts';
import { LONG_NS } from './paintStops.ts';
import { StopDots } from './StopDots.tsx';
import { StopHistogramChart } from './StopHistogramChart.tsx';
import { usePauseFigures, usePausePage } from './usePauses.ts';
import { t } from '../../../language/t.ts';
import '../table/tableView.css';
import '../time/timeView.css';
import './pauses.css';

export function PausesView(view: ViewProps<TraceFacts | LogFacts, AskPauses>): ReactNode {
  const { facts, ask, state, change } = view;
  const { durationNs } = facts;
  const isTrace = facts.kind === 'go-trace';
  const look = state.gcLook;
  const clock = useWallClock(facts);
  const { pauseNames: names, pauseLengthNs: lengthNs, pausesOrder: order, pausesDescending: descending } = look;
  const window = useTimeWindow(
    durationNs,
    state.window,
    useCallback((to, step) => change({ window: to }, step), [change]),
  );
  const onSelection = useCallback((selection: TimeRange | undefined) => change({ selection }, 'replace'), [change]);
  const range = state.selection ?? state.window;
  const question = { ask: 'pauses', range, names, lengthNs, order, descending } as const;
  const page = usePausePage(ask, question);
  const figures = usePauseFigures(ask, { ask: 'pauseFigures', range, names });
  const everyKind = usePauseFigures(ask, { ask: 'pauseFigures', range, names: [] });

  const setLook = useCallback((patch: Partial<GcLook>) => change({ gcLook: { ...look, ...patch } }, 'push'), [change, look]);
  const toCycle = useCallback((cycle: number) => change({ view: 'gc', gcLook: { ...look, cycle } }, 'push'), [change, look]);
  const onOpen = (row: Pick<PauseRow, 'index' | 'cycle'>): void => {
    if (isTrace) change({ pin: { pin: 'stw', index: row.index } }, 'push');
    else if (row.cycle !== undefined) toCycle(row.cycle);
  };
  const openIndex = (index: number): void => {
    if (isTrace) onOpen({ index, cycle: undefined });
    else void ask({ ask: 'pause', index }).then((found) => found && onOpen(found.pause));
  };
  const toTimeline = useCallback((row: PauseRow) => change({ view: 'timeline', window: windowAround({ startNs: row.startNs, endNs: row.endNs ?? durationNs }, durationNs), selection: undefined, pin: { pin: 'stw', index: row.index } }, 'push'), [change, durationNs]);
  const longestNs = everyKind?.all.maxNs ?? 0;
  const columns = useMemo(() => pauseColumns({ longestNs, toCycle, toTimeline: isTrace ? toTimeline : undefined }), [longestNs, toCycle, toTimeline, isTrace]);

  if (figures === undefined || everyKind === undefined) return <p className="pauses__quiet">{t('Reading…')}</p>;
  if (everyKind.all.n === 0 && range === undefined) return <p className="pauses__quiet">{isTrace ? t('The world was never stopped in this recording.') : t('This file tells of no stop of the world.')}</p>;
  const single = figures.from === 'stops';
  const longest = figures.longestIn.at(-1);
  const opened = isTrace && state.pin?.pin === 'stw' ? state.pin.index : undefined;
  return (
    <section className={single ? 'time-view pauses' : 'time-view pauses pauses--counted'} aria-label={t('Pauses')}>
      <div className="time-view__head">
        <PauseHead
          figures={figures}
          onLongest={single && longest !== undefined && longest >= 0 ? () => openIndex(longest) : undefined}
          onLong={single ? () => setLook({ pauseLengthNs: { fromNs: LONG_NS, toNs: figures.all.maxNs } }) : undefined}
        />
        <div className="time-view__controls">
          <KnownNote known={figures.known} />
          {single && <WallClockButton clock={clock} isOn={state.wallClock} change={change} />}
          {single && <ZoomControls window={window} selection={state.selection} onClearSelection={() => onSelection(undefined)} />}
        </div>
      </div>
      <div className="pauses__charts">
        {single && (
          <StopDots
            ask={ask}
            durationNs={durationNs}
            uncertainFromNs={isTrace ? facts.uncertainFromNs : undefined}
            clock={state.wallClock ? clock : undefined}
            window={window}
            state={state}
            opened={opened}
            onSelection={onSelection}
            onOpen={openIndex}
            label={t('Stops of the world over time by length: {count}, median {median}, longest {longest}. The table lists them.', { count: formatCount(figures.all.n), median: formatNs(figures.all.p50Ns), longest: formatNs(figures.all.maxNs) })}
          />
        )}
        <StopHistogramChart figures={figures} chosen={lengthNs} onChoose={single ? (chosen) => setLook({ pauseLengthNs: chosen }) : undefined} />
      </div>
      <div className="table-view__bar pauses__bar">
        <KindChips kinds={everyKind.kinds} chosen={names} isTrace={isTrace} onChoose={single ? (next) => setLook({ pauseNames: next }) : undefined} />
        {lengthNs !== undefined && (
          <button type="button" className="button pauses__length" aria-label={t('All lengths')} title={t('Show all lengths')} onClick={() => setLook({ pauseLengthNs: undefined })}>
            {t('{from} to {to}', { from: formatNs(lengthNs.fromNs), to: formatNs(lengthNs.toNs) })} ×
          </button>
        )}
        {single && (
          <span className="table-view__end">
            <CsvButton what={t('all stops listed here')} fileName={`${facts.name}.pauses.csv`} header={PAUSE_CSV_HEADER} rows={() => everyPage((from, count) => ask({ ...question, from, count }), pauseCsvLine)} />
          </span>
        )}
      </div>
      {single && (
        <div className="pauses__table">
          <RowGrid
            label={t('Stops of the world')}
            columns={columns}
            count={page.total ?? 0}
            rowAt={page.rowAt}
            order={{ column: order, descending }}
            onSort={(column) => setLook(orderAfter(look, column))}
            onOpen={(at) => {
              const row = page.rowAt(at);
              if (row !== undefined) onOpen(row);
            }}
            isOpened={({ index }) => index === opened}
            onInSight={page.onInSight}
            empty={page.total === undefined ? t('Reading…') : t('No stop fits.')}
          />
        </div>
      )}
      <p className="pauses__source">{sourceSentence(facts, figures.from)}</p>
    </section>
  );
}

/** The order after a press on a heading: what is longest first, names from A, times from the beginning. */
function orderAfter({ pausesOrder, pausesDescending }: GcLook, pressed: string): Pick<GcLook, 'pausesOrder' | 'pausesDescending'> {
  const order = PAUSE_ORDERS.find((one): one is PauseOrder => one === pressed) ?? 'length';
  if (order === pausesOrder) return { pausesOrder, pausesDescending: !pausesDescending };
  return { pausesOrder: order, pausesDescending: order !== 'start' && order !== 'name' };
}
