// What Go calls the timed events of the wire, for sentences about damage. Not in eventTypes.ts: decoding has no use for names.

const NAMES: readonly string[] = [
  'ProcsChange',
  'ProcStart',
  'ProcStop',
  'ProcSteal',
  'ProcStatus',
  'GoCreate',
  'GoCreateSyscall',
  'GoStart',
  'GoDestroy',
  'GoDestroySyscall',
  'GoStop',
  'GoBlock',
  'GoUnblock',
  'GoSyscallBegin',
  'GoSyscallEnd',
  'GoSyscallEndBlocked',
  'GoStatus',
  'STWBegin',
  'STWEnd',
  'GCActive',
  'GCBegin',
  'GCEnd',
  'GCSweepActive',
  'GCSweepBegin',
  'GCSweepEnd',
  'GCMarkAssistActive',
  'GCMarkAssistBegin',
  'GCMarkAssistEnd',
  'HeapAlloc',
  'HeapGoal',
  'GoLabel',
  'UserTaskBegin',
  'UserTaskEnd',
  'UserRegionBegin',
  'UserRegionEnd',
  'UserLog',
  'GoSwitch',
  'GoSwitchDestroy',
  'GoCreateBlocked',
  'GoStatusStack',
];
/** Number of the first of them. */
const FIRST = 9;

/** "a GoBlock". Experimental events all go by one name: no rule tells them apart. */
export function anEvent(type: number): string {
  const name = NAMES[type - FIRST] ?? 'experimental event';
  return `${/^(?:STW|e)/.test(name) ? 'an' : 'a'} ${name}`;
}
