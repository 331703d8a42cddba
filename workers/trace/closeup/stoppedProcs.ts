// Ps that began or ceased to work while the world was stopped or about to be: how a stop went. Other transitions of Ps, a tenth of the
// events of an idle program, are not kept.

import { type EventColumns, PROC, ROW, R_DETAIL, R_RESOURCE } from '../columns.ts';

/** In time order, within stops of the world only, the generation's edges included. */
export interface StoppedProcRows {
  readonly timeNs: Float64Array;
  /** Local. */
  readonly proc: Int16Array;
  /** 1: a thread took the P from then on; 0: it gave it up, or it was taken away. */
  readonly works: Uint8Array;
}

export class StoppedProcs {
  /** Goroutines that stop the world: more than one in damaged files only. */
  readonly #stopping = new Set<number>();
  readonly #timeNs: number[] = [];
  readonly #proc: number[] = [];
  readonly #works: number[] = [];

  stopBegins(goroutine: number): void {
    this.#stopping.add(goroutine);
  }

  stopEnds(goroutine: number): void {
    this.#stopping.delete(goroutine);
  }

  /** A transition of a P, or its state where a generation begins. */
  add({ timeNs, fields }: EventColumns, row: number): void {
    if (this.#stopping.size === 0) return;
    const of = row * ROW;
    const before = fields[of + R_DETAIL] >> 4;
    const after = fields[of + R_DETAIL] & 15;
    if (before === after || before === PROC.undetermined) return;
    this.#timeNs.push(timeNs[row]);
    this.#proc.push(fields[of + R_RESOURCE]);
    this.#works.push(Number(after === PROC.running));
  }

  rows(): StoppedProcRows {
    return { timeNs: Float64Array.from(this.#timeNs), proc: Int16Array.from(this.#proc), works: Uint8Array.from(this.#works) };
  }
}
