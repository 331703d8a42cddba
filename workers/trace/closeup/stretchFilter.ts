// Which of a generation's stretches are meant: all, those of some goroutines, or those on one P or thread.

import type { Ns } from '../../api.ts';

export interface StretchFilter {
  /** By local goroutine: 1: its stretches are meant; undefined: everybody's are. */
  readonly goroutines: Uint8Array | undefined;
  /** Only what ran there, or made a system call there. Local; undefined: anywhere. */
  readonly proc: number | undefined;
  readonly thread: number | undefined;
  /** Of `proc`: how long system calls kept it. */
  readonly syscalls: readonly SyscallPiece[];
}

export interface SyscallPiece {
  /** Of the whole call. */
  readonly sinceNs: Ns;
  /** Of the piece that is meant. */
  readonly ns: Ns;
  /** Number in the trace. */
  readonly goroutine: number;
  /** Text of its entry function. */
  readonly name: number;
}

export const ALL_STRETCHES: StretchFilter = { goroutines: undefined, proc: undefined, thread: undefined, syscalls: [] };
