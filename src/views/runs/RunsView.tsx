import { GitCompareArrows, TriangleAlert, X } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { Px } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { leastWidthPx, type GridColumn } from '../table/gridColumn.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import { Segments } from '../table/Segments.tsx';
import '../table/tableView.css';
import type { Side } from '../versus/sides.ts';
import type { HistoryStep, ViewId } from '../viewState.ts';
import { FigureCell } from './FigureCell.tsx';
import { columnsOf, RUN_COLUMN, RUN_COLUMNS, type RunColumn, type RunGroup } from './runColumns.ts';
import { extremesOf, orderAfter, orderedRuns } from './runOrder.ts';
import { leadOf, sharedFolder, type RunFile, type RunRow } from './runRow.ts';
import { RunsChart } from './RunsChart.tsx';
import type { RunsLook, RunsOrder } from './runsLook.ts';
import { SideButtons } from './SideButtons.tsx';
import { marked, t } from '../../../language/t.ts';
import './runs.css';
import { Said } from '../../language/Said.tsx';

/** Which runs are compared with which. */
export interface RunSides {
  /** By `RunRow.id`. */
  readonly of: ReadonlyMap<string, Side>;
  readonly onSide: (row: RunRow, side: Side | undefined) => void;
  /** What keeps them from being compared; undefined: nothing. */
  readonly lacks: string | undefined;
  readonly onCompare: () => void;
}

interface Props {
  readonly rows: readonly RunRow[];
  readonly look: RunsLook;
  readonly change: (patch: Partial<RunsLook>, step: HistoryStep) => void;
  /** Shows a view of a file; undefined: whichever it was at, or its overview. */
  readonly onOpen: (row: RunRow, key: string, view: ViewId | undefined) => void;
  /** Takes away the rows that were only looked at; undefined: there are none. */
  readonly onClear: (() => void) | undefined;
  readonly sides: RunSides;
}

const GROUPS: readonly { readonly id: RunGroup; readonly text: string }[] = [
  { id: 'key', text: marked('Key figures') },
  { id: 'pauses', text: marked('Pauses') },
  { id: 'gc', text: marked('Collector') },
  { id: 'throughput', text: marked('Throughput') },
  { id: 'latency', text: marked('Latency') },
  { id: 'memory', text: marked('Memory') },
  { id: 'all', text: marked('All') },
];

const WIDTHS_PX: Readonly<Record<RunColumn['unit'], Px>> = { ns: 82, bytes: 82, count: 60, share: 74, percent: 60, 'per second': 80, 'bytes per second': 98 };
const STATE_WORDS: Readonly<Record<RunFile['state'], string>> = { waiting: marked('waiting'), reading: marked('reading'), read: marked('read'), failed: marked('failed'), 'given up': marked('given up') };
/** Of a heading; beside its text; with the arrow, and in bold. */
const CHARACTER_PX: Px = 6.8;
const HEADING_PX: Px = 24;
const SORTED_PX: Px = 36;
const NAME_PX: Px = 232;
const NARROW_NAME_PX: Px = 148;
/** A view less wide is a phone's. */
const NARROW_PX: Px = 640;
const GO_PX: Px = 96;
const SIDES_PX: Px = 80;

/** Runs beside each other: a figure of each over them, and a row a run. */
export function RunsView({ rows, look, change, onOpen, onClear, sides }: Props) {
  const ordered = useMemo(() => orderedRuns(rows, look), [rows, look]);
  const folder = useMemo(() => sharedFolder(rows.map(({ name }) => name)), [rows]);
  const view = useRef<HTMLDivElement>(null);
  const { widthPx } = useSizePx(view);
  const columns = useMemo(() => {
    const isNarrow = widthPx < NARROW_PX;
    const all = tableColumns(rows, look, folder, isNarrow ? NARROW_NAME_PX : NAME_PX, onOpen, sides);
    if (isNarrow) return sortedFirst(all, look.order);
    // What is left over goes to the names.
    return leastWidthPx(all) < widthPx ? tableColumns(rows, look, folder, undefined, onOpen, sides) : all;
  }, [rows, look, folder, widthPx, onOpen, sides]);
  const onSort = (column: string): void => change(orderAfter(look, column as RunsOrder), 'push');
  const open = (row: RunRow | undefined): void => {
    const lead = row && leadOf(row);
    if (row !== undefined && lead !== undefined) onOpen(row, lead.key, undefined);
  };
  return (
    <div className="table-view runs" ref={view}>
      <RunsChart rows={ordered} folder={folder} look={look} change={change} onOpen={open} />
      <div className="table-view__bar table-view__bar--low">
        <Segments label={t('Figures')} choices={GROUPS} chosen={look.group} onChoose={(group) => change({ group }, 'push')} />
        <p className="table-view__note">
          <Said message="In its column <best>the best</best> and <worst>the worst</worst>" tags={{ best: (inside) => <span className="runs__best">{inside}</span>, worst: (inside) => <span className="runs__worst">{inside}</span> }} />
        </p>
        <div className="table-view__end">
          <CompareButton sides={sides} />
          <CsvButton what={t('all figures of all runs')} fileName="runs.csv" header={csvHeader()} rows={() => atOnce(ordered.map(csvRow))} />
          {onClear !== undefined && (
            <button type="button" className="button flame-button" title={t('Takes all files that were only looked at out of the table')} onClick={onClear}>
              <X size={14} aria-hidden="true" /> {t('Clear')}
            </button>
          )}
        </div>
      </div>
      <RowGrid
        label={t('Runs')}
        columns={columns}
        count={ordered.length}
        rowAt={(at) => ordered[at]}
        order={{ column: look.order, descending: look.descending }}
        onSort={onSort}
        onOpen={(at) => open(ordered[at])}
        empty={t('No run is open.')}
      />
    </div>
  );
}

