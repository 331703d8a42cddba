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
  'world stopped': { colour: 'stw', fill: 'stopped', name: 'World stopped', short: 'Stopped', meaning: marked('A stop of the world was on, or asked for.') },
  'P looking for work': { colour: 'pLooking', fill: 'looking', name: marked('P looking for work'), short: 'P looking', meaning: marked('A thread had a P and no goroutine, and had not found this one yet.') },
  'P without a thread': { colour: 'pIdle', fill: 'idle', name: marked('P without a thread'), short: 'P idle', meaning: 'A P was idle: a thread had to wake up, or to be started, and take it.' },
  'P in a system call': { colour: 'syscall', fill: 'syscall', name: marked('P in a system call'), short: marked('P in syscall'), meaning: 'No P was idle, and a system call held one until it came back or the P was retaken.' },
  'every P busy: GC': { colour: 'gc', fill: 'gc', name: 'Every P busy: GC', short: 'Busy: GC', meaning: 'Every P was busy; the share of those that did GC work.' },
  'every P busy: program': { colour: 'running', fill: 'program', name: 'Every P busy: program', short: 'Busy: program', meaning: 'Every P was busy; the share of those that ran the program, while no more goroutines waited than there are Ps.' },
  'every P busy: GOMAXPROCS below demand': {
    colour: 'runnable',
    fill: 'demand',
    name: 'Every P busy: more waiting than Ps',
    short: 'Busy: demand',
    meaning: 'Every P was busy; the share of those that ran the program, while more goroutines waited than there are Ps: GOMAXPROCS is smaller than the demand.',
  },
  unknown: { colour: 'unknown', fill: 'unknown', name: 'Unknown', short: 'Unknown', meaning: marked('The trace does not tell.') },
};

/** By place in WAIT_CAUSES. */
export const CAUSE_FILLS: readonly string[] = WAIT_CAUSES.map((cause) => `wait-fill wait-fill--${CAUSE_LOOKS[cause].fill}`);

/** As they stand in a sentence after a share. */
export const GROUP_WORDS: Readonly<Record<WaitCauseGroup, string>> = {
  'world stopped': 'world stopped',
  'idle P': 'idle P',
  'P in a system call': marked('P in a system call'),
  'every P busy': 'every P busy',
  unknown: 'unknown',
};

export const KIND_WORDS: Readonly<Record<WaitKind, { readonly name: string; readonly meaning: string }>> = {
  created: { name: 'Created', meaning: marked('From its creation to its first run') },
  unblocked: { name: 'Unblocked', meaning: marked('From the end of what it waited for to its run') },
  preempted: { name: 'Preempted', meaning: marked('From the moment it had to make way to its next run') },
  yielded: { name: 'Yielded', meaning: marked('From the moment it made way by itself to its next run') },
  'system call': { name: 'System call', meaning: marked('From the return of a system call, without a P, to its run') },
};

/** Who made a goroutine runnable. */
export const WAKER_WORDS: Readonly<Record<Waker, string>> = {
  goroutine: 'a goroutine',
  itself: 'itself',
  'network poller, by a P': 'the network poller, asked by a P',
  'timer, by a P': 'a timer, run by a P',
  'other runtime, by a P': 'the runtime, on a P',
  'network poller, no P': 'the network poller, asked by a thread without a P',
  'timer, no P': 'a timer, run by a thread without a P',
  'other runtime, no P': 'the runtime, on a thread without a P',
};
