// How each cause of a wait looks and what it is called: one colour a cause, as everywhere, and words wherever the colour is.
import { WAIT_CAUSES, type WaitCause, type WaitCauseGroup, type WaitKind, type Waker } from '../../../workers/api.ts';
import type { PaletteColour } from '../../charts/palette.ts';
import { marked } from '../../../language/t.ts';

export interface CauseLook {
  readonly colour: PaletteColour;
  /** The part after "wait-fill--" of the class that fills with it. */
  readonly fill: string;
  readonly name: string;
  /** Where there is little room. */
  readonly short: string;
  readonly meaning: string;
}

export const CAUSE_LOOKS: Readonly<Record<WaitCause, CauseLook>> = {
  'world stopped': { colour: 'stw', fill: 'stopped', name: marked('World stopped'), short: marked('Stopped'), meaning: marked('A stop of the world was on, or asked for.') },
  'P looking for work': { colour: 'pLooking', fill: 'looking', name: marked('P looking for work'), short: marked('P looking'), meaning: marked('A thread had a P and no goroutine, and had not found this one yet.') },
  'P without a thread': { colour: 'pIdle', fill: 'idle', name: marked('P without a thread'), short: marked('P idle'), meaning: marked('A P was idle: a thread had to wake up, or to be started, and take it.') },
  'P in a system call': { colour: 'syscall', fill: 'syscall', name: marked('P in a system call'), short: marked('P in syscall'), meaning: marked('No P was idle, and a system call held one until it came back or the P was retaken.') },
  'every P busy: GC': { colour: 'gc', fill: 'gc', name: marked('Every P busy: GC'), short: marked('Busy: GC'), meaning: marked('Every P was busy; the share of those that did GC work.') },
  'every P busy: program': { colour: 'running', fill: 'program', name: marked('Every P busy: program'), short: marked('Busy: program'), meaning: marked('Every P was busy; the share of those that ran the program, while no more goroutines waited than there are Ps.') },
  'every P busy: GOMAXPROCS below demand': {
    colour: 'runnable',
    fill: 'demand',
    name: marked('Every P busy: more waiting than Ps'),
    short: marked('Busy: demand'),
    meaning: marked('Every P was busy; the share of those that ran the program, while more goroutines waited than there are Ps: GOMAXPROCS is smaller than the demand.'),
  },
  unknown: { colour: 'unknown', fill: 'unknown', name: marked('Unknown'), short: marked('Unknown'), meaning: marked('The trace does not tell.') },
};

/** By place in WAIT_CAUSES. */
export const CAUSE_FILLS: readonly string[] = WAIT_CAUSES.map((cause) => `wait-fill wait-fill--${CAUSE_LOOKS[cause].fill}`);

/** As they stand in a sentence after a share. */
export const GROUP_WORDS: Readonly<Record<WaitCauseGroup, string>> = {
  'world stopped': marked('world stopped'),
  'idle P': marked('idle P'),
  'P in a system call': marked('P in a system call'),
  'every P busy': marked('every P busy'),
  unknown: marked('unknown'),
};

export const KIND_WORDS: Readonly<Record<WaitKind, { readonly name: string; readonly meaning: string }>> = {
  created: { name: marked('Created'), meaning: marked('From its creation to its first run') },
  unblocked: { name: marked('Unblocked'), meaning: marked('From the end of what it waited for to its run') },
  preempted: { name: marked('Preempted'), meaning: marked('From the moment it had to make way to its next run') },
  yielded: { name: marked('Yielded'), meaning: marked('From the moment it made way by itself to its next run') },
  'system call': { name: marked('System call'), meaning: marked('From the return of a system call, without a P, to its run') },
};

/** Who made a goroutine runnable. */
export const WAKER_WORDS: Readonly<Record<Waker, string>> = {
  goroutine: marked('a goroutine'),
  itself: marked('itself'),
  'network poller, by a P': marked('the network poller, asked by a P'),
  'timer, by a P': marked('a timer, run by a P'),
  'other runtime, by a P': marked('the runtime, on a P'),
  'network poller, no P': marked('the network poller, asked by a thread without a P'),
  'timer, no P': marked('a timer, run by a thread without a P'),
  'other runtime, no P': marked('the runtime, on a thread without a P'),
};
