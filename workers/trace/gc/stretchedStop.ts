// What stretched a stop of the world, if anything did. Pure: from how the stop went, and how other stops of the same trace went.
//
// A stop has three parts: until the last P has come to a halt; while nothing of the program runs; and from when other Ps work again until
// the stopping goroutine tells the end. The longest of the three is what has to be explained.
//
// - Go asks a goroutine to halt by a flag that it looks at when it calls a function, and by a signal to its thread, and asks again every
//   100 µs. A goroutine on a CPU halts within microseconds, unless it is in code that neither reaches: a loop without calls while
//   asyncpreemptoff=1, assembly, a large copy. One whose thread was taken off its CPU halts when that runs again. Both look the same in a
//   trace, but the function that cannot be halted delays other stops, too, and the machine delays whoever is there.
// - A thread that has a P and looks for work, and one in a system call whose P is taken away by the stopping goroutine, run nothing of the program.
//   If a stop waits for those, threads did not get to run.
// - The work of a stop takes microseconds, but for a few kinds that walk all goroutines or the heap. A kind that is short as a rule and was
//   long once was interrupted.
// - The world goes on before the stopping goroutine tells so. If it loses its CPU in between, the range goes on for as long.
//
// What is late more often than the rest of the recording is late of itself; where all of it is late, that is the machine.
//
// What cannot be told: which other program or thread had the CPU; whether a function that was seen in too few stops can be halted.

import type { Ns, PauseReason, ProcDoing, StretchedBy } from '../../api.ts';

/** Nobody asks why of shorter ones: it is what pauses are measured against. */
export const LONG_NS: Ns = 1e6;
/** sysmon asks a goroutine to make room once it has run for so long. */
export const PREEMPTED_AFTER_NS: Ns = 10e6;
/** Fewer other stops are no rule. */
export const LEAST_OTHERS = 2;

/** How often something was short, and how often long (LONG_NS or more). */
export interface HowLong {
  readonly short: number;
  readonly long: number;
}

export interface StopCourse {
  /** Go's name of the kind. */
  readonly name: string;
  readonly ns: Ns;
  /** undefined: the trace does not show the world standing still. */
  readonly toStopNs: Ns | undefined;
  readonly untilWorkNs: Ns | undefined;
  /** The last P to halt; undefined: all were idle. */
  readonly last: LastHalt | undefined;
}

export interface LastHalt {
  readonly doing: ProcDoing;
  readonly afterNs: Ns;
  /** Negative: what it ran began after the request. */
  readonly ranBeforeNs: Ns | undefined;
  /** A signal interrupted it. */
  readonly bySignal: boolean;
}

/** The other stops of the trace. */
export interface OtherStops {
  /** Halts of what the last P did: of the function, or of GC work. */
  readonly halts: HowLong;
  /** And of anything else that Ps did. */
  readonly haltsElsewhere: HowLong;
  /** How long the world stood still in stops of this kind, and in others. */
  readonly stood: HowLong;
  readonly stoodElsewhere: HowLong;
  /** Some goroutine was interrupted by a signal: that is not switched off. */
  readonly signals: boolean;
}

export interface Stretched {
  readonly by: StretchedBy;
  readonly because: readonly PauseReason[];
}

export function stretchedStop(stop: StopCourse, others: OtherStops): Stretched {
  const { ns, toStopNs, untilWorkNs } = stop;
  if (ns < LONG_NS) return { by: 'nothing', because: ['short'] };
  if (toStopNs === undefined || untilWorkNs === undefined) return { by: 'unknown', because: ['source does not tell'] };
  const stoodNs = untilWorkNs - toStopNs;
  const againNs = ns - untilWorkNs;
  if (againNs > toStopNs && againNs > stoodNs) return { by: 'machine', because: ['others worked again before its end'] };
  return toStopNs >= stoodNs ? slowToStop(stop.last, toStopNs, others) : stoodLong(stop.name, others);
}

function slowToStop(last: LastHalt | undefined, toStopNs: Ns, others: OtherStops): Stretched {
  switch (last?.doing) {
    case undefined:
    case 'idle':
    case 'looking for work':
    case 'stops the world':
      return { by: 'machine', because: ['nothing of the program ran, on any P'] };
    case 'system call':
      return { by: 'machine', because: ['system call'] };
    case 'unknown':
      return { by: 'unknown', because: ['source does not tell'] };
    case 'GC work':
      return gcWork(last, toStopNs, others);
    case 'running the program':
      return program(last, toStopNs, others);
  }
}

