// From what on something stands out, and why there. Ordinary programs on an ordinary machine must be below all of these: a rule that
// always cries says nothing. README.md has what each rule says of which recording.

import type { Ns } from '../../api.ts';

const MICROSECOND: Ns = 1000;
const MILLISECOND: Ns = 1_000_000;

/**
 * A goroutine that is runnable is preempted for after 10 ms (runtime: forcePreemptNS), so with as many goroutines as Ps nobody waits
 * longer than this, whatever the others do.
 */
export const LONG_RUNNABLE_NS: Ns = 10 * MILLISECOND;
/** One such wait the machine may have made by taking a CPU away. Of several, or one many times as long, there is a reason. */
export const LONG_RUNNABLE_LEAST = 3;
export const LONG_RUNNABLE_ALONE_NS: Ns = 5 * LONG_RUNNABLE_NS;

/**
 * A thread is woken, or started, in some 5 to 100 µs. On a machine whose CPUs are taken it may wait for a slice of the kernel's time
 * besides, 1 to 4 ms; what takes longer is no ordinary wake-up.
 */
export const IDLE_SPELL_NS: Ns = 5 * MILLISECOND;
/** One or two the machine may have made; and together they must last as long as this share of the recording. */
export const IDLE_SPELLS_LEAST = 3;
export const IDLE_SPELLS_SHARE = 0.02;
/** Of a longer one there is a reason. */
export const IDLE_SPELL_ALONE_NS: Ns = 5 * IDLE_SPELL_NS;

/** sysmon's shortest sleep: a P is taken back from a system call after one at the earliest (runtime: retake). */
export const SYSMON_TICK_NS: Ns = 20 * MICROSECOND;
/** What others waited meanwhile, to the length of the recording: a goroutine in a hundred of its time. */
export const SYSCALL_HELD_SHARE = 0.01;
/** Fewer prove nothing. */
export const SYSCALLS_LEAST = 5;

/** From the wake-up to the run; a P that polls runs what it finds at once. */
export const LATE_NETPOLL_NS: Ns = MILLISECOND;
/** Of all wake-ups by the network. */
export const LATE_NETPOLL_SHARE = 0.01;
export const LATE_NETPOLL_LEAST = 5;

/** Goroutines created within this time belong together. */
export const BURST_WINDOW_NS: Ns = MILLISECOND;
/** So many for each P: with work of 0.1 ms and more for each, the last ones cannot start within a millisecond. */
export const BURST_A_PROC = 8;
/** Half of them start later than this. */
export const BURST_DELAY_NS: Ns = MILLISECOND;

/** A shorter recording tells no growth from a start. */
export const GROWTH_LEAST_NS: Ns = 100 * MILLISECOND;
/** The recording is cut into so many steps; the first of them are the program's or the recording's start, and not judged. */
export const GROWTH_STEPS = 32;
export const GROWTH_SETTLING_STEPS = 4;
/** So many more at the end than after the start. */
export const GROWTH_LEAST = 10;
/** Gamma of numbers and time: 1 is never fewer than before, 0 is up and down. */
export const GROWTH_GAMMA = 0.8;
/** In so many eighths of the judged time the number must rise: a pool that is filled once does so in one. */
export const GROWTH_EIGHTHS = 5;

/** Waits on a mutex at one place in one generation; fewer are no crowd. */
export const CONVOY_LEAST_WAITS = 100;
/** Goroutines that wait there at a time, on average over the time from the first to the last wait. */
export const CONVOY_WAITERS = 1;
/** Of the waits, those that were ended by a goroutine that had itself just waited there: the lock is handed from one to the next. */
export const CONVOY_HANDED_ON = 0.3;

/** A wait is long here if it takes more than this many times the recording's median … */
export const COUPLING_MEDIANS = 10;
/** … and more than this: a thread's wake-up takes as long. */
export const COUPLING_LEAST_NS: Ns = 100 * MICROSECOND;
/**
 * Odds of a long wait inside GC phases, against outside: the lower end of the interval must be above. More than 1, as waits that are near
 * in time are alike, so that the interval is too narrow; short-lived objects
 * alone (gc-steady) come to 1 to 4.
 */
export const COUPLING_RATIO = 4;
/** And the middle wait inside is so many times that outside: else only a few rise, as they do where anything else runs. */
export const COUPLING_MEDIAN_RISE = 3;
/** Long waits inside, and GC cycles they lie in: one bad cycle is an event, not a coupling. */
export const COUPLING_LEAST_WAITS = 10;
export const COUPLING_LEAST_CYCLES = 3;

/** Kept of each rule. */
export const MOST_PLACES = 20;
