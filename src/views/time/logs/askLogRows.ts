// What a log's worker answers, moved onto the axis of the trace on screen.
import type { AskLog, GcCycle, LogSeries, Ns, Px, TimeRange } from '../../../../workers/api.ts';
import type { StepColumns } from '../../../charts/marks/steps.ts';
import type { PlacedLog } from './logRows.ts';

export interface LogRowQuestion {
  readonly range: TimeRange;
  readonly widthPx: Px;
}

/** Cycles as bands. `kind`: a GcPhase (0 to 2), or FOLDED. */
export interface LogCycles {
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  readonly kind: Uint8Array;
  /** Place in `cycles` of the one it is a part of; of folded ones how many they are. */
  readonly of: Uint32Array;
  readonly cycles: readonly GcCycle[];
  readonly total: number;
}

export const FOLDED = 4;

/** What is drawn of a log whose worker has failed; its own view says so. */
export const NO_CYCLES: LogCycles = { startNs: new Float64Array(0), endNs: new Float64Array(0), kind: new Uint8Array(0), of: new Uint32Array(0), cycles: [], total: 0 };
/** More are too close to tell phases apart. */
const MOST_CYCLES = 400;

export async function askCycles(log: PlacedLog, { range, widthPx }: LogRowQuestion): Promise<LogCycles> {
  const { ask, offsetNs } = log;
  const own = moved(range, -1 * offsetNs);
  const page = await ask({ ask: 'gcCycles', range: own, order: 'start', descending: false, from: 0, count: MOST_CYCLES });
  if (page.total <= page.rows.length) return phasesOf(page.rows, offsetNs);
  const strip = await ask({ ask: 'gcStrip', range: own, widthPx });
  return {
    startNs: strip.startNs.map((ns) => ns + offsetNs),
    endNs: strip.endNs.map((ns) => ns + offsetNs),
    kind: new Uint8Array(strip.startNs.length).fill(FOLDED),
    of: strip.count,
    cycles: [],
    total: page.total,
  };
}

/** The line cuts a cycle's start off to the millisecond: halfway is where it lies on average. */
const CUT_OFF_NS: Ns = 500_000;

/** Three bands a cycle; the line says how long each lasted, so that they follow each other from the cycle's start. */
export function phasesOf(cycles: readonly GcCycle[], offsetNs: Ns): LogCycles {
  const startNs: Ns[] = [];
  const endNs: Ns[] = [];
  const kind: number[] = [];
  const of: number[] = [];
  for (const [place, cycle] of cycles.entries()) {
    let at = cycle.startNs + CUT_OFF_NS + offsetNs;
    for (const [phase, ns] of [cycle.sweepTerminationNs, cycle.markNs, cycle.markTerminationNs].entries()) {
      if (ns === undefined) continue;
      startNs.push(at);
      at += ns;
      endNs.push(at);
      kind.push(phase);
      of.push(place);
    }
  }
  return { startNs: Float64Array.from(startNs), endNs: Float64Array.from(endNs), kind: Uint8Array.from(kind), of: Uint32Array.from(of), cycles, total: cycles.length };
}

export interface LogLine {
  readonly name: string;
  readonly steps: StepColumns;
}

export interface LogLines {
  readonly lines: readonly LogLine[];
  /** Over the whole log, for a stable axis. */
  readonly highest: number;
  /** First and last record: before and after nothing is known. */
  readonly known: TimeRange;
}

export const NO_LINES: LogLines = { lines: [], highest: 0, known: { startNs: 0, endNs: 0 } };

export async function askLines({ ask, offsetNs }: PlacedLog, names: readonly string[], { range, widthPx }: LogRowQuestion): Promise<LogLines> {
  const series = (await seriesOf(ask)).filter(({ name }) => names.includes(name));
  const points = await ask({ ask: 'seriesPoints', names, range: moved(range, -1 * offsetNs), widthPx });
  const startNs = Math.min(...series.map(({ range: known }) => known.startNs));
  const endNs = Math.max(...series.map(({ range: known }) => known.endNs));
  return {
    lines: points.map(({ name, timeNs, value }) => ({ name, steps: { timeNs: timeNs.map((ns) => ns + offsetNs), bytes: value } })),
    highest: Math.max(0, ...series.map(({ highest }) => highest)),
    known: moved({ startNs, endNs }, offsetNs),
  };
}

const known = new WeakMap<AskLog, Promise<readonly LogSeries[]>>();

/** Asked once for each log. */
function seriesOf(ask: AskLog): Promise<readonly LogSeries[]> {
  const asked = known.get(ask) ?? ask({ ask: 'logSeries' });
  known.set(ask, asked);
  return asked;
}

function moved({ startNs, endNs }: TimeRange, byNs: Ns): TimeRange {
  return { startNs: startNs + byNs, endNs: endNs + byNs };
}
