// Event types of the older wire format (headers go 1.11, 1.19 and 1.21) and how many arguments each has, the time delta
// included (go-trace.md, section 7.1).

export const V1 = {
  batch: 1,
  frequency: 2,
  stack: 3,
  gomaxprocs: 4,
  procStart: 5,
  procStop: 6,
  gcStart: 7,
  gcDone: 8,
  stwStart: 9,
  stwDone: 10,
  sweepStart: 11,
  sweepDone: 12,
  goCreate: 13,
  goStart: 14,
  goEnd: 15,
  goStop: 16,
  goSched: 17,
  goPreempt: 18,
  goSleep: 19,
  goBlock: 20,
  goUnblock: 21,
  goBlockSend: 22,
  goBlockRecv: 23,
  goBlockSelect: 24,
  goBlockSync: 25,
  goBlockCond: 26,
  goBlockNet: 27,
  goSysCall: 28,
  goSysExit: 29,
  goSysBlock: 30,
  goWaiting: 31,
  goInSyscall: 32,
  heapAlloc: 33,
  heapGoal: 34,
  timerGoroutine: 35,
  futileWakeup: 36,
  string: 37,
  goStartLocal: 38,
  goUnblockLocal: 39,
  goSysExitLocal: 40,
  goStartLabel: 41,
  goBlockGC: 42,
  markAssistStart: 43,
  markAssistDone: 44,
  userTaskCreate: 45,
  userTaskEnd: 46,
  userRegion: 47,
  userLog: 48,
  cpuSample: 49,
} as const;

/** The greatest type that exists. */
export const LAST_TYPE = V1.cpuSample;

/** CPU samples came with this header. */
export const CPU_SAMPLE_MINOR = 19;

/** P numbers given to events that no P of the program made (go-trace.md, section 8.2). */
export const FAKE_P = { timers: 1_000_001, network: 1_000_002, syscalls: 1_000_003, gc: 1_000_004 } as const;

/** Arguments, time delta included, by type. Stacks (variable), strings and batches (forms of their own) are 0 here. */
export const ARGUMENT_COUNT = Uint8Array.from({ length: 64 }, () => 0);

const COUNTS: readonly (readonly [count: number, types: readonly number[]])[] = [
  [1, [V1.frequency, V1.procStop, V1.gcDone, V1.stwDone, V1.goEnd, V1.goSysBlock, V1.timerGoroutine, V1.futileWakeup, V1.markAssistDone]],
  [2, [V1.procStart, V1.stwStart, V1.sweepStart, V1.goStop, V1.goSched, V1.goPreempt, V1.goSleep, V1.goBlock, V1.goBlockSend]],
  [2, [V1.goBlockRecv, V1.goBlockSelect, V1.goBlockSync, V1.goBlockCond, V1.goBlockNet, V1.goSysCall, V1.goWaiting, V1.goInSyscall]],
  [2, [V1.heapAlloc, V1.heapGoal, V1.goStartLocal, V1.goBlockGC, V1.markAssistStart]],
  [3, [V1.gomaxprocs, V1.gcStart, V1.sweepDone, V1.goStart, V1.goUnblockLocal, V1.goSysExitLocal, V1.userTaskEnd]],
  [4, [V1.goCreate, V1.goUnblock, V1.goSysExit, V1.goStartLabel, V1.userLog]],
  [5, [V1.userTaskCreate, V1.userRegion, V1.cpuSample]],
];
for (const [count, types] of COUNTS) for (const type of types) ARGUMENT_COUNT[type] = count;

/** Go's own names are ours but for these beginnings. */
const BEGINNINGS: readonly (readonly [ours: string, gos: string])[] = [
  ['sweep', 'GCSweep'],
  ['markAssist', 'GCMarkAssist'],
  ['gc', 'GC'],
  ['stw', 'STW'],
  ['cpu', 'CPU'],
];

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(V1).map(([name, type]) => {
    const [ours, gos] = BEGINNINGS.find(([beginning]) => name.startsWith(beginning)) ?? [name.charAt(0), name.charAt(0).toUpperCase()];
    return [type, gos + name.slice(ours.length)];
  }),
);

/** Go's name for the type. */
export function typeName(type: number): string {
  return NAMES.get(type) ?? `type ${type}`;
}
