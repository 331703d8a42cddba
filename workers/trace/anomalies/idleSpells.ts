// Spells in which a P had nothing to run while a goroutine waited, each told once however many goroutines waited.

import type { GoroutineRef, Ns } from '../../api.ts';
import { type FoundPlaces, WorstPlaces } from './places.ts';
import type { ProcUse } from './procUse.ts';
import { IDLE_SPELL_NS } from './thresholds.ts';
import { t } from '../../../language/t.ts';

/** By spell of a P, from the first wait in it to the end of the last: whose was the longest. */
class SpellsOfProc {
  readonly use: ProcUse;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  readonly waited: Uint32Array;
  readonly goroutine: Int32Array;
  readonly row: Int32Array;

  constructor(use: ProcUse) {
    const { count } = use.idle;
    this.use = use;
    this.startNs = new Float64Array(count).fill(Infinity);
    this.endNs = new Float64Array(count).fill(-Infinity);
    this.waited = new Uint32Array(count);
    this.goroutine = new Int32Array(count);
    this.row = new Int32Array(count);
  }

  add(goroutine: number, row: number, startNs: Ns, endNs: Ns): boolean {
    const { idle } = this.use;
    let any = false;
    for (let at = idle.firstEndingAfter(startNs); at < idle.count && idle.startNs[at] < endNs; at++) {
      const ns = idle.within(at, startNs, endNs);
      if (ns < IDLE_SPELL_NS) continue;
      any = true;
      if (!(this.endNs[at] - this.startNs[at] > ns)) {
        this.goroutine[at] = goroutine;
        this.row[at] = row;
        this.startNs[at] = Math.max(startNs, idle.startNs[at]);
        this.endNs[at] = Math.min(endNs, idle.endNs[at]);
      }
      this.waited[at]++;
    }
    return any;
  }
}

export class IdleSpells {
  readonly #procs: readonly SpellsOfProc[];

  constructor(uses: readonly ProcUse[]) {
    this.#procs = uses.filter(({ idle }) => idle.count > 0).map((use) => new SpellsOfProc(use));
  }

  /** A wait of IDLE_SPELL_NS or more of a local goroutine, at its `row`; whether a P had nothing to run for so long meanwhile. */
  add(goroutine: number, row: number, startNs: Ns, endNs: Ns): boolean {
    let any = false;
    for (const proc of this.#procs) if (proc.add(goroutine, row, startNs, endNs)) any = true;
    return any;
  }

  /** Each spell as long as the longest wait in it. */
  found(ref: (local: number) => GoroutineRef, stackOf: (row: number) => number): FoundPlaces {
    const places = new WorstPlaces();
    for (const { use, waited, startNs, endNs, goroutine, row } of this.#procs) {
      for (let at = 0; at < waited.length; at++) {
        if (waited[at] === 0 || !places.counts(endNs[at] - startNs[at])) continue;
        places.keep({
          startNs: startNs[at],
          endNs: endNs[at],
          goroutine: ref(goroutine[at]),
          proc: use.proc,
          label: t('{count, plural, one {{shown} goroutine waited} other {{shown} goroutines waited}}', { count: waited[at], shown: waited[at] }),
          valueNs: endNs[at] - startNs[at],
          stack: stackOf(row[at]),
        });
      }
    }
    return places.found();
  }
}
