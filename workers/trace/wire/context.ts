import { DamageError } from '../../damage.ts';
import { NONE } from '../columns.ts';
import type { Arguments } from './arguments.ts';
import type { Cursors } from './cursors.ts';
import type { EventRows } from './rows.ts';
import type { SchedulerState } from './state.ts';
import type { TableIndex } from './ids.ts';

/** What a rule needs of its context: it must be there, must not, or either. */
export const MUST = 1;
export const MUST_NOT = 2;
export const MAY = 0;

/** The event that is being tried: where it stands, in which context, with which arguments. One object, reused. */
export class Attempt {
  readonly cursors: Cursors;
  readonly rows: EventRows;
  readonly state: SchedulerState;
  readonly args: Arguments;
  readonly stackIndex: TableIndex;
  cursor = 0;
  type = 0;
  timeNs = 0;
  /** Context before the event, as indexes; NONE where there is none. */
  m = NONE;
  p = NONE;
  g = NONE;

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
    if (
      (needM === MUST && m < 0) ||
      (needP === MUST && p < 0) ||
      (needG === MUST && g < 0) ||
      (needP === MUST_NOT && p >= 0) ||
      (needG === MUST_NOT && g >= 0)
    ) {
      throw this.contradiction('an event stands where its thread has no fitting P or goroutine');
    }
  }

  /** The context's goroutine must be there, in a GO state. */
  needCurrent(needP: number, goState: number): void {
    this.need(MUST, needP, MUST);
    if (this.state.gState[this.g] !== goState) throw this.contradiction('the goroutine on its thread is not in the state that the event needs');
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

  contradiction(what: string): DamageError {
    const offset = this.cursors.offset(this.cursor);
    return new DamageError({ what: 'inconsistent', message: `The trace contradicts itself at byte ${offset}: ${what}.`, offset });
  }

  missing(what: string): DamageError {
    const offset = this.cursors.offset(this.cursor);
    return new DamageError({ what: 'damaged', message: `An event at byte ${offset} refers to ${what}, which its generation does not define.`, offset });
  }
}
