// The columns of the table of GC cycles, and its lines in a file.
import type { Bytes, GcCycle, GcOrder, Ns } from '../../../workers/api.ts';
import { exactBytes, formatBytes, formatCount, formatMoment, formatPercent } from '../format.ts';
import type { CsvField } from '../table/csv.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { NsFigure } from '../table/NsFigure.tsx';
import { cycleTitle, TRIGGER_WORDS } from './gcWords.ts';
import { t } from '../../../language/t.ts';

/** What a document tells of its cycles. */
export type CycleSource = 'trace' | 'gctrace' | 'memstats';

export const CYCLE_CSV_HEADER: readonly string[] = [
  'cycle',
  'gc',
  'trigger',
  'start_ns',
  'end_ns',
  'sweep_termination_ns',
  'mark_ns',
  'mark_termination_ns',
  'mark_terminations',
  'stopped_ns',
  'sweep_ns',
  'assist_cpu_ns',
  'background_cpu_ns',
  'dedicated_cpu_ns',
  'fractional_cpu_ns',
  'idle_cpu_ns',
  'cpu_share',
  'utilisation',
  'heap_start_bytes',
  'heap_peak_bytes',
  'heap_live_bytes',
  'heap_goal_bytes',
  'procs',
];

export function cycleCsvLine(cycle: GcCycle): readonly CsvField[] {
  const { cpu, heap } = cycle;
  return [
    cycle.index,
    cycle.number,
    cycle.trigger,
    cycle.startNs,
    cycle.endNs,
    cycle.sweepTerminationNs,
    cycle.markNs,
    cycle.markTerminationNs,
    cycle.markTerminations,
    cycle.stoppedNs,
    cycle.sweepNs,
    cpu.assistNs,
    cpu.backgroundNs,
    cpu.dedicatedNs,
    cpu.fractionalNs,
    cpu.idleNs,
    cycle.cpuShare,
    cycle.utilisation,
    heap.startBytes,
    heap.peakBytes,
    heap.liveBytes,
    heap.goalBytes,
    cycle.procs,
  ];
}

const TIME_PX = 70;
const BYTES_PX = 73;
const SHARE_PX = 64;

