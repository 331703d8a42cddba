// Words for stops of the world: what stretched them and why we say so, what a P did, kinds.
import type { PauseReason, PauseRow, ProcDoing, StretchedBy } from '../../../workers/api.ts';
import { marked } from '../../../language/t.ts';

export const STRETCHED_WORDS: Readonly<Record<StretchedBy, { readonly short: string; readonly long: string }>> = {
  nothing: { short: '–', long: marked('nothing: shorter than 1 ms') },
  program: { short: marked('the program'), long: marked('the program: a goroutine did not come to a halt') },
  machine: { short: marked('the machine'), long: marked('the machine: threads did not get a CPU') },
  runtime: { short: marked('its own work'), long: marked('the work of the stop itself') },
  unknown: { short: marked('not known'), long: marked('not known') },
};

export const REASON_WORDS: Readonly<Record<PauseReason, string>> = {
  short: marked('It took less than 1 ms.'),
  'last P ran past the time at which Go preempts': marked('What the last P ran had run for more than 10 ms when it halted: Go asks every goroutine to make room after 10 ms, and this one did not.'),
  'last P ran the program until it stopped': marked('The stop waited for a P that ran the program’s code.'),
  'same function kept others from stopping before': marked('In most of the other stops that met this function, it took 1 ms or more to halt as well.'),
  'same function stops at once as a rule': marked('In most of the other stops that met this function, it halted at once: so its thread had lost its CPU here.'),
  'interrupted by a signal': marked('A signal interrupted it in the midst of a function, so it could be halted there at any time: its thread had lost its CPU until then.'),
  'nothing was ever interrupted by a signal': marked('No goroutine of this recording was ever interrupted by a signal: asynchronous preemption may be off (GODEBUG=asyncpreemptoff=1).'),
  'others began to run after the request': marked('Other Ps began to run goroutines long after the request: nobody had been asked to halt yet, as the stopping thread had lost its CPU.'),
  'all Ps had stopped, nothing ran': marked('All Ps had come to a halt soon; most of the time nothing ran.'),
  'stops of this kind are short as a rule': marked('Most other stops of this kind stood for less than 1 ms: so this one’s thread had lost its CPU.'),
  'stops of this kind take as long as a rule': marked('Most other stops of this kind take 1 ms or more, too: it is their own work.'),
  'stops of this kind have little to do': marked('What such a stop does takes some ten microseconds: its thread had lost its CPU.'),
  'nothing of the program ran, on any P': marked('The stop waited for a P on which no goroutine ran: its thread looked for work, and did not get a CPU.'),
  'others worked again before its end': marked('Other Ps worked again long before: only the goroutine that had stopped the world had lost its CPU before it could tell the end. The program was not stopped for that time.'),
  'others were as late': marked('Elsewhere in this recording Ps were late as well, whatever they ran: the machine delayed all of them.'),
  'GC work kept the P': marked('The stop waited for a P that marked or swept.'),
  'GC work stops at once as a rule': marked('In most other stops GC work halted at once: so its thread had lost its CPU here.'),
  'system call': marked('The stop waited for a P in a system call. The stopping goroutine takes such Ps away itself: its thread had lost its CPU.'),
  'source does not tell': marked('More cannot be told from this evidence.'),
};

/** What a P did, beside its line. */
export const DOING_WORDS: Readonly<Record<ProcDoing, string>> = {
  'running the program': marked('ran the program'),
  'GC work': marked('marked or swept'),
  'system call': marked('in a system call'),
  'looking for work': marked('looked for work'),
  idle: marked('idle'),
  'stops the world': marked('stops the world'),
  unknown: marked('not known'),
};

/** Kinds have a colour of the stops' family and a shape. */
export type StopKind = 'sweep' | 'mark' | 'other';

export function stopKind(name: string): StopKind {
  if (name === 'GC sweep termination') return 'sweep';
  return name === 'GC mark termination' || name === 'GC cycle' || name === 'GC' ? 'mark' : 'other';
}

/** Lengths of a stop's parts, in the order of time; undefined: not told. */
export interface StopParts {
  readonly toStopNs: number;
  readonly stoodNs: number;
  readonly againNs: number;
}

export function partsOf({ toStopNs, stoppedNs, againNs }: Pick<PauseRow, 'toStopNs' | 'stoppedNs' | 'againNs'>): StopParts | undefined {
  if (toStopNs === undefined || stoppedNs === undefined) return undefined;
  return { toStopNs, stoodNs: stoppedNs - (againNs ?? 0), againNs: againNs ?? 0 };
}

/** Which figure of a stop is shown, of the two that a run may have recorded. */
export const PAUSE_SOURCE =
  marked('Lengths are the trace’s: from the request to stop until the stopping goroutine tells the end. gctrace has the same for a sweep termination; its figure of a mark termination is less, as it ends before the world goes on.');
