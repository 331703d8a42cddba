/** Goodman and Kruskal's gamma (Kendall's tau without ties) of values and their order: pairs of which the later is larger, less those of which it is smaller, to all pairs that differ; 0: none do. */
export function gamma(values: Float64Array): number {
  let rising = 0;
  let falling = 0;
  for (let later = 1; later < values.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      if (values[later] > values[earlier]) rising++;
      else if (values[later] < values[earlier]) falling++;
    }
  }
  return rising + falling === 0 ? 0 : (rising - falling) / (rising + falling);
}
