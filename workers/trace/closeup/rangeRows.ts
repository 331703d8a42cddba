/**
 * Ranges on goroutines, by start. `startNs` NaN: since before the generation; `endNs` NaN: still open at its end.
 */
export interface RangeRows {
  readonly goroutine: Uint32Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
}
