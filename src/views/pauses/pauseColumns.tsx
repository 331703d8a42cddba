// The columns of the table of stops, and its lines in a file.
import type { Ns, PauseRow } from '../../../workers/api.ts';
import { goroutineTitle } from '../detail/GoroutineLink.tsx';
import { formatCount } from '../format.ts';
import type { CsvField } from '../table/csv.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { NsFigure } from '../table/NsFigure.tsx';
import { laneColumn } from '../table/laneColumn.tsx';
import { partsOf, stopKind, STRETCHED_WORDS } from './pauseWords.ts';
import { SplitBar } from './SplitBar.tsx';
import { t } from '../../../language/t.ts';

export const PAUSE_CSV_HEADER: readonly string[] = ['stop', 'name', 'start_ns', 'ns', 'to_stop_ns', 'stopped_ns', 'again_ns', 'last_proc', 'last_goroutine', 'last_ran', 'stretched_by', 'cycle'];

export function pauseCsvLine(row: PauseRow): readonly CsvField[] {
  const { index, name, startNs, ns, toStopNs, stoppedNs, againNs, lastProc, lastRan, stretchedBy, cycle } = row;
  return [index, name, startNs, ns, toStopNs, stoppedNs, againNs, lastProc, lastRan?.goroutine.id, lastRan?.func, stretchedBy, cycle];
}

const TIME_PX = 84;
/** Its heading is longer than its figures. */
const AGAIN_PX = 104;

export interface PauseColumnsOptions {
  readonly longestNs: Ns;
  readonly toCycle: (cycle: number) => void;
  /** undefined: there is no timeline, and the source tells lengths only. */
  readonly toTimeline: ((row: PauseRow) => void) | undefined;
}

export function pauseColumns({ longestNs, toCycle, toTimeline }: PauseColumnsOptions): readonly GridColumn<PauseRow>[] {
  const name: GridColumn<PauseRow> = {
    id: 'name',
    heading: t('Stop'),
    meaning: t('What the world was stopped for, in Go’s words'),
    widthPx: 190,
    isNumber: false,
    sorts: true,
    cell: (row) => (
      <span title={row.name}>
        <span className={`stop-mark stop-mark--${stopKind(row.name)}`} aria-hidden="true" />
        {row.name}
      </span>
    ),
  };
  const start = time('start', t('From'), t('When the stop was asked for'), ({ startNs }) => startNs);
  const length = time('length', t('Length'), t('From the request until the end'), ({ ns: lengthNs }) => lengthNs);
  const cycle: GridColumn<PauseRow> = {
    id: 'cycle',
    heading: t('Cycle'),
    meaning: t('The GC cycle it belongs to'),
    widthPx: 62,
    isNumber: true,
    sorts: false,
    cell: ({ cycle: at }) =>
      at === undefined ? (
        <span className="rows__none">–</span>
      ) : (
        <button type="button" className="link-button" tabIndex={-1} title={t('Show the cycle')} onClick={() => toCycle(at)}>
          {formatCount(at + 1)}
        </button>
      ),
  };
  const bar = (heading: string, widthPx: number | undefined): GridColumn<PauseRow> => ({
    id: 'bar',
    heading,
    meaning: toTimeline === undefined ? t('Its length against that of the longest stop') : t('Hatched: until the last P halted; red: the world stood still; green: others worked again, its end was not told yet. Against the longest stop'),
    widthPx,
    isNumber: false,
    sorts: false,
    cell: (row) => <SplitBar of={row} fullNs={longestNs} />,
  });
  if (toTimeline === undefined) return [name, start, length, bar(t('Against the longest'), undefined), cycle];
  return [
    name,
    start,
    length,
    bar(t('Parts'), 128),
    time('to stop', t('To stop'), t('From the request until the last P came to a halt'), ({ toStopNs }) => toStopNs),
    time('stopped', t('Stopped'), t('From then until the end'), ({ stoppedNs }) => stoppedNs),
    time('again', t('Others worked'), t('At the end: other Ps had begun to work again, and the end was not told yet'), againOf, false, AGAIN_PX),
    { id: 'last', heading: t('Last P'), meaning: t('The P that came to a halt last'), widthPx: 58, isNumber: true, sorts: false, cell: ({ lastProc }) => (lastProc === undefined ? <span className="rows__none">–</span> : `P${lastProc}`) },
    { id: 'ran', heading: t('It ran'), meaning: t('What that P ran then: the innermost function that is not the runtime’s; of one that halted on entering a function, its caller'), widthPx: undefined, isNumber: false, sorts: false, cell: ranCell },
    {
      id: 'stretched',
      heading: t('Stretched by'),
      meaning: t('What made it 1 ms or longer'),
      widthPx: 106,
      isNumber: false,
      sorts: false,
      cell: ({ stretchedBy }) => <span className={stretchedBy === 'program' ? 'stop-program' : undefined}>{t(STRETCHED_WORDS[stretchedBy].short)}</span>,
    },
    laneColumn(({ name: what }) => what, toTimeline),
    cycle,
  ];
}

function time(id: string, heading: string, meaning: string, of: (row: PauseRow) => Ns | undefined, sorts = true, widthPx = TIME_PX): GridColumn<PauseRow> {
  return { id, heading, meaning, widthPx, isNumber: true, sorts, cell: (row) => <NsFigure ns={of(row)} /> };
}

/** Most have no such part. */
function againOf(row: PauseRow): Ns | undefined {
  const again = partsOf(row)?.againNs;
  return again === 0 ? undefined : again;
}

function ranCell({ lastRan, toStopNs }: PauseRow) {
  if (lastRan === undefined) return <span className="rows__none">{toStopNs === undefined ? '…' : t('no goroutine')}</span>;
  return <span title={t('{func} in {goroutine}', { func: lastRan.func, goroutine: goroutineTitle(lastRan.goroutine) })}>{lastRan.func === '' ? goroutineTitle(lastRan.goroutine) : lastRan.func}</span>;
}
