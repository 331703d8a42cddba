import { DamageError } from '../../damage.ts';
import { NONE } from '../columns.ts';
import type { OPEN } from './claims.ts';
import { spanText } from '../spanText.ts';
import type { Arguments } from './arguments.ts';
import type { Cursors } from './cursors.ts';
import { anEvent } from './eventNames.ts';
import type { EventRows } from './rows.ts';
import type { SchedulerState } from './state.ts';
import { G_FIELDS, G_STATE, M_FIELDS, M_OPEN } from './stateLayout.ts';
import { type TableIndex, unsignedDecimal } from './ids.ts';
import { t } from '../../../language/t.ts';

/** What a rule needs of its context: it must be there, must not, or either. */
export const MUST = 1;
export const MUST_NOT = 2;
export const MAY = 0;

/** By GO state: what a goroutine in it does. */
export const GO_STATE_WORDS = ['has ended', 'has ended', 'waits for a P', 'runs', 'is blocked', 'is in a system call'] as const;

/** 2^64 - 1 means "none" wherever a goroutine is named. */
export const BAD_GOROUTINE = 'it names a goroutine by the number that stands for none';

/** The event that is being tried: where it stands, in which context, with which arguments. One object, reused. */
export class Attempt {
  readonly cursors: Cursors;
  readonly rows: EventRows;
  readonly state: SchedulerState;
  readonly args: Arguments;
  readonly stackIndex: TableIndex;
  cursor = 0;
  type = 0;
  /** Context before the event, as indexes; NONE where there is none. */
  m = NONE;
  p = NONE;
  g = NONE;
  /** OPEN flags of the context's M while its event is tried; those of the other Ms are in the state. */
  open = 0;

  constructor(cursors: Cursors, rows: EventRows, state: SchedulerState, args: Arguments, stackIndex: TableIndex) {
    this.cursors = cursors;
    this.rows = rows;
    this.state = state;
    this.args = args;
    this.stackIndex = stackIndex;
  }

  /** Throws unless the context is as the rule needs it. */
  need(needM: number, needP: number, needG: number): void {
    const { m, p, g } = this;
    if (needM === MUST && m < 0) throw this.contradiction('it belongs to no thread, but must');
    if (needP === MUST && p < 0) throw this.contradiction('its thread has no P');
    if (needG === MUST && g < 0) throw this.contradiction('its thread runs no goroutine');
    if (needP === MUST_NOT && p >= 0) throw this.contradiction(`its thread has ${this.proc(p)} already`);
    if (needG === MUST_NOT && g >= 0) throw this.contradiction(`its thread is on ${this.goroutine(g)} already`);
  }

  /** The context's goroutine must be there, in a GO state. */
  needCurrent(needP: number, goState: number): void {
    this.need(MUST, needP, MUST);
    const state = this.state.ofG[this.g * G_FIELDS + G_STATE];
    if (state !== goState) throw this.contradiction(`${this.goroutine(this.g)} ${GO_STATE_WORDS[state]}, but should be one that ${GO_STATE_WORDS[goState]}`);
  }

  /** That binding of an M is still the one of the state before, which is not known. */
  isOpen(thread: number, binding: typeof OPEN.proc | typeof OPEN.goroutine): boolean {
    return ((thread === this.m ? this.open : this.state.ofM[thread * M_FIELDS + M_OPEN]) & binding) !== 0;
  }

  /** From now on it is what the state here says. */
  close(thread: number, binding: typeof OPEN.proc | typeof OPEN.goroutine): void {
    if (thread === this.m) this.open &= ~binding;
    else this.state.ofM[thread * M_FIELDS + M_OPEN] &= ~binding;
  }

  /** Text index of a wire id. */
  text(id: number): number {
    const text = this.state.texts.find(id);
    if (text < 0) throw this.missing(`text ${id}`);
    return text;
  }

  /** Stack index of a wire id. */
  stack(id: number): number {
    const stack = this.stackIndex.find(id);
    if (stack < 0) throw this.missing(`stack ${id}`);
    return stack;
  }

  /** What a sentence calls a goroutine, P or thread of that index. */
  goroutine(index: number): string {
    const { lo, hi } = this.state.goroutines;
    return `goroutine ${unsignedDecimal(lo[index], hi[index])}`;
  }

  proc(index: number): string {
    const { lo, hi } = this.state.procs;
    return `P ${unsignedDecimal(lo[index], hi[index])}`;
  }

  thread(index: number): string {
    const { lo, hi } = this.state.threads;
    return `thread ${unsignedDecimal(lo[index], hi[index])}`;
  }

  /** The event and what came before it cannot both be true. */
  contradiction(what: string, advice?: string): DamageError {
    return this.#fault('inconsistent', t('{event} contradicts what came before it: {what}.', { event: this.#event(), what }), advice);
  }

  /** An argument has a value that does not exist. */
  invalid(what: string): DamageError {
    return this.#fault('damaged', t('{event} is damaged: {what}.', { event: this.#event(), what }));
  }

  missing(what: string): DamageError {
    return this.#fault('damaged', t('{event} refers to {what}, which its generation does not define.', { event: this.#event(), what }));
  }

  /** "A GoBlock of thread 7, 1.25 ms into the trace,". */
  #event(): string {
    const { cursors, cursor, m } = this;
    const values = { event: anEvent(cursors.typeOf(cursor)).slice(1), at: spanText(cursors.timeNs[cursor]), thread: m < 0 ? '' : this.thread(m) };
    return m < 0 ? t('A{event} of no thread, {at} into the trace,', values) : t('A{event} of {thread}, {at} into the trace,', values);
  }

  #fault(what: 'inconsistent' | 'damaged', message: string, advice?: string): DamageError {
    return new DamageError({ what, message, offset: this.cursors.offset(this.cursor), ...(advice === undefined ? {} : { advice }) });
  }
}
