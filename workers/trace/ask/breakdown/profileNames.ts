import type { RangeProfileKind } from '../../../api.ts';
import type { SampleType } from '../../../profile/columns.ts';

const COUNT_AND_DELAY: readonly SampleType[] = [
  { type: 'contentions', unit: 'count' },
  { type: 'delay', unit: 'nanoseconds' },
];
const COUNT_AND_TIME: readonly SampleType[] = [
  { type: 'stretches', unit: 'count' },
  { type: 'time', unit: 'nanoseconds' },
];

/** Those of `go tool trace` have its sample types. A trace does not tell how much time a CPU sample stands for. */
export const PROFILE_TYPES: Readonly<Record<RangeProfileKind, readonly SampleType[]>> = {
  cpu: [{ type: 'samples', unit: 'count' }],
  running: COUNT_AND_TIME,
  'off-cpu': COUNT_AND_TIME,
  net: COUNT_AND_DELAY,
  sync: COUNT_AND_DELAY,
  syscall: COUNT_AND_DELAY,
  sched: COUNT_AND_DELAY,
};

export const PROFILE_NAMES: Readonly<Record<RangeProfileKind, string>> = {
  cpu: 'CPU samples',
  running: 'running',
  'off-cpu': 'off CPU',
  net: 'network wait',
  sync: 'synchronisation',
  syscall: 'system calls',
  sched: 'scheduling latency',
};
