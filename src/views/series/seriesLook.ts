// How each series is drawn: in which chart, in what colour, under what label. Series of Prometheus' client_golang and of runtime/metrics
// that say the same look the same.
import type { PaletteColour } from '../../charts/palette.ts';
import { marked } from '../../../language/t.ts';

export const MEMORY_CHARTS = ['heap', 'off heap', 'objects', 'allocated', 'allocations', 'cycles', 'stops', 'gc cpu', 'goroutines'] as const;
export const SCHED_CHARTS = ['ps', 'sched threads', 'queues', 'local queues', 'goroutine status', 'switches'] as const;
export type ChartId = (typeof MEMORY_CHARTS)[number] | (typeof SCHED_CHARTS)[number];

export interface SeriesLook {
  readonly chart: ChartId;
  readonly label: string;
  readonly colour: PaletteColour;
  /** Line dashes, or for single events: square marks instead of round ones. */
  readonly dash: readonly number[];
  readonly fillAlpha: number;
}

const SOLID: readonly number[] = [];
const DASHES: readonly number[] = [5, 3];
const POINTS: readonly number[] = [2, 2];

function look(chart: ChartId, label: string, colour: PaletteColour, dash: readonly number[] = SOLID, fillAlpha = 0): SeriesLook {
  return { chart, label, colour, dash, fillAlpha };
}

const HEAP_ALLOC = look('heap', 'HeapAlloc', 'heapLive', SOLID, 0.08);
const HEAP_INUSE = look('heap', 'HeapInuse', 'memInuse');
const HEAP_IDLE = look('heap', 'HeapIdle', 'memIdle');
const HEAP_RELEASED = look('heap', 'HeapReleased', 'memIdle', POINTS);
const NEXT_GC = look('heap', 'NextGC', 'heapGoal', DASHES);
const STACK_INUSE = look('off heap', 'StackInuse', 'memStack');
const STACK_SYS = look('off heap', 'StackSys', 'memStack', POINTS);
const SPAN_INUSE = look('off heap', 'MSpanInuse', 'memSpan');
const SPAN_SYS = look('off heap', 'MSpanSys', 'memSpan', POINTS);
const CACHE_INUSE = look('off heap', 'MCacheInuse', 'memCache');
const CACHE_SYS = look('off heap', 'MCacheSys', 'memCache', POINTS);
const OBJECTS = look('objects', 'Mallocs − Frees', 'heapLive', SOLID, 0.08);
const ALLOCATED = look('allocated', 'TotalAlloc', 'memInuse', SOLID, 0.08);
const MALLOCS = look('allocations', 'Mallocs', 'memInuse', SOLID, 0.08);
const FREES = look('allocations', 'Frees', 'memIdle', POINTS);
const NUM_GC = look('cycles', 'NumGC', 'gc', SOLID, 0.15);
const GC_CPU = look('gc cpu', 'GCCPUFraction', 'gc', SOLID, 0.15);
const GOROUTINES = look('goroutines', 'goroutines', 'running', SOLID, 0.12);

