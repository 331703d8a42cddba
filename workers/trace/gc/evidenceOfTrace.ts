// What an execution trace tells of the five preconditions: its cycles and its stops, one by one, and the time in which goroutines ran.
import { type Evidence, type EvidencePlace, type Ns, STRETCHED_BY } from '../../api.ts';
import { NO_EVIDENCE, type PauseEvidence, type StretchedStops, type Where } from '../../findings/evidence.ts';
import { type CycleColumns, evidenceOfCycles } from '../../findings/ofCycles.ts';
import { evidenceOfPauses, medianNs } from '../../findings/ofPauses.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { cycleDetail } from './cycleDetail.ts';
import { traceCycles } from './cycles.ts';
import { goroutineRunningNs } from './goroutineRunning.ts';
import { longestHolds } from './longestHolds.ts';
import { pauseTable } from './pauseTable.ts';

/** Stops that recording itself makes. */
const OWN_STOPS: readonly string[] = ['start trace', 'stop trace'];
const MARK_TERMINATION = 'GC mark termination';
const MOST_PLACES = 5;
const MOST_FUNCTIONS = 3;

interface Gathered {
  readonly lastNs: Ns;
  readonly evidence: Omit<Evidence, 'document'>;
}

/** Of a trace that was read whole: it is asked for again with every threshold that the reader changes. */
const GATHERED = new WeakMap<CloseTrace, Gathered>();

/** `known`: share of the recording that has been read for it; ask again while it is less than 1. */
export async function evidenceOfTrace(trace: CloseTrace, document: string): Promise<{ readonly evidence: Evidence; readonly known: number }> {
  const gathered = GATHERED.get(trace);
  const { lastNs } = trace.index;
  if (gathered?.lastNs === lastNs) return { evidence: { ...gathered.evidence, document }, known: 1 };
  const { evidence, known } = await gather(trace);
  if (known >= 1) GATHERED.set(trace, { lastNs, evidence });
  return { evidence: { ...evidence, document }, known };
}

async function gather(trace: CloseTrace): Promise<{ readonly evidence: Omit<Evidence, 'document'>; readonly known: number }> {
  const { index } = trace;
  const { cycles, procs, known: cyclesKnown } = traceCycles(trace);
  const { columns } = await pauseTable(trace);
  const known = Math.min(cyclesKnown, columns.known);
  const whole = cycles.filter(({ cut }) => cut !== 'end');
  const gomaxprocs = procs.at(-1)?.value ?? index.tally.metrics[0]?.maxLo;
  const found = evidenceOfCycles({
    cycles: columnsOf(whole),
    fromNs: 0,
    toNs: index.lastNs,
    procs: gomaxprocs,
    runningNs: (startNs, endNs) => goroutineRunningNs(index, startNs, endNs),
    // The trace does not say which of the program's cycles its first one is.
    fromStart: false,
  });
  const { cost } = found;
  return {
    known,
    evidence: {
      ...NO_EVIDENCE,
      source: 'trace',
      procs: gomaxprocs,
      pauses: pausesOf(columns),
      holds: known < 1 ? undefined : longestHolds(index),
      ...found,
      cost: { ...cost, assisting: known < 1 ? [] : await assistingIn(trace, cost.costliest[0]) },
    },
  };
}

/** Functions that assisted longest in a cycle. */
async function assistingIn(trace: CloseTrace, cycle: Where | undefined): Promise<readonly Where[]> {
  const detail = cycle?.what === 'cycle' ? await cycleDetail(trace, cycle.index) : undefined;
  return (detail?.assistsByFunction ?? []).slice(0, MOST_FUNCTIONS).map(({ func }) => ({ what: 'function', name: func }));
}

function columnsOf(cycles: ReturnType<typeof traceCycles>['cycles']): CycleColumns {
  const column = (of: (cycle: (typeof cycles)[number]) => number | undefined): Float64Array => Float64Array.from(cycles, (cycle) => of(cycle) ?? Number.NaN);
  return {
    count: cycles.length,
    startNs: column(({ startNs }) => startNs),
    endNs: column(({ endNs }) => endNs),
    startBytes: column(({ heap }) => heap.startBytes),
    peakBytes: column(({ heap }) => heap.peakBytes),
    liveBytes: column(({ heap }) => heap.liveBytes),
    goalBytes: column(({ heap }) => heap.goalBytes),
    forced: Uint8Array.from(cycles, ({ trigger }) => (trigger === 'forced' ? 1 : 0)),
    assistNs: column(({ cpu }) => cpu.assistNs),
    gcNs: column(({ cpu: { sweepTerminationNs = 0, assistNs = 0, backgroundNs = 0, markTerminationNs = 0 } }) => sweepTerminationNs + assistNs + backgroundNs + markTerminationNs),
    markNs: column(({ cpu: { assistNs = 0, backgroundNs = 0, idleNs = 0 } }) => assistNs + backgroundNs + idleNs),
    whereOf: (i) => ({ what: 'cycle', index: cycles[i].index, atNs: cycles[i].startNs }),
  };
}

function pausesOf({ ns, startNs, name, names, stretched }: Awaited<ReturnType<typeof pauseTable>>['columns']): PauseEvidence | undefined {
  const rows = Array.from(ns.keys()).filter((row) => !OWN_STOPS.some((own) => names[name[row]].startsWith(own)));
  const whereOf = (row: number): EvidencePlace['at'] => ({ what: 'pause', index: row, atNs: startNs[row] });
  const lengths = Float64Array.from(rows, (row) => ns[row]);
  const found = evidenceOfPauses('stop', lengths, (i) => whereOf(rows[i]));
  if (found === undefined) return undefined;
  const byCause = STRETCHED_BY.map((by, code): StretchedStops => {
    const of = rows.filter((row) => stretched[row] === code).toSorted((a, b) => ns[b] - ns[a]);
    return { by, count: of.length, ns: sum(of, ns), longestNs: of.length === 0 ? 0 : ns[of[0]], longest: of.slice(0, MOST_PLACES).map(whereOf) };
  });
  return {
    ...found,
    stretched: byCause.filter(({ count }) => count > 0),
    markTerminationP50Ns: medianNs(Float64Array.from(rows.filter((row) => names[name[row]] === MARK_TERMINATION), (row) => ns[row])),
  };
}

function sum(rows: readonly number[], ns: Float64Array): Ns {
  return rows.reduce((all, row) => all + ns[row], 0);
}