/** `isRead`: something of what lies within cycles has been read; until then CPU times are not known, and no 0. */
export function cycleColumns(source: CycleSource, durationNs: Ns, isRead: boolean): readonly GridColumn<GcCycle>[] {
  const name: GridColumn<GcCycle> = {
    id: 'name',
    heading: t('Cycle'),
    meaning: source === 'trace' ? t('In the order of this recording, from 1') : t('The runtime’s own number, from 1 since the program’s start'),
    widthPx: 56,
    isNumber: true,
    sorts: false,
    cell: (cycle) => <span title={cycleTitle(cycle)}>{formatCount(cycle.number ?? cycle.index + 1)}</span>,
  };
  const start: GridColumn<GcCycle> = { id: 'start', heading: t('From'), meaning: t('Begin of sweep termination'), widthPx: 84, isNumber: true, sorts: true, cell: ({ startNs }) => formatMoment(startNs, durationNs / 50) };
  const stopped = time('stopped', t('Stopped'), t('Both stops together'), ({ stoppedNs }) => stoppedNs);
  if (source === 'memstats') return [name, stopped, { ...start, heading: t('Ended'), meaning: t('When the world went on after the second stop'), widthPx: undefined, isNumber: false, cell: ({ endNs }) => formatMoment(endNs, durationNs / 50) }];
  const trigger: GridColumn<GcCycle> = {
    id: 'trigger',
    heading: t('Began'),
    meaning: t('Why it began: the heap had grown to its trigger, the program asked for it, or two minutes had passed'),
    widthPx: undefined,
    isNumber: false,
    sorts: false,
    cell: (cycle) => <span title={t(TRIGGER_WORDS[cycle.trigger].long)}>{beganWords(cycle)}</span>,
  };
  const duration = time('duration', t('Lasted'), t('From sweep termination to the end of mark termination'), ({ startNs, endNs }) => endNs - startNs);
  const mark = time('mark', t('Mark'), t('Concurrent mark, the program running'), ({ markNs }) => markNs);
  const assist = time('assist', t('Assists'), t('CPU that goroutines spent marking before they were allowed to allocate'), ({ cpu }) => (isRead ? cpu.assistNs : undefined));
  const background = time('background', t('Workers'), t('CPU of dedicated and fractional mark workers'), ({ cpu }) => (isRead ? cpu.backgroundNs : undefined));
  const idle = time('idle', t('Idle'), t('CPU of idle mark workers, on Ps that had nothing else to run'), ({ cpu }) => (isRead ? cpu.idleNs : undefined));
  const common: readonly GridColumn<GcCycle>[] = [
    name,
    start,
    trigger,
    duration,
    stopped,
    mark,
    assist,
    background,
    idle,
    share('cpu share', 'CPU', t('Share of all Ps that the collector had during the cycle, without idle workers'), ({ cpuShare }) => cpuShare),
  ];
  const heap: readonly GridColumn<GcCycle>[] = [
    bytes('heap start', t('At start'), t('Heap when the cycle began'), ({ heap: { startBytes } }) => startBytes),
    bytes('heap peak', t('Peak'), t('Heap when marking ended'), ({ heap: { peakBytes } }) => peakBytes),
    bytes('heap live', t('Live'), t('What marking found reachable'), ({ heap: { liveBytes } }) => liveBytes),
    bytes('heap goal', t('Goal'), t('What the heap was not to outgrow while it was marked'), ({ heap: { goalBytes } }) => goalBytes),
  ];
  if (source === 'gctrace') return [...common, ...heap];
  return [
    ...common,
    share('utilisation', t('Left'), t('Share of the Ps left to the program during the cycle: mutator utilisation'), ({ utilisation }) => utilisation),
    ...heap,
    time('sweep', t('Sweep'), t('From the cycle’s end to the last sweep before the next'), ({ sweepNs }) => sweepNs),
  ];
}

function beganWords({ trigger, by, cut }: GcCycle): string {
  const who = by === undefined || by.name === '' ? '' : `, ${by.name}`;
  const began = `${t(TRIGGER_WORDS[trigger].short)}${who}`;
  if (cut === undefined) return began;
  return cut === 'start' ? t('{began}, before the recording', { began }) : t('{began}, not over', { began });
}

function time(id: GcOrder, heading: string, meaning: string, of: (cycle: GcCycle) => Ns | undefined): GridColumn<GcCycle> {
  return { id, heading, meaning, widthPx: TIME_PX, isNumber: true, sorts: true, cell: (cycle) => <NsFigure ns={of(cycle)} /> };
}

function bytes(id: GcOrder, heading: string, meaning: string, of: (cycle: GcCycle) => Bytes | undefined): GridColumn<GcCycle> {
  return { id, heading, meaning, widthPx: BYTES_PX, isNumber: true, sorts: true, cell: (cycle) => <BytesFigure bytes={of(cycle)} /> };
}

function share(id: GcOrder, heading: string, meaning: string, of: (cycle: GcCycle) => number | undefined): GridColumn<GcCycle> {
  return { id, heading, meaning, widthPx: SHARE_PX, isNumber: true, sorts: true, cell: (cycle) => <ShareFigure share={of(cycle)} /> };
}

function BytesFigure({ bytes: told }: { readonly bytes: Bytes | undefined }) {
  return told === undefined ? <span className="rows__none">–</span> : <span title={exactBytes(told)}>{formatBytes(told)}</span>;
}

function ShareFigure({ share: told }: { readonly share: number | undefined }) {
  return told === undefined ? <span className="rows__none">–</span> : formatPercent(told);
}
