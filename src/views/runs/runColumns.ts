// The figures of a run that the table compares: what each is called, which way is better, and which view of its document explains it.
import type { LatencySummary, RunFigures } from '../../../workers/api.ts';
import type { ViewId } from '../viewState.ts';
import { marked } from '../../../language/t.ts';

export const RUN_GROUPS = ['key', 'pauses', 'gc', 'throughput', 'latency', 'memory', 'all'] as const;
export type RunGroup = (typeof RUN_GROUPS)[number];

export const RUN_COLUMNS = [
  'procs', 'gogc', 'duration', 'pause-p50', 'pause-p99', 'pause-max', 'stops', 'stopped', 'cycles', 'gc-cpu', 'assist', 'busy', 'alloc', 'created', 'tasks', 'start-p50', 'start-p99', 'start-max', 'sched-p99', 'goroutines', 'peak-goroutines', 'heap-peak', 'heap-live',
] as const;
export type RunColumnId = (typeof RUN_COLUMNS)[number];

export interface RunColumn {
  readonly heading: string;
  readonly meaning: string;
  readonly unit: 'ns' | 'bytes' | 'count' | 'share' | 'percent' | 'per second' | 'bytes per second';
  /** Which way the program is better off; undefined: neither. */
  readonly better: 'low' | 'high' | undefined;
  /** Shown in these, and in "all". */
  readonly groups: readonly RunGroup[];
  /** What it is drawn in: a colour of the theme. undefined: no bar in the table, as it is no outcome. */
  readonly colour: string | undefined;
  readonly view: ViewId;
  readonly value: (figures: RunFigures) => number | undefined;
}