function tableColumns(rows: readonly RunRow[], { group, order }: RunsLook, folder: string, namePx: Px | undefined, onOpen: Props['onOpen'], sides: RunSides): readonly GridColumn<RunRow>[] {
  const figures = columnsOf(group).map((id): GridColumn<RunRow> => {
    const column = RUN_COLUMN[id];
    const extremes = extremesOf(rows, id);
    return {
      id,
      heading: column.heading,
      meaning: column.meaning,
      widthPx: Math.max(WIDTHS_PX[column.unit], Math.ceil((id === order ? SORTED_PX : HEADING_PX) + column.heading.length * CHARACTER_PX)),
      isNumber: true,
      sorts: true,
      cell: (row) => <FigureCell row={row} column={column} figure={row.figures.get(id)} extremes={extremes} onOpen={onOpen} />,
    };
  });
  return [
    {
      id: 'name',
      heading: t('Run'),
      meaning: t('Folder, or file, and what is there of it'),
      widthPx: namePx,
      isNumber: false,
      sorts: true,
      cell: (row) => <NameCell row={row} folder={folder} />,
    },
    {
      id: 'sides',
      heading: t('Compare'),
      meaning: t('Runs on side A are compared with those on side B'),
      widthPx: SIDES_PX,
      isNumber: false,
      sorts: false,
      cell: (row) => <SideButtons name={row.name.slice(folder.length)} side={sides.of.get(row.id)} onSide={(side) => sides.onSide(row, side)} />,
    },
    { id: 'go', heading: 'Go', meaning: t('Release of Go that the program was built with, as far as its files tell'), widthPx: GO_PX, isNumber: false, sorts: true, cell: ({ goVersion }) => (goVersion === undefined ? <span className="rows__none">–</span> : <span title={goVersion}>{goVersion.replace(/^Go |^go/, '')}</span>) },
    ...figures,
    ...(rows.some(({ troubles }) => troubles.length > 0)
      ? [{ id: 'notes', heading: t('Notes'), meaning: t('What is wrong with its files'), widthPx: 300, isNumber: false, sorts: false, cell: ({ troubles }: RunRow) => <span title={troubles.join('\n')}>{troubles.join(' ')}</span> }]
      : []),
  ];
}

/** Says what is lacking until there is a run on both sides. */
function CompareButton({ sides: { of, lacks, onCompare } }: { readonly sides: RunSides }) {
  if (of.size === 0) return undefined;
  const count = (wanted: Side): number => [...of.values()].filter((side) => side === wanted).length;
  return (
    <>
      {lacks !== undefined && <span className="table-view__note runs__lacks">{lacks}</span>}
      <button type="button" className="button flame-button" disabled={lacks !== undefined} onClick={onCompare}>
        <GitCompareArrows size={14} aria-hidden="true" /> {t('Compare A ({a}) with B ({b})', { a: count('a'), b: count('b') })}
      </button>
    </>
  );
}

/** On a phone what the table is sorted by stands beside the names, and the release of Go last. */
function sortedFirst(columns: readonly GridColumn<RunRow>[], order: RunsOrder): readonly GridColumn<RunRow>[] {
  const rank = ({ id }: GridColumn<RunRow>): number => (id === 'name' ? 0 : id === order ? 1 : id === 'go' ? 4 : id === 'sides' ? 3 : 2);
  return columns.toSorted((a, b) => rank(a) - rank(b));
}

function NameCell({ row, folder }: { readonly row: RunRow; readonly folder: string }) {
  const { name, files, figures, isPending, troubles } = row;
  const kinds = [...new Set(files.flatMap(({ facts }) => (facts === undefined ? [] : facts.kind === 'go-trace' ? t('trace') : facts.kind === 'runtime-log' ? facts.form : t('profile'))))];
  return (
    <span className="runs__name" title={[name, ...troubles, ...files.map(({ key, state }) => `${key}${state === 'read' ? '' : ` (${t(STATE_WORDS[state])})`}`)].join('\n')}>
      <span className="runs__path">{name.slice(folder.length)}</span>
      {troubles.length > 0 && <TriangleAlert className="runs__bad" size={13} aria-label={t('Damaged')} />}
      <span className="runs__kinds">{isPending ? t('reading…') : figures.size === 0 && troubles.length > 0 ? troubles[0] : files.every(({ state }) => state === 'given up') ? t('not read') : kinds.join(', ')}</span>
    </span>
  );
}

function csvHeader(): readonly string[] {
  return ['run', 'files', 'go', ...RUN_COLUMNS.map((id) => `${id} (${RUN_COLUMN[id].unit})`), 'notes'];
}

function csvRow({ name, files, goVersion, figures, troubles }: RunRow): readonly (string | number | undefined)[] {
  return [name, files.map(({ key }) => key).join(' '), goVersion, ...RUN_COLUMNS.map((id) => figures.get(id)?.value), troubles.join(' ')];
}
