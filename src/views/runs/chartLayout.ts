// Where the bars of the chart over the runs stand. Linear from zero; where the greatest is more than sixty times the least, dots on a log
// scale, as bars have no length there.
import type { Px } from '../../../workers/api.ts';
import { RUN_COLUMN, type RunColumnId } from './runColumns.ts';
import type { RunRow } from './runRow.ts';
import { t } from '../../../language/t.ts';

export const MOST_RUNS = 400;
const LOG_FROM = 60;
const LEFT_PX: Px = 76;
const RIGHT_PX: Px = 8;
const TOP_PX: Px = 8;
const NAME_PX: Px = 18;
const BRACKET_PX: Px = 16;
/** Of a character of a label. */
const CHARACTER_PX: Px = 6.2;
const LEAST_LABEL = 4;
const WIDEST_BAR_PX: Px = 160;

export interface ChartSize {
  readonly width: Px;
  readonly height: Px;
  /** The rows are ordered by GOMAXPROCS. */
  readonly byProcs: boolean;
  readonly folder: string;
}

export interface RunsChartLayout {
  readonly isLog: boolean;
  readonly plot: { readonly left: Px; readonly right: Px; readonly top: Px; readonly bottom: Px };
  readonly bars: readonly { readonly row: RunRow; readonly value: number; readonly x: Px; readonly widthPx: Px; readonly y: Px; readonly label: string | undefined }[];
  readonly ticks: readonly { readonly value: number; readonly y: Px }[];
  /** Runs of one GOMAXPROCS. */
  readonly brackets: readonly { readonly from: Px; readonly to: Px; readonly text: string }[];
}

/** `rows` all tell the figure. */
export function layOut(rows: readonly RunRow[], id: RunColumnId, { width, height, byProcs, folder }: ChartSize): RunsChartLayout {
  const values = rows.map(({ figures }) => figures.get(id)?.value ?? 0);
  const positive = values.filter((value) => value > 0);
  const greatest = Math.max(0, ...values);
  const least = Math.min(...positive);
  const isLog = positive.length > 1 && greatest > least * LOG_FROM;
  const plot = { left: LEFT_PX, right: Math.max(LEFT_PX + 1, width - RIGHT_PX), top: TOP_PX, bottom: height - NAME_PX - (byProcs ? BRACKET_PX : 0) };
  const y = (value: number): Px => {
    const share = isLog ? Math.log(Math.max(value, least) / least) / Math.log(greatest / least) : greatest > 0 ? value / greatest : 0;
    // Nothing of a dot is cut off.
    const low = isLog ? plot.bottom - 5 : plot.bottom;
    return low - share * (low - plot.top);
  };
  const widthPx = Math.min(WIDEST_BAR_PX, (plot.right - plot.left) / Math.max(1, rows.length));
  const letters = Math.floor((widthPx - 4) / CHARACTER_PX);
  const bars = rows.map((row, place) => ({
    row,
    value: values[place] ?? 0,
    x: plot.left + place * widthPx,
    widthPx,
    y: y(values[place] ?? 0),
    label: letters < LEAST_LABEL ? undefined : shortened(row.name.slice(folder.length), letters),
  }));
  return { isLog, plot, bars, ticks: ticksOf(id, isLog ? least : 0, greatest, isLog).map((value) => ({ value, y: y(value) })), brackets: byProcs ? bracketsOf(bars) : [] };
}

function ticksOf(id: RunColumnId, least: number, greatest: number, isLog: boolean): readonly number[] {
  if (!(greatest > 0)) return [];
  if (isLog) {
    const ticks: number[] = [];
    for (let power = Math.ceil(Math.log10(least)); 10 ** power <= greatest; power++) ticks.push(10 ** power);
    const every = Math.ceil(ticks.length / 4);
    return ticks.filter((_, place) => place % every === 0);
  }
  const base = RUN_COLUMN[id].unit.startsWith('bytes') ? 1024 : 10;
  const size = base ** Math.floor(Math.log(greatest) / Math.log(base));
  const rough = greatest / 3 / size;
  const step = size * (base === 10 ? ([0.1, 0.2, 0.25, 0.5, 1, 2, 2.5].find((one) => one >= rough) ?? 5) : 2 ** Math.ceil(Math.log2(rough)));
  return Array.from({ length: Math.floor(greatest / step) + 1 }, (_, nth) => nth * step);
}

function bracketsOf(bars: RunsChartLayout['bars']): RunsChartLayout['brackets'] {
  const brackets: { from: Px; to: Px; text: string }[] = [];
  for (const { row, x, widthPx } of bars) {
    const procs = row.figures.get('procs')?.value;
    const text = procs === undefined ? t('GOMAXPROCS not told') : procs === 1 ? t('1 P') : t('{procs} Ps', { procs });
    const last = brackets.at(-1);
    if (last?.text === text) last.to = x + widthPx;
    else brackets.push({ from: x, to: x + widthPx, text });
  }
  return brackets;
}

/** The end of a path says more than its beginning. */
function shortened(name: string, letters: number): string {
  return name.length <= letters ? name : `…${name.slice(name.length - letters + 1)}`;
}
