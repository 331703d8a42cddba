// Which small charts there are, and the lines in each: from the series of all sources, those that have a place.
import type { LogSeries, TimeRange } from '../../../workers/api.ts';
import type { ValueUnit } from '../../charts/axis/valueAxis.ts';
import { seriesLook, type ChartId, type SeriesLook } from './seriesLook.ts';
import { marked, t } from '../../../language/t.ts';

/** A document that has series, on the axis of the one on screen. */
export interface SeriesOf {
  /** Told beside the label where several documents have series. */
  readonly name: string;
  /** Its time plus this is time on screen. */
  readonly offsetNs: number;
  readonly series: readonly LogSeries[];
}

/** What is drawn of a series, from a log or from the trace itself. */
export type DrawnSeries = Omit<LogSeries, 'from' | 'unit' | 'last'>;

/** `source` of the trace's own heap. */
export const OF_TRACE = -1;

export interface ChartLine extends SeriesLook {
  /** Of all lines of the view; what is hidden is named by it. */
  readonly id: string;
  readonly source: number;
  readonly series: DrawnSeries;
  /** First and last row on screen's axis: beyond them nothing is drawn. */
  readonly range: TimeRange;
  /** Not drawn until the reader wants it: another series tells the same, and more closely. */
  readonly isSpare: boolean;
}

export interface SeriesChart {
  readonly id: ChartId;
  readonly title: string;
  readonly unit: ValueUnit | 'ns';
  readonly lines: readonly ChartLine[];
}

const TITLES: Readonly<Record<ChartId, { readonly title: string; readonly unit: ValueUnit | 'ns' }>> = {
  heap: { title: marked('Heap'), unit: 'bytes' },
  'off heap': { title: marked('Stacks and metadata'), unit: 'bytes' },
  objects: { title: marked('Objects'), unit: 'count' },
  allocated: { title: marked('Allocated'), unit: 'bytes per second' },
  allocations: { title: marked('Allocations'), unit: 'per second' },
  cycles: { title: marked('GC cycles'), unit: 'per second' },
  stops: { title: marked('Stops of GC'), unit: 'ns' },
  'gc cpu': { title: marked('GC’s CPU since the start'), unit: 'share' },
  goroutines: { title: marked('Goroutines'), unit: 'count' },
  ps: { title: marked('Ps'), unit: 'count' },
  'sched threads': { title: marked('Threads'), unit: 'count' },
  queues: { title: marked('Run queues'), unit: 'count' },
  'local queues': { title: marked('Local queue of each P'), unit: 'count' },
  'goroutine status': { title: marked('Goroutines'), unit: 'count' },
  switches: { title: marked('Switches'), unit: 'per second' },
};

/**
 * @param ids the charts that are wanted, in their order.
 * @param own the trace's own series, where a trace is on screen.
 */
export function chartsOf(ids: readonly ChartId[], sources: readonly SeriesOf[], own: readonly DrawnSeries[] = []): readonly SeriesChart[] {
  const ofTrace = own.flatMap((series): readonly ChartLine[] => {
    const look = seriesLook(series.name);
    return look === undefined ? [] : [{ ...look, id: series.name, source: OF_TRACE, series, range: series.range, isSpare: false }];
  });
  const ofLogs = sources.flatMap(({ name, offsetNs, series: all }, source) =>
    all.flatMap((series): readonly ChartLine[] => {
      const look = seriesLook(series.name);
      // gctrace tells whole MiB: less is 0, and says nothing.
      if (look === undefined || series.rows === 0 || (series.highest === 0 && series.from === 'gctrace')) return [];
      const range = { startNs: series.range.startNs + offsetNs, endNs: series.range.endNs + offsetNs };
      const ambiguous = sources.some((other, nth) => nth !== source && other.series.some((one) => one.name === series.name));
      return [{ ...look, label: ambiguous ? `${t(look.label)}, ${name}` : look.label, id: ambiguous ? `${series.name}, ${name}` : series.name, source, series, range, isSpare: false }];
    }),
  );
  const lines = [...ofTrace, ...ofLogs];
  return ids.flatMap((id): readonly SeriesChart[] => {
    const shown = lines.filter(({ chart }) => chart === id);
    // A single reading is nothing over time.
    return shown.every(({ range }) => range.endNs <= range.startNs) ? [] : [{ id, ...TITLES[id], lines: id === 'heap' ? withSpares(shown) : shown }];
  });
}

const SPARE: ReadonlySet<string> = new Set(['heap at start (gctrace)', 'heap at mark end (gctrace)', 'heap goal (gctrace)']);

/** Beside a trace or MemStats, gctrace's whole MiB of the same are spare; beside a trace HeapAlloc is a sample of its live heap. */
function withSpares(lines: readonly ChartLine[]): readonly ChartLine[] {
  const hasTrace = lines.some(({ source }) => source === OF_TRACE);
  const isCloser = hasTrace || lines.some(({ series }) => series.name === 'HeapAlloc');
  const placed = lines.map((line): ChartLine => {
    if (isCloser && SPARE.has(line.series.name)) return { ...line, isSpare: true };
    return hasTrace && line.series.name === 'HeapAlloc' ? { ...line, dash: [2, 2], fillAlpha: 0 } : line;
  });
  return placed.toSorted((a, b) => Number(a.isSpare) - Number(b.isSpare));
}

/** What is not drawn. `turned`: what the reader has pressed, to hide it or, of spare ones, to see it. */
export function hiddenLines(charts: readonly SeriesChart[], turned: readonly string[]): ReadonlySet<string> {
  const pressed = new Set(turned);
  return new Set(charts.flatMap(({ lines }) => lines.filter(({ id, isSpare }) => pressed.has(id) !== isSpare).map(({ id }) => id)));
}

/** Drawn as a strip for each series, by depth of colour: too many for lines. */
export function isHeat({ id }: SeriesChart): boolean {
  return id === 'local queues';
}

/** Of single events that are shown, those whose quantiles are told: MemStats' ring before others. undefined: there are none. */
export function summedLine({ lines }: SeriesChart, hidden: ReadonlySet<string>): ChartLine | undefined {
  const shown = lines.filter(({ id, series }) => !hidden.has(id) && series.summary !== undefined);
  return shown.find(({ series }) => series.name === 'PauseNs') ?? shown[0];
}

/** Height of a chart's axis: what is on screen of it must fit, whatever the window. */
export function highestOf({ lines }: SeriesChart, hidden: ReadonlySet<string>): number {
  return lines.reduce((most, line) => (hidden.has(line.id) ? most : Math.max(most, line.series.highest)), 0);
}

/** The trace's heap as series. */
export function heapOfTrace(heapMaxBytes: number | undefined, range: TimeRange): readonly DrawnSeries[] {
  if (heapMaxBytes === undefined) return [];
  return ['heap live (trace)', 'heap goal (trace)'].map((name) => ({ name, shape: 'gauge', rows: 2, highest: heapMaxBytes, lowest: 0, range, summary: undefined }));
}

export function lowestOf({ lines }: SeriesChart, hidden: ReadonlySet<string>): number {
  return lines.reduce((least, line) => (hidden.has(line.id) ? least : Math.min(least, line.series.lowest)), Number.POSITIVE_INFINITY);
}
