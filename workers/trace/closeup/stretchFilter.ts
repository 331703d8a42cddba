// Which of a generation's stretches are meant: all, those of some goroutines, or those on one P or thread.

export interface StretchFilter {
  /** By local goroutine: 1: its stretches are meant; undefined: everybody's are. */
  readonly goroutines: Uint8Array | undefined;
  /** Only what ran there, or was in a system call there. Local; undefined: anywhere. */
  readonly proc: number | undefined;
  readonly thread: number | undefined;
}

export const ALL_STRETCHES: StretchFilter = { goroutines: undefined, proc: undefined, thread: undefined };
