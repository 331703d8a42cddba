// Where a generation's goroutine time went, or that of a part of it: exact sums, which can be added to those of other generations.

import { type Ns, STRETCH_KINDS } from '../../api.ts';
import { NumberPacker, type PackedNumbers } from '../../stats/packedNumbers.ts';
import { grown } from '../wire/ids.ts';
import type { KeyedColumns } from './keyedSums.ts';
import { KeyedSums } from './keyedSums.ts';

/**
 * Of stretches, goroutines and ranges two numbers are kept: `begun` of those that began in the part, `found` of those that were
 * there when it began. Of parts that follow each other only the first one's `found` are new.
 */
export interface BreakdownPart {
  /** By STRETCH_KINDS. */
  readonly kindNs: Float64Array;
  readonly kindBegun: Float64Array;
  readonly kindFound: Float64Array;
  /** By text of the entry function: FUNCTION values. */
  readonly functions: KeyedColumns;
  /** The same by row in `index.outlived`, of those whose entry function was not known when the part was made. */
  readonly unnamed: KeyedColumns;
  /** By text of the reason: REASON values. */
  readonly reasons: KeyedColumns;
  /** By text of the innermost function: CPU samples. */
  readonly sampled: KeyedColumns;
  readonly samples: number;
  /** Waits from runnable to running that ended in the part: ns under 2^32, and the others. */
  readonly waits: PackedNumbers;
  readonly longWaits: Float64Array;
  /** Numbers of the goroutines' creations in the part; empty where everybody is meant: then they are in one row. */
  readonly creations: Uint32Array;
  /** Where what ran on one P or thread is meant: numbers of the goroutines, and texts of their entry functions (0: not told so far). */
  readonly ran: Uint32Array;
  readonly ranName: Uint32Array;
}

/** Values of BreakdownPart.functions. */
export const FUNCTION = { begun: 0, found: 1, runningNs: 2, runnableNs: 3, waitingNs: 4, syscallNs: 5 } as const;
export const FUNCTION_VALUES = 6;
/** Values of BreakdownPart.reasons. */
export const REASON = { ns: 0, begun: 1, found: 2 } as const;
export const REASON_VALUES = 3;

const LONG_NS = 2 ** 32;
const packer = new NumberPacker();

/** Takes what a part is made of, piece by piece. */
export class BreakdownBuilder {
  readonly kindNs = new Float64Array(STRETCH_KINDS.length);
  readonly kindBegun = new Float64Array(STRETCH_KINDS.length);
  readonly kindFound = new Float64Array(STRETCH_KINDS.length);
  readonly functions = new KeyedSums(FUNCTION_VALUES);
  readonly unnamed = new KeyedSums(FUNCTION_VALUES);
  readonly reasons = new KeyedSums(REASON_VALUES);
  readonly sampled = new KeyedSums(1);
  readonly creations: number[] = [];
  readonly ran: number[] = [];
  readonly ranName: number[] = [];
  samples = 0;
  readonly #longWaits: number[] = [];
  #waits = new Uint32Array(256);
  #waitCount = 0;

  /** A piece of a stretch or range of a DRAWN kind. */
  stretch(kind: number, begun: boolean, ns: Ns): void {
    this.kindNs[kind] += ns;
    if (begun) this.kindBegun[kind]++;
    else this.kindFound[kind]++;
  }

  /** A piece of a wait for a text of the trace. */
  wait(reason: number, begun: boolean, ns: Ns): void {
    const at = this.reasons.at(reason);
    const { values } = this.reasons;
    values[at + REASON.ns] += ns;
    values[at + (begun ? REASON.begun : REASON.found)]++;
  }

  scheduled(ns: Ns): void {
    if (ns >= LONG_NS) {
      this.#longWaits.push(ns);
      return;
    }
    if (this.#waitCount === this.#waits.length) this.#waits = grown(this.#waits, this.#waitCount * 2);
    this.#waits[this.#waitCount++] = ns;
  }

  part(): BreakdownPart {
    return {
      kindNs: this.kindNs,
      kindBegun: this.kindBegun,
      kindFound: this.kindFound,
      functions: this.functions.columns(),
      unnamed: this.unnamed.columns(),
      reasons: this.reasons.columns(),
      sampled: this.sampled.columns(),
      samples: this.samples,
      waits: packer.pack(this.#waits, this.#waitCount),
      longWaits: Float64Array.from(this.#longWaits),
      creations: Uint32Array.from(this.creations),
      ran: Uint32Array.from(this.ran),
      ranName: Uint32Array.from(this.ranName),
    };
  }
}
