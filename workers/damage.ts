import type { Bytes } from './units.ts';
import { marked, t } from '../language/t.ts';

/**
 * What is wrong with an input, in words for the person who dropped it. The same object goes into the report's `error`.
 * `what` is stable for scripts; the sentences are not.
 */
export interface Damage {
  readonly what: DamageCode;
  /** One plain sentence: what is wrong. No stack trace, no jargon that the Go documentation does not use. */
  readonly message: string;
  /** Byte offset in the (inflated) file where it was noticed. */
  readonly offset?: Bytes;
  /** What was still read and can be looked at, e.g. "2 of 3 generations, up to 1.84 s". Absent: nothing. */
  readonly survived?: string;
  /** What the reader can do about it. */
  readonly advice?: string;
  /** The file holds others: whoever opened it may look whether they are a session. */
  readonly archive?: 'zip';
}

export type DamageCode =
  | 'empty' // no bytes
  | 'not-ours' // none of the kinds we read
  | 'other-kind' // recognised, but a kind we do not read (perf.data, JSON …)
  | 'too-new' // header of a later Go
  | 'too-old' // header of an earlier Go than supported
  | 'cut-off' // ends too early
  | 'damaged' // bytes contradict the format
  | 'inconsistent' // bytes are fine, events contradict each other
  | 'too-large' // over the memory or inflation budget
  | 'unreadable' // the browser could not read the file or fetch the URL
  | 'unsupported'; // a known form that this version does not read yet

/** The damage with something to do about it, if it says nothing itself. */
export function withAdvice(damage: Damage): Damage & { readonly advice: string } {
  return { ...damage, advice: damage.advice ?? t(ADVICE[damage.what]) };
}

const AGAIN = marked('Copy the file again from where it was recorded; if it is the same there, record it again.');
const ADVICE: Readonly<Record<DamageCode, string>> = {
  empty: marked('Record it again; the recording may not have been stopped properly.'),
  'not-ours': marked('Drop a Go execution trace, a pprof profile, or a log of the Go runtime.'),
  'other-kind': marked('Drop a Go execution trace, a pprof profile, or a log of the Go runtime.'),
  'too-new': marked('Look for a newer Gopherscope.'),
  'too-old': marked('Record it again with a newer Go.'),
  'cut-off': marked('Copy or record the file again; a recording is whole only after it was stopped, or after the end of the download.'),
  damaged: AGAIN,
  inconsistent: marked('If a fresh recording shows the same, the Go release that wrote it may be at fault.'),
  'too-large': marked('Record a shorter stretch.'),
  unreadable: AGAIN,
  unsupported: marked('Look for a newer Gopherscope.'),
};

/** Thrown by decoders; carried across threads as its plain `damage`. */
export class DamageError extends Error {
  readonly damage: Damage;
  constructor(damage: Damage) {
    super(damage.message);
    this.name = 'DamageError';
    this.damage = damage;
  }
}
