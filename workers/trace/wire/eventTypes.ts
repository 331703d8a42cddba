// The wire's event types: go-trace.md, section 4. Hot switches use the numbers themselves, with the name beside them: V8 makes
// a jump table of literal cases only.

/** In ARGUMENTS: may not stand in an event batch. */
export const NOT_TIMED = 255;

/** Arguments after the time delta, by event type; NOT_TIMED for types that may not stand in an event batch. */
export const ARGUMENTS: Uint8Array = argumentTable();

function argumentTable(): Uint8Array {
  const table = new Uint8Array(256).fill(NOT_TIMED);
  const counts: readonly (readonly [number, number])[] = [
    [9, 2], // ProcsChange
    [10, 2], // ProcStart
    [11, 0], // ProcStop
    [12, 3], // ProcSteal
    [13, 2], // ProcStatus
    [14, 3], // GoCreate
    [15, 1], // GoCreateSyscall
    [16, 2], // GoStart
    [17, 0], // GoDestroy
    [18, 0], // GoDestroySyscall
    [19, 2], // GoStop
    [20, 2], // GoBlock
    [21, 3], // GoUnblock
    [22, 2], // GoSyscallBegin
    [23, 0], // GoSyscallEnd
    [24, 0], // GoSyscallEndBlocked
    [25, 3], // GoStatus
    [26, 2], // STWBegin
    [27, 0], // STWEnd
    [28, 1], // GCActive
    [29, 2], // GCBegin
    [30, 1], // GCEnd
    [31, 1], // GCSweepActive
    [32, 1], // GCSweepBegin
    [33, 2], // GCSweepEnd
    [34, 1], // GCMarkAssistActive
    [35, 1], // GCMarkAssistBegin
    [36, 0], // GCMarkAssistEnd
    [37, 1], // HeapAlloc
    [38, 1], // HeapGoal
    [39, 1], // GoLabel
    [40, 4], // UserTaskBegin
    [41, 2], // UserTaskEnd
    [42, 3], // UserRegionBegin
    [43, 3], // UserRegionEnd
    [44, 4], // UserLog
    [45, 2], // GoSwitch
    [46, 2], // GoSwitchDestroy
    [47, 3], // GoCreateBlocked
    [48, 4], // GoStatusStack
    [128, 3], // Span
    [129, 3], // SpanAlloc
    [130, 1], // SpanFree
    [131, 2], // HeapObject
    [132, 2], // HeapObjectAlloc
    [133, 1], // HeapObjectFree
    [134, 2], // GoroutineStack
    [135, 2], // GoroutineStackAlloc
    [136, 1], // GoroutineStackFree
  ];
  for (const [type, count] of counts) table[type] = count;
  return table;
}

/** What was so before: ProcStatus, GoStatus, GCSweepActive, GCMarkAssistActive, GoStatusStack. They come before what happens there. */
export const TELLS_STATUS: ReadonlySet<number> = new Set([13, 25, 31, 34, 48]);

/** Names of the experimental events as Go prints them. */
export const EXPERIMENTAL_NAMES: ReadonlyMap<number, string> = new Map([
  [128, 'Span'],
  [129, 'SpanAlloc'],
  [130, 'SpanFree'],
  [131, 'HeapObject'],
  [132, 'HeapObjectAlloc'],
  [133, 'HeapObjectFree'],
  [134, 'GoroutineStack'],
  [135, 'GoroutineStackAlloc'],
  [136, 'GoroutineStackFree'],
]);
