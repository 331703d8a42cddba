// What the page says of the preconditions and their measures.
import type { EvidenceSource, PreconditionId, Verdict } from '../../../workers/api.ts';
import { marked, t } from '../../../language/t.ts';

export const LETTERS: Readonly<Record<PreconditionId, string>> = {
  'heap-growth': 'a',
  'live-share': 'b',
  'large-objects': 'c',
  'allocation-pressure': 'd',
  'stretched-stops': 'e',
};

export interface PreconditionWords {
  readonly title: string;
  readonly says: Readonly<Record<Verdict, string>>;
  /** What usually helps where it fails. */
  readonly helps: readonly string[];
}

export const PRECONDITION_WORDS: Readonly<Record<PreconditionId, PreconditionWords>> = {
  'heap-growth': {
    title: marked('The collector reclaims more than the heap grows'),
    says: {
      holds: marked('After the program had built up its heap, cycles free what is allocated between them, at a price that does not hurt.'),
      fails: marked('The heap grows by most of what each cycle frees, or cycles come so often that they take the CPU from the program.'),
      unknown: marked('The evidence is too short, or ends while the program was still building up its heap.'),
    },
    helps: [
      marked('Look for what only ever grows: compare two heap profiles taken some minutes apart.'),
      marked('Raise GOGC (or set GOMEMLIMIT and GOGC=off where memory is there): fewer cycles, each as dear as before.'),
      marked('Allocate less: reuse buffers, give slices and maps their size when they are made.'),
    ],
  },
  'live-share': {
    title: marked('Few of all objects ever allocated are alive'),
    says: {
      holds: marked('Most objects are dead when a cycle comes, or the live ones are looked at so rarely that it does not matter.'),
      fails: marked('A large part of what was ever allocated is alive, and each cycle looks at all of it again.'),
      unknown: marked('How many objects are alive, or how often they are marked, is not told.'),
    },
    helps: [
      marked('Keep large caches in few objects: slices of values instead of pointers, maps without pointers in keys and values.'),
      marked('Bound caches by size and age.'),
      marked('Move what hardly changes out of the heap: a mapped file, or one large byte slice with offsets.'),
    ],
  },
  'large-objects': {
    title: marked('Large objects (over 32 KiB) are rare'),
    says: {
      holds: marked('Nearly all allocations are small and come from the caches of their P.'),
      fails: marked('Large objects are a noticeable part of what is allocated. Each comes from the page heap, behind a lock, and is cleared as a whole.'),
      unknown: marked('The sizes of allocations are not told closely enough.'),
    },
    helps: [
      marked('Reuse large buffers (sync.Pool, or one for each worker), and read and write in chunks.'),
      marked('Give bytes.Buffer and slices their final size at once: growing doubles them, each time a new large object.'),
      marked('Where buffers are many and large, one mapping made once is out of the collector’s sight.'),
    ],
  },
  'allocation-pressure': {
    title: marked('Goroutines allocate without paying for it'),
    says: {
      holds: marked('Mark assists take next to nothing of the goroutines’ time, and a cycle marks its live heap quickly.'),
      fails: marked('Goroutines do the collector’s work when they allocate, or each cycle has so much to mark that it goes on for long.'),
      unknown: marked('What marking costs is not told for the time after the heap was built up.'),
    },
    helps: [
      marked('Allocate less on the hot path: the functions that assist most are the first to look at.'),
      marked('Raise GOGC, so that there is more room between cycles.'),
      marked('Have fewer pointers in what is live: marking follows each of them.'),
    ],
  },
  'stretched-stops': {
    title: marked('Nothing stretches the stops'),
    says: {
      holds: marked('No code of the program kept a stop from beginning.'),
      fails: marked('Code of the program kept Ps from coming to a halt when the world was to stop.'),
      unknown: marked('Some stops were long, and lengths alone do not say what they waited for.'),
    },
    helps: [
      marked('Do not run with GODEBUG=asyncpreemptoff=1: loops without calls then run on until they end.'),
      marked('Break up long copies and assembly that cannot be interrupted into pieces.'),
      marked('Keep GOMAXPROCS at the CPUs the program really gets (Go 1.25 and later follow the container’s limit).'),
    ],
  },
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = { holds: marked('Holds'), fails: marked('Fails'), unknown: marked('Cannot be told') };

export interface MeasureWords {
  readonly name: string;
  /** Why the threshold is where it is. */
  readonly why?: string;
}

const MEASURE_WORDS: Readonly<Record<string, MeasureWords>> = {
  'pause-p50': { name: marked('Half of the stops are shorter than'), why: marked('A request that takes a few milliseconds hardly feels a stop under one.') },
  'pause-p99': { name: marked('99 of 100 are shorter than'), why: marked('A request that takes a few milliseconds hardly feels a stop under one.') },
  'pause-max': { name: marked('Longest stop'), why: marked('A request that takes a few milliseconds hardly feels a stop under one.') },
  'growth-per-reclaimed': { name: marked('Growth of the live heap, of what was reclaimed'), why: marked('A heap that keeps four fifths of what a cycle frees doubles within five cycles.') },
  'cycles-per-second': { name: marked('Cycles'), why: marked('Often alone is no fault: it fails together with the share of CPU below. Small heaps of short-lived objects are collected many times a second for little.') },
  'gc-cpu-share': { name: marked('CPU taken by the collector'), why: marked('A quarter of the Ps is what Go gives the collector while it marks: at a quarter of all CPU it marks all the time. Idle marking is left out, as it takes nothing from anyone.') },
  'goal-headroom': { name: marked('Room until the next cycle, of the live heap') },
  'live-share': { name: marked('Alive, of all objects allocated'), why: marked('With less than a seventh alive, a cycle frees six objects for each one it looks at.') },
  'live-share-bytes': { name: marked('Alive, of all bytes allocated'), why: marked('What lives is often made of smaller objects than what dies, so bytes have to be far below the share by objects.') },
  'marking-share': { name: marked('CPU that marking takes'), why: marked('Alive is only dear where it is marked: below a twentieth of the CPU it does not matter how much is alive.') },
  'large-share-count': { name: marked('Large objects, of all allocated'), why: marked('A large object costs as much as some hundred small ones: a lock, whole pages, clearing.') },
  'large-share-bytes': { name: marked('Bytes in large objects'), why: marked('With three of four bytes in them, large objects alone set the collector’s pace.') },
  'assist-share': { name: marked('Mark assists, of the goroutines’ time'), why: marked('One twentieth of the time goroutines run, at moments they cannot choose.') },
  'mark-cpu-per-cycle': { name: marked('CPU to mark the heap once'), why: marked('On two Ps that is a fifth of a second at the quarter that marking gets: longer than most requests, which then run with write barriers and less CPU all through.') },
  'mark-cpu-per-live-mib': { name: marked('For each MiB that is live') },
  'stop-stretched-by-program': { name: marked('Longest stop stretched by the program'), why: marked('Code that runs on for a millisecond after it was asked to halt cannot be preempted there.') },
  'stop-stretched-by-machine': { name: marked('Longest stop stretched by the machine') },
  'stop-stretched-by-runtime': { name: marked('Longest stop by its own work') },
  'stop-stretched-by-unknown': { name: marked('Longest stop that nothing explains') },
  'mark-termination-p50': { name: marked('Half of the mark terminations are shorter than'), why: marked('The work of this stop does not depend on the heap.') },
  'stops-past-preemption': { name: marked('Stops of 10 ms and more'), why: marked('Go asks a goroutine to make way after 10 ms. A busy machine delays a stop now and then; half of them, only code that does not make way.') },
  'longest-stop': { name: marked('Longest stop'), why: marked('While no stop reaches this, nothing stretched any.') },
  'longest-run': { name: marked('Longest run of a goroutine without making way') },
  'longest-system-call-on-a-p': { name: marked('Longest system call that held a P') },
  gomaxprocs: { name: 'GOMAXPROCS' },
};

export const SOURCE_WORDS: Readonly<Record<EvidenceSource, string>> = {
  trace: marked('execution trace'),
  gctrace: 'gctrace',
  memstats: 'MemStats',
  'heap profile': marked('heap profile'),
  metrics: 'runtime/metrics',
  prometheus: 'Prometheus',
};

/** How to get each kind of evidence. */
export const RECORDING: Readonly<Record<EvidenceSource, { readonly what: string; readonly command: string }>> = {
  trace: { what: marked('An execution trace of ten seconds under load'), command: "curl -o trace.out 'http://localhost:6060/debug/pprof/trace?seconds=10'" },
  gctrace: { what: marked('A line for each GC cycle'), command: 'GODEBUG=gctrace=1 ./program 2> gc.log' },
  memstats: { what: marked('runtime.MemStats every second, of a program that imports expvar'), command: 'for i in $(seq 60); do curl -s http://localhost:6060/debug/vars | tr -d "\\n"; echo; sleep 1; done > memstats.jsonl' },
  'heap profile': { what: marked('A heap profile'), command: 'curl -o heap.pb.gz http://localhost:6060/debug/pprof/heap' },
  metrics: { what: marked('runtime/metrics, written by the program as JSON: name and value, buckets and counts of histograms'), command: 'metrics.Read(samples); json.NewEncoder(f).Encode(values)' },
  prometheus: { what: marked('A page of the Prometheus client'), command: 'curl -o metrics.txt http://localhost:2112/metrics' },
};

export function preconditionName(id: PreconditionId): string {
  return `${LETTERS[id]}. ${t(PRECONDITION_WORDS[id].title)}`;
}

/** What a measure is called, and why its threshold is where it is, in the language of the moment; an unknown one is called by its id. */
export function measureWords(id: string): MeasureWords {
  const { name, why } = MEASURE_WORDS[id] ?? { name: id };
  return why === undefined ? { name: t(name) } : { name: t(name), why: t(why) };
}
