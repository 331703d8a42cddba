// Where small charts of series lie, top to bottom: each a line of its series' names and the plot beneath.
import type { Px } from '../../../workers/api.ts';
import { AXIS_PX, bottomPx, type Row } from '../../charts/layout.ts';
import type { SeriesChart } from './chartLines.ts';

export interface ChartRow {
  readonly chart: SeriesChart;
  readonly head: Row;
  readonly plot: Row;
}

export interface ChartRows {
  readonly rows: readonly ChartRow[];
  readonly heightPx: Px;
  /** From the axis to the last row. */
  readonly all: Row;
}

const HEAD_PX: Px = 22;
const GAP_PX: Px = 7;
const LEAST_PX: Px = 50;
const MOST_PX: Px = 170;
/** The heap has most lines and most to tell. */
const WEIGHTS: Readonly<Partial<Record<SeriesChart['id'], number>>> = { heap: 2.2, stops: 1.3 };

/** As high as `heightPx` lets them be; more, where that would make them too low to read. */
export function chartRows(charts: readonly SeriesChart[], heightPx: Px): ChartRows {
  const weights = charts.map(({ id }) => WEIGHTS[id] ?? 1);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const free = heightPx - AXIS_PX - GAP_PX - charts.length * (HEAD_PX + GAP_PX);
  const unit = Math.max(LEAST_PX, Math.min(MOST_PX, free / Math.max(1, all)));
  let topPx: Px = AXIS_PX + 2;
  const rows = charts.map((chart, place): ChartRow => {
    const head = { topPx, heightPx: HEAD_PX };
    const plot = { topPx: topPx + HEAD_PX, heightPx: Math.round(unit * (weights[place] ?? 1)) };
    topPx = bottomPx(plot) + GAP_PX;
    return { chart, head, plot };
  });
  return { rows, heightPx: topPx + GAP_PX, all: { topPx: AXIS_PX, heightPx: topPx - GAP_PX - AXIS_PX } };
}

/** The least height at which every chart is legible. */
export function leastHeightPx(charts: readonly SeriesChart[]): Px {
  return chartRows(charts, 0).heightPx;
}
