// Every event that mutator utilisation hangs on, as it stands in the trace: beginnings and ends of stops for the GC, of sweeps and of
// mark assists, each with the P in whose context it was. GoroutineRanges pairs them; here it matters when each was told, and where.

import { type EventColumns, KIND, RANGE, ROW, R_DETAIL, R_G, R_KIND, R_P, R_RESOURCE } from '../columns.ts';
import { grown } from '../wire/ids.ts';

/** Values of GcEventRows.what. */
export const GC_EVENT = { stop: 0, sweep: 1, assist: 2 } as const;
/** Flags on them: the range ends; it has been open since before it is told. */
export const GC_EVENT_ENDS = 4;
export const GC_EVENT_ACTIVE = 8;

/** In time order. */
export interface GcEventRows {
  readonly timeNs: Float64Array;
  readonly what: Uint8Array;
  /** Local P of the context; -1: none. */
  readonly proc: Int16Array;
  /** Local goroutine: assists, whose it is; else that of the context. -1: none. */
  readonly goroutine: Int32Array;
}

export class GcEventBuilder {
  #count = 0;
  #timeNs = new Float64Array(64);
  #what = new Uint8Array(64);
  #proc = new Int16Array(64);
  #goroutine = new Int32Array(64);

  /** `row`: of a range's event. Stops for something else than the GC must not come here. */
  add({ timeNs, fields }: EventColumns, row: number): void {
    const of = row * ROW;
    const range = fields[of + R_DETAIL];
    const kind = fields[of + R_KIND];
    const at = this.#count++;
    if (at === this.#what.length) this.#grow(at * 2);
    this.#timeNs[at] = timeNs[row];
    const what = range === RANGE.stw ? GC_EVENT.stop : range === RANGE.sweep ? GC_EVENT.sweep : GC_EVENT.assist;
    this.#what[at] = what | (kind === KIND.rangeEnd ? GC_EVENT_ENDS : kind === KIND.rangeActive ? GC_EVENT_ACTIVE : 0);
    this.#proc[at] = fields[of + R_P];
    this.#goroutine[at] = fields[of + (range === RANGE.markAssist ? R_RESOURCE : R_G)];
  }

  rows(): GcEventRows {
    const count = this.#count;
    return { timeNs: this.#timeNs.slice(0, count), what: this.#what.slice(0, count), proc: this.#proc.slice(0, count), goroutine: this.#goroutine.slice(0, count) };
  }

  #grow(length: number): void {
    this.#timeNs = grown(this.#timeNs, length);
    this.#what = grown(this.#what, length);
    this.#proc = grown(this.#proc, length);
    this.#goroutine = grown(this.#goroutine, length);
  }
}
