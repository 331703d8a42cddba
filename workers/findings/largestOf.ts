/** Places of the `most` largest values from place `from` on, the largest first; NaN is left out. One pass: there may be a million. */
export function largestOf(values: Float64Array, from: number, most: number): readonly number[] {
  const largest: number[] = [];
  for (let i = from; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value) || (largest.length === most && value <= values[largest[most - 1]])) continue;
    const at = largest.findIndex((other) => value > values[other]);
    largest.splice(at < 0 ? largest.length : at, 0, i);
    largest.length = Math.min(largest.length, most);
  }
  return largest;
}
