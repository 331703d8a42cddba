// The causes and kinds of waits as numbers: places in WAIT_CAUSES and WAIT_KINDS.

import { WAIT_CAUSES, WAIT_KINDS, type WaitGrouping, type WaitKind } from '../../api.ts';

export const CAUSE = { stopped: 0, looking: 1, noThread: 2, syscall: 3, busyGc: 4, busyProgram: 5, busyDemand: 6, unknown: 7 } as const;
export const CAUSES = WAIT_CAUSES.length;
export const KINDS = WAIT_KINDS.length;

/** By kind, 1: a selection means it. No kinds named: all; a group of kinds is one of them. */
export function meantKinds(kinds: readonly WaitKind[], group?: { readonly by: WaitGrouping; readonly key: string }): Uint8Array {
  return Uint8Array.from(WAIT_KINDS, (kind) => Number((kinds.length === 0 || kinds.includes(kind)) && (group?.by !== 'kind' || group.key === kind)));
}