const LOOKS: Readonly<Record<string, SeriesLook>> = {
  HeapAlloc: HEAP_ALLOC,
  HeapInuse: HEAP_INUSE,
  HeapIdle: HEAP_IDLE,
  HeapReleased: HEAP_RELEASED,
  NextGC: NEXT_GC,
  'heap live (trace)': look('heap', marked('live (trace)'), 'heapLive', SOLID, 0.08),
  'heap goal (trace)': look('heap', marked('goal (trace)'), 'heapGoal', DASHES),
  'heap at start (gctrace)': look('heap', marked('at a cycle’s start (gctrace)'), 'heapLive', POINTS),
  'heap at mark end (gctrace)': look('heap', marked('when marking ended (gctrace)'), 'gcAssist', POINTS),
  'heap live (gctrace)': look('heap', marked('live after GC (gctrace)'), 'gc'),
  'heap goal (gctrace)': look('heap', marked('goal (gctrace)'), 'heapGoal', DASHES),
  'released (scavtrace)': look('heap', marked('given back (scavtrace)'), 'memIdle', DASHES),
  StackInuse: STACK_INUSE,
  StackSys: STACK_SYS,
  MSpanInuse: SPAN_INUSE,
  MSpanSys: SPAN_SYS,
  MCacheInuse: CACHE_INUSE,
  MCacheSys: CACHE_SYS,
  'stacks (gctrace)': look('off heap', marked('stacks to scan (gctrace)'), 'memStack', DASHES),
  'globals (gctrace)': look('off heap', marked('globals to scan (gctrace)'), 'memIdle', DASHES),
  'Mallocs − Frees': OBJECTS,
  TotalAlloc: ALLOCATED,
  Mallocs: MALLOCS,
  Frees: FREES,
  NumGC: NUM_GC,
  PauseNs: look('stops', marked('PauseNs, both stops of a cycle'), 'stw'),
  'sweep termination (gctrace)': look('stops', marked('sweep termination (gctrace)'), 'stw', DASHES),
  'mark termination (gctrace)': look('stops', marked('mark termination (gctrace)'), 'stw'),
  GCCPUFraction: GC_CPU,
  'GC CPU share since start (gctrace)': look('gc cpu', marked('since the start (gctrace)'), 'gcAssist', DASHES),
  goroutines: GOROUTINES,

  'busy Ps': look('ps', marked('busy'), 'running', SOLID, 0.25),
  idleprocs: look('ps', 'idleprocs', 'unknown', POINTS),
  gomaxprocs: look('ps', 'gomaxprocs', 'ink3', DASHES),
  threads: look('sched threads', 'threads', 'syscall', SOLID, 0.12),
  idlethreads: look('sched threads', 'idlethreads', 'unknown', POINTS),
  spinningthreads: look('sched threads', 'spinningthreads', 'runnable'),
  runnable: look('queues', marked('runnable: both together'), 'runnable', SOLID, 0.2),
  runqueue: look('queues', marked('global (runqueue)'), 'ink', DASHES),
  'local queues': look('queues', marked('local, all Ps'), 'runnable', POINTS),
  'goroutines running': look('goroutine status', marked('running'), 'running'),
  'goroutines runnable': look('goroutine status', marked('runnable'), 'runnable'),
  'goroutines in a system call': look('goroutine status', marked('in a system call'), 'syscall'),
  'goroutines waiting': look('goroutine status', marked('waiting'), 'waiting'),
  'goroutines preempted': look('goroutine status', marked('preempted'), 'runnable', POINTS),
  'goroutines leaked': look('goroutine status', marked('leaked'), 'unknown', DASHES),
  schedticks: look('switches', marked('schedticks, all Ps'), 'ink', SOLID, 0.08),

  go_memstats_heap_alloc_bytes: HEAP_ALLOC,
  go_memstats_heap_inuse_bytes: HEAP_INUSE,
  go_memstats_heap_idle_bytes: HEAP_IDLE,
  go_memstats_heap_released_bytes: HEAP_RELEASED,
  go_memstats_next_gc_bytes: NEXT_GC,
  go_memstats_stack_inuse_bytes: STACK_INUSE,
  go_memstats_stack_sys_bytes: STACK_SYS,
  go_memstats_mspan_inuse_bytes: SPAN_INUSE,
  go_memstats_mspan_sys_bytes: SPAN_SYS,
  go_memstats_mcache_inuse_bytes: CACHE_INUSE,
  go_memstats_mcache_sys_bytes: CACHE_SYS,
  go_memstats_heap_objects: { ...OBJECTS, label: marked('heap objects') },
  go_memstats_alloc_bytes_total: ALLOCATED,
  go_memstats_mallocs_total: MALLOCS,
  go_memstats_frees_total: FREES,
  go_gc_duration_seconds_count: NUM_GC,
  go_memstats_gc_cpu_fraction: GC_CPU,
  go_goroutines: GOROUTINES,

  '/memory/classes/heap/objects:bytes': { ...HEAP_ALLOC, label: marked('heap objects') },
  '/memory/classes/heap/free:bytes': { ...HEAP_IDLE, label: marked('heap free') },
  '/memory/classes/heap/released:bytes': HEAP_RELEASED,
  '/gc/heap/goal:bytes': NEXT_GC,
  '/gc/heap/live:bytes': look('heap', marked('live after GC'), 'gc'),
  '/memory/classes/heap/stacks:bytes': STACK_INUSE,
  '/memory/classes/metadata/mspan/inuse:bytes': SPAN_INUSE,
  '/memory/classes/metadata/mcache/inuse:bytes': CACHE_INUSE,
  '/gc/heap/objects:objects': { ...OBJECTS, label: marked('heap objects') },
  '/gc/heap/allocs:bytes': ALLOCATED,
  '/gc/heap/allocs:objects': MALLOCS,
  '/gc/heap/frees:objects': FREES,
  '/gc/cycles/total:gc-cycles': NUM_GC,
  '/sched/goroutines:goroutines': GOROUTINES,
};

/** undefined: it has no place among these charts. */
export function seriesLook(name: string): SeriesLook | undefined {
  if (/^queue of P \d+$/.test(name)) return look('local queues', name, 'runnable');
  return Object.hasOwn(LOOKS, name) ? LOOKS[name] : undefined;
}
