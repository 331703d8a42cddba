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

/** A generation may carry this many things for each of its bytes: it restates them, in some bytes each. */
const FREE_PER_BYTE = 4;
/** And all of them together this many more. */
const FREE = 2_000_000;

/**
 * Bounds the work of carrying state: a hostile file may open many goroutines once and hand them on through thousands of
 * generations of a few bytes, which would cost their product.
 */
export class CarryBudget {
  #spent = 0;

  /** `bytes`: size of the generation that continues `carry`. false: the file has used up what it may. */
  allows({ goroutines, threads, procs, tasks }: Carry, bytes: number): boolean {
    return this.#spend(goroutines.length + threads.length + procs.length + tasks.length + regionCount(goroutines), bytes);
  }

  /** The same for Ps that a generation says nothing of: each is a lane that goes on through it. Go restates all Ps in each. */
  allowsLanes(unmentioned: number, bytes: number): boolean {
    return this.#spend(unmentioned, bytes);
  }

  #spend(carried: number, bytes: number): boolean {
    this.#spent += Math.max(0, carried - bytes * FREE_PER_BYTE);
    return this.#spent <= FREE;
  }
}

function regionCount(goroutines: Carry['goroutines']): number {
  let count = 0;
  for (const { regions } of goroutines) count += regions.length;
  return count;
}