function gcWork(last: LastHalt, toStopNs: Ns, { halts, haltsElsewhere }: OtherStops): Stretched {
  if (beganLate(last, toStopNs)) return { by: 'machine', because: ['others began to run after the request'] };
  switch (ruleOf(halts, haltsElsewhere)) {
    case 'short':
      return { by: 'machine', because: ['GC work kept the P', 'GC work stops at once as a rule'] };
    case 'long':
      return { by: 'runtime', because: ['GC work kept the P'] };
    case 'as others':
      return { by: 'machine', because: ['GC work kept the P', 'others were as late'] };
    case 'none':
      return { by: 'unknown', because: ['GC work kept the P', 'source does not tell'] };
  }
}

function program(last: LastHalt, toStopNs: Ns, { halts, haltsElsewhere, signals }: OtherStops): Stretched {
  if (beganLate(last, toStopNs)) return { by: 'machine', because: ['others began to run after the request'] };
  const ran: PauseReason = 'last P ran the program until it stopped';
  // It reached the function, but not for so long: that can be interrupted anywhere.
  if (last.bySignal) return { by: 'machine', because: [ran, 'interrupted by a signal'] };
  // Where signals are switched off, any function may be late by itself: that others are is no excuse.
  switch (ruleOf(halts, signals ? haltsElsewhere : NONE_ELSEWHERE)) {
    case 'long':
      return { by: 'program', because: [ran, 'same function kept others from stopping before', ...(signals ? [] : (['nothing was ever interrupted by a signal'] as const))] };
    case 'short':
      return { by: 'machine', because: [ran, 'same function stops at once as a rule'] };
    case 'as others':
      return { by: 'machine', because: [ran, 'others were as late'] };
    case 'none': {
      const outlasted = (last.ranBeforeNs ?? 0) + last.afterNs >= PREEMPTED_AFTER_NS;
      if (outlasted && !signals) return { by: 'program', because: ['last P ran past the time at which Go preempts', 'nothing was ever interrupted by a signal'] };
      return { by: 'unknown', because: [ran, 'source does not tell'] };
    }
  }
}

/** For most of the wait it had not begun: nobody had been asked to halt yet, so the stopping goroutine did not get to run. */
function beganLate({ afterNs, ranBeforeNs }: LastHalt, toStopNs: Ns): boolean {
  return ranBeforeNs !== undefined && ranBeforeNs < 0 && afterNs + ranBeforeNs < toStopNs / 2;
}

/** What these do while the world stands still depends on the number of Ps, not on goroutines or the heap: some ten microseconds. */
const LITTLE_WORK: ReadonlySet<string> = new Set(['GC sweep termination', 'GC mark termination', 'read mem stats', 'GOMAXPROCS']);

function stoodLong(name: string, { stood, stoodElsewhere }: OtherStops): Stretched {
  const nothingRan: PauseReason = 'all Ps had stopped, nothing ran';
  switch (ruleOf(stood, stoodElsewhere)) {
    case 'short':
      return { by: 'machine', because: [nothingRan, 'stops of this kind are short as a rule'] };
    case 'long':
      return { by: 'runtime', because: [nothingRan, 'stops of this kind take as long as a rule'] };
    case 'as others':
      return { by: 'machine', because: [nothingRan, 'others were as late'] };
    case 'none':
      if (LITTLE_WORK.has(name)) return { by: 'machine', because: [nothingRan, 'stops of this kind have little to do'] };
      return { by: 'unknown', because: [nothingRan, 'source does not tell'] };
  }
}

const NONE_ELSEWHERE: HowLong = { short: 0, long: 0 };
/** Of halts of which nothing else is known, so many are late: it weighs as much as two that are known. */
const LATE_SHARE = 0.05;
const LATE_WEIGHT = 2;
/** Less likely than this is no chance. */
const CHANCE = 0.01;
/** So many that were late elsewhere show that the machine delays. */
const LATE_ELSEWHERE = 2;

function ruleOf(of: HowLong, elsewhere: HowLong): 'short' | 'long' | 'as others' | 'none' {
  const { short, long } = of;
  if (short + long >= LEAST_OTHERS) {
    if (short > long) return 'short';
    const share = (elsewhere.long + LATE_SHARE * LATE_WEIGHT) / (elsewhere.short + elsewhere.long + LATE_WEIGHT);
    if (chanceOf(of, share) < CHANCE) return 'long';
  }
  return elsewhere.long >= LATE_ELSEWHERE ? 'as others' : 'none';
}

/** That so many or more are long if each is with a chance of `share`: the upper tail of a binomial distribution. */
function chanceOf({ short, long }: HowLong, share: number): number {
  const n = short + long;
  let one = (1 - share) ** n;
  let below = 0;
  for (let k = 0; k < long; k++) {
    below += one;
    one *= ((n - k) / (k + 1)) * (share / (1 - share));
  }
  return 1 - below;
}