export const RUN_COLUMN: Readonly<Record<RunColumnId, RunColumn>> = {
  'procs': { heading: marked('Ps'), meaning: marked('GOMAXPROCS, the last value'), unit: 'count', better: undefined, groups: ['key', 'pauses', 'gc', 'throughput', 'latency', 'memory'], colour: undefined, view: 'overview', value: ({ procs }) => procs },
  'gogc': { heading: marked('GOGC'), meaning: marked('GOGC in percent, where a page of metrics tells; −1: off'), unit: 'percent', better: undefined, groups: ['gc'], colour: undefined, view: 'overview', value: ({ gogcPercent }) => gogcPercent },
  'duration': { heading: marked('Duration'), meaning: marked('Time that the recording covers'), unit: 'ns', better: undefined, groups: ['key', 'pauses', 'gc', 'throughput', 'latency', 'memory'], colour: undefined, view: 'overview', value: ({ durationNs }) => durationNs },
  'pause-p50': { heading: marked('Pause p50'), meaning: marked('Median of all stops of the world'), unit: 'ns', better: 'low', groups: ['pauses'], colour: '--stw', view: 'pauses', value: ({ pauses }) => of(pauses, 'p50Ns') },
  'pause-p99': { heading: marked('Pause p99'), meaning: marked('99 of 100 stops of the world are no longer'), unit: 'ns', better: 'low', groups: ['key', 'pauses'], colour: '--stw', view: 'pauses', value: ({ pauses }) => of(pauses, 'p99Ns') },
  'pause-max': { heading: marked('Pause max'), meaning: marked('The longest stop of the world'), unit: 'ns', better: 'low', groups: ['key', 'pauses'], colour: '--stw', view: 'pauses', value: ({ pauses }) => of(pauses, 'maxNs') },
  'stops': { heading: marked('Stops'), meaning: marked('How often the world was stopped, for whatever'), unit: 'count', better: 'low', groups: ['pauses'], colour: '--stw', view: 'pauses', value: ({ pauses }) => pauses?.n },
  'stopped': { heading: marked('Stopped'), meaning: marked('Sum of all stops of the world'), unit: 'ns', better: 'low', groups: ['key', 'pauses'], colour: '--stw', view: 'pauses', value: ({ stoppedNs }) => stoppedNs },
  'cycles': { heading: marked('Cycles'), meaning: marked('Cycles of the garbage collector'), unit: 'count', better: 'low', groups: ['key', 'pauses', 'gc'], colour: '--gc', view: 'gc', value: ({ gcCycles }) => gcCycles },
  'gc-cpu': { heading: marked('GC CPU'), meaning: marked('Share of the CPU (GOMAXPROCS × time) that went into mark workers, idle ones too, mark assists and the collector’s stops'), unit: 'share', better: 'low', groups: ['key', 'gc', 'throughput'], colour: '--gc', view: 'gc', value: ({ gcCpuShare }) => gcCpuShare },
  'assist': { heading: marked('Assists'), meaning: marked('Share of the CPU that goroutines spent on marking before they could allocate'), unit: 'share', better: 'low', groups: ['key', 'gc', 'throughput'], colour: '--gc-assist', view: 'gc', value: ({ assistShare }) => assistShare },
  'busy': { heading: marked('Busy'), meaning: marked('Share of the Ps that ran goroutines or stood in system calls'), unit: 'share', better: undefined, groups: ['key', 'throughput'], colour: '--running', view: 'timeline', value: ({ busyShare }) => busyShare },
  'alloc': { heading: marked('Allocated/s'), meaning: marked('Bytes allocated a second'), unit: 'bytes per second', better: undefined, groups: ['gc', 'throughput', 'memory'], colour: '--mem-inuse', view: 'memory', value: ({ allocatedBytesPerSecond }) => allocatedBytesPerSecond },
  'created': { heading: marked('Created/s'), meaning: marked('Goroutines created a second'), unit: 'per second', better: undefined, groups: ['throughput'], colour: '--created', view: 'goroutines', value: ({ goroutinesCreatedPerSecond }) => goroutinesCreatedPerSecond },
  'tasks': { heading: marked('Tasks/s'), meaning: marked('Tasks that ended, a second'), unit: 'per second', better: 'high', groups: ['throughput'], colour: '--running', view: 'tasks', value: ({ tasksEndedPerSecond }) => tasksEndedPerSecond },
  'start-p50': { heading: marked('Start p50'), meaning: marked('Median wait of goroutines from creation to first run'), unit: 'ns', better: 'low', groups: ['latency'], colour: '--created', view: 'latency', value: ({ startLatency }) => of(startLatency, 'p50Ns') },
  'start-p99': { heading: marked('Start p99'), meaning: marked('99 of 100 goroutines waited no longer from creation to first run'), unit: 'ns', better: 'low', groups: ['key', 'latency'], colour: '--created', view: 'latency', value: ({ startLatency }) => of(startLatency, 'p99Ns') },
  'start-max': { heading: marked('Start max'), meaning: marked('The longest wait of a goroutine from creation to first run'), unit: 'ns', better: 'low', groups: ['latency'], colour: '--created', view: 'latency', value: ({ startLatency }) => of(startLatency, 'maxNs') },
  'sched-p99': { heading: marked('Runnable p99'), meaning: marked('Scheduling latency: 99 of 100 times a goroutine was runnable no longer before it ran'), unit: 'ns', better: 'low', groups: ['latency'], colour: '--runnable', view: 'latency', value: ({ schedLatency }) => of(schedLatency, 'p99Ns') },
  'goroutines': { heading: marked('Goroutines'), meaning: marked('All goroutines that are told of'), unit: 'count', better: undefined, groups: ['throughput', 'latency'], colour: '--waiting', view: 'goroutines', value: ({ goroutines }) => goroutines },
  'peak-goroutines': { heading: marked('At one time'), meaning: marked('The most goroutines that lived at one time'), unit: 'count', better: undefined, groups: ['latency', 'memory'], colour: '--waiting', view: 'goroutines', value: ({ peakGoroutines }) => peakGoroutines },
  'heap-peak': { heading: marked('Heap peak'), meaning: marked('The largest heap'), unit: 'bytes', better: 'low', groups: ['memory'], colour: '--mem-inuse', view: 'memory', value: ({ peakHeapBytes }) => peakHeapBytes },
  'heap-live': { heading: marked('Heap live'), meaning: marked('What the last cycle found alive'), unit: 'bytes', better: 'low', groups: ['key', 'gc', 'memory'], colour: '--mem-inuse', view: 'memory', value: ({ liveHeapBytes }) => liveHeapBytes },
};

/** Columns of a group, in the order of the table. */
export function columnsOf(group: RunGroup): readonly RunColumnId[] {
  return group === 'all' ? RUN_COLUMNS : RUN_COLUMNS.filter((id) => RUN_COLUMN[id].groups.includes(group));
}

function of(summary: LatencySummary | undefined, field: 'p50Ns' | 'p99Ns' | 'maxNs'): number | undefined {
  return summary === undefined || summary.n === 0 ? undefined : summary[field];
}
