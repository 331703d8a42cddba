/**
 * Ranges on goroutines, by start. `startNs` NaN: since before the generation; `endNs` NaN: still open at its end.
 */
export interface RangeRows {
  readonly goroutine: Uint32Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** Local P on which it began; -1: not told, as of mark assists since before the generation. */
  readonly proc: Int16Array;
  /** Stack in which it began; 0: not told, as of those since before the generation. */
  readonly stack: Uint32Array;
}

/** With what a sweep did, as its end tells: 0 where it is still open. */
export interface SweepRows extends RangeRows {
  readonly sweptBytes: Float64Array;
  readonly reclaimedBytes: Float64Array;
}
