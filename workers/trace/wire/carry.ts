// What one generation hands to the next: the state of the scheduler at its end. Sequence numbers are not in it (they start
// over), nor tables (every generation has its own).

/** Goroutine states are GO (columns.ts); P statuses are the wire's: 1 running, 2 idle, 3 syscall, 4 syscall abandoned. */
export interface Carry {
  readonly goroutines: readonly CarriedGoroutine[];
  readonly procs: readonly { readonly idLo: number; readonly idHi: number; readonly status: number; readonly sweeping: boolean }[];
  /** `goroutine` and `proc` index the lists above; -1: none. */
  readonly threads: readonly { readonly idLo: number; readonly idHi: number; readonly goroutine: number; readonly proc: number }[];
  readonly tasks: readonly CarriedTask[];
  readonly gcState: GcState;
  readonly gcSeq: number;
  /** Time of the last delivered event, ns since the epoch. */
  readonly lastNs: number;
}

export type GcState = 'undetermined' | 'running' | 'not running';

export interface CarriedGoroutine {
  readonly idLo: number;
  readonly idHi: number;
  readonly state: number;
  readonly inMarkAssist: boolean;
  /** Kinds of its open STW ranges, oldest first. */
  readonly stw: readonly string[];
  /** Open regions, outermost first. */
  readonly regions: readonly CarriedRegion[];
}

export interface CarriedRegion {
  readonly taskLo: number;
  readonly taskHi: number;
  readonly type: string;
}

export interface CarriedTask {
  readonly taskLo: number;
  readonly taskHi: number;
  readonly parentLo: number;
  readonly parentHi: number;
  readonly type: string;
}
