// Test only: any schedule that a Go program could have had, in the language of schedule.ts, with the figures that follow from it.

import * as fc from 'fast-check';

export interface ArbitrarySchedule {
  readonly text: string;
  readonly minor: number;
  readonly cutsUs: readonly number[];
  /** By goroutine id: µs. */
  readonly runUs: ReadonlyMap<number, number>;
  readonly syscallUs: ReadonlyMap<number, number>;
  /** By P: µs in which it ran a goroutine or kept one in a system call. */
  readonly busyUs: ReadonlyMap<number, number>;
  /** µs from creation to first run, ascending. */
  readonly startWaitsUs: readonly number[];
  readonly created: number;
}

/** One stretch on a P: which goroutine, after how long a pause, for how long, what it does meanwhile and at the end. */
interface Turn {
  readonly proc: number;
  readonly pick: number;
  readonly pauseUs: number;
  readonly lengthUs: number;
  readonly creates: number;
  readonly ending: 'block' | 'yield' | 'syscall' | 'end';
}

const turn: fc.Arbitrary<Turn> = fc.record({
  proc: fc.nat({ max: 3 }),
  pick: fc.nat({ max: 1000 }),
  pauseUs: fc.nat({ max: 5 }),
  lengthUs: fc.integer({ min: 2, max: 9 }),
  creates: fc.nat({ max: 2 }),
  ending: fc.constantFrom('block', 'block', 'yield', 'syscall', 'end'),
});

export const arbitrarySchedule: fc.Arbitrary<ArbitrarySchedule> = fc
  .record({
    procs: fc.integer({ min: 1, max: 4 }),
    found: fc.integer({ min: 1, max: 4 }),
    turns: fc.array(turn, { minLength: 1, maxLength: 60 }),
    minor: fc.constantFrom(22, 23, 25, 26),
    cuts: fc.uniqueArray(fc.nat({ max: 120 }), { maxLength: 3 }),
  })
  .map(({ procs, found, turns, minor, cuts }) => new Playing(procs, found).play(turns, minor, cuts));

class Goroutine {
  readonly steps: string[] = [];
  /** When its last step ended. */
  freeUs = 0;
  /** What it does until its next run; undefined: it was just created. */
  pause: 'waiting' | 'runnable' | undefined;
  ended = false;
  runUs = 0;
  syscallUs = 0;
  createdUs: number | undefined;
  readonly id: number;
  readonly by: number | undefined;

  constructor(id: number, by: number | undefined) {
    this.id = id;
    this.by = by;
  }
}

class Playing {
  readonly #procFreeUs: number[];
  readonly #busyUs = new Map<number, number>();
  readonly #goroutines: Goroutine[] = [];
  readonly #waitsUs: number[] = [];

  constructor(procs: number, found: number) {
    this.#procFreeUs = Array.from({ length: procs }, () => 1);
    for (let i = 0; i < found; i++) {
      const goroutine = new Goroutine(i + 1, undefined);
      goroutine.pause = i % 2 === 0 ? 'runnable' : 'waiting';
      this.#goroutines.push(goroutine);
    }
  }

  play(turns: readonly Turn[], minor: number, cuts: readonly number[]): ArbitrarySchedule {
    for (const next of turns) this.#take(next);
    const endUs = Math.max(...this.#procFreeUs, ...this.#goroutines.map(({ freeUs }) => freeUs)) + 1;
    for (const goroutine of this.#goroutines) if (!goroutine.ended) this.#rest(goroutine, endUs);
    const of = (us: (goroutine: Goroutine) => number): Map<number, number> => new Map(this.#goroutines.map((goroutine) => [goroutine.id, us(goroutine)]));
    return {
      text: this.#goroutines.map(({ id, by, steps, ended }) => `G${id} main.f${id}${by === undefined ? '' : ` by G${by}`}: ${[...steps, ...(ended ? ['end'] : [])].join(' | ')}`).join('\n'),
      minor,
      // Between the µs of the schedule, so that nothing else happens at that time.
      cutsUs: cuts.filter((cut) => cut < endUs - 1).map((cut) => cut + 0.5).toSorted((a, b) => a - b),
      runUs: of(({ runUs }) => runUs),
      syscallUs: of(({ syscallUs }) => syscallUs),
      busyUs: this.#busyUs,
      startWaitsUs: this.#waitsUs.toSorted((a, b) => a - b),
      created: this.#goroutines.filter(({ by }) => by !== undefined).length,
    };
  }

  #take({ proc: wanted, pick, pauseUs, lengthUs, creates, ending }: Turn): void {
    const able = this.#goroutines.filter(({ ended }) => !ended);
    const goroutine = able[pick % Math.max(1, able.length)];
    if (goroutine === undefined) return;
    const proc = wanted % this.#procFreeUs.length;
    const startUs = Math.max(this.#procFreeUs[proc] ?? 0, goroutine.freeUs + 1) + pauseUs;
    this.#rest(goroutine, startUs);
    if (goroutine.createdUs !== undefined) this.#waitsUs.push(startUs - goroutine.createdUs);
    goroutine.createdUs = undefined;
    let endUs = this.#run(goroutine, proc, startUs, lengthUs);
    // Strictly inside the run: its first and last µs are its own.
    for (let i = 0; i < creates && i + 1 < lengthUs; i++) this.#create(goroutine, startUs + 1 + i);
    if (ending === 'syscall') {
      goroutine.steps.push(`syscall ${endUs}-${endUs + lengthUs}`);
      goroutine.syscallUs += lengthUs;
      this.#busy(proc, lengthUs);
      endUs = this.#run(goroutine, proc, endUs + lengthUs, 1);
    }
    goroutine.freeUs = endUs;
    goroutine.ended = ending === 'end';
    goroutine.pause = ending === 'yield' ? 'runnable' : 'waiting';
    this.#procFreeUs[proc] = endUs + 1;
  }

  #run(goroutine: Goroutine, proc: number, startUs: number, lengthUs: number): number {
    goroutine.steps.push(`run ${startUs}-${startUs + lengthUs} P${proc}`);
    goroutine.runUs += lengthUs;
    this.#busy(proc, lengthUs);
    return startUs + lengthUs;
  }

  #create(creator: Goroutine, atUs: number): void {
    const created = new Goroutine(this.#goroutines.length + 1, creator.id);
    created.steps.push(`created ${atUs}`);
    created.createdUs = atUs;
    created.freeUs = atUs;
    this.#goroutines.push(created);
  }

  /** It does not run until then. */
  #rest(goroutine: Goroutine, untilUs: number): void {
    if (goroutine.pause !== undefined) goroutine.steps.push(`${goroutine.pause === 'runnable' ? 'runnable' : 'chan receive'} ${goroutine.freeUs}-${untilUs}`);
  }

  #busy(proc: number, us: number): void {
    this.#busyUs.set(proc, (this.#busyUs.get(proc) ?? 0) + us);
  }
}
