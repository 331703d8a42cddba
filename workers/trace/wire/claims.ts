// What a generation that is decoded on its own takes for granted of the state that the generation before leaves. The rules note
// it here where an event tells or needs it, each thing once; whoever knows that state compares (continuity.ts).

/** Which of an M's bindings are not known yet: those of the state before hold until a status tells them, or an event needs them. */
export const OPEN = { proc: 1, goroutine: 2, untried: 4 } as const;

/** In SchedulerState.gAssist and pSweeping: as the state before has it. */
export const UNASKED = 2;

export interface GoroutineBinding {
  /** Index; NONE: the thread has none. */
  readonly goroutine: number;
  /** Nothing is said of a thread that the state before does not know. */
  readonly ifKnown: boolean;
}

export interface GcClaim {
  /** The first event of the GC: what it needs differs (rareRules.ts). */
  readonly event: 'active' | 'begin' | 'end';
  readonly seq: number;
}

export interface StopsClaim {
  /** So many of the goroutine's open stops end here. */
  ended: number;
  /** It has no others. */
  all: boolean;
}

export interface EndedRegion {
  readonly taskLo: number;
  readonly taskHi: number;
  /** Text index. */
  readonly type: number;
}

/** Keys are this generation's indexes. */
export class Claims {
  /** The goroutine is in a mark assist, or in none. */
  readonly assists = new Map<number, boolean>();
  /** The P is sweeping, or not. A P that is not known does not. */
  readonly sweeps = new Map<number, boolean>();
  /** The P has that status, or is not known. */
  readonly procs = new Map<number, number>();
  /** The P is in a system call, and the thread that it is taken from next has it. */
  readonly promoted = new Set<number>();
  /** Of those, the ones that were not taken yet. */
  readonly untaken = new Set<number>();
  /** The M has that P; NONE: none. */
  readonly procOf = new Map<number, number>();
  readonly goroutineOf = new Map<number, GoroutineBinding>();
  readonly stops = new Map<number, StopsClaim>();
  /** Regions that end here, in order: each is the goroutine's innermost open one, or it has none open. */
  readonly regionEnds = new Map<number, EndedRegion[]>();
  /** Tasks that are not open: halves of ids, in turn. */
  readonly taskBegins: number[] = [];
  /** Tasks that end here, open or not: halves of ids, in turn. */
  readonly taskEnds: number[] = [];
  gc: GcClaim | undefined;

  /** A stop of the goroutine ends that must have been open. false: it was said that there are no more. */
  stopEnds(goroutine: number): boolean {
    const known = this.stops.get(goroutine);
    if (known === undefined) this.stops.set(goroutine, { ended: 1, all: false });
    else if (known.all) return false;
    else known.ended++;
    return true;
  }

  /** A stop begins: those from before are over. */
  stopBegins(goroutine: number): void {
    const known = this.stops.get(goroutine);
    if (known === undefined) this.stops.set(goroutine, { ended: 0, all: true });
    else known.all = true;
  }

  regionEnd(goroutine: number, region: EndedRegion): void {
    const known = this.regionEnds.get(goroutine);
    if (known === undefined) this.regionEnds.set(goroutine, [region]);
    else known.push(region);
  }
}
