// Go's size classes: an object of up to 32 KiB takes the bytes of the least class that holds it, a larger one whole pages. The table
// is the same from Go 1.19 to 1.27.

/** Bytes of an object of each class, ascending. (The runtime's class 0 stands for large objects.) */
export const SIZE_CLASSES: readonly number[] = sizeClasses();

export const LARGEST_CLASS_BYTES = 32_768;

/** Runs of classes at equal distances: up to the bound, in steps. What does not follow a rule is listed. */
function sizeClasses(): number[] {
  const classes = [8, 16, 24];
  const run = (toBytes: number, stepBytes: number): void => {
    for (let bytes = (classes.at(-1) ?? 0) + stepBytes; bytes <= toBytes; bytes += stepBytes) classes.push(bytes);
  };
  run(32, 8);
  run(256, 16);
  run(512, 32);
  run(768, 64);
  run(1280, 128);
  classes.push(1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192);
  classes.push(9472, 9728, 10_240, 10_880, 12_288, 13_568, 14_336, 16_384, 18_432, 19_072, 20_480, 21_760, 24_576, 27_264, 28_672, 32_768);
  return classes;
}

/** Position in SIZE_CLASSES of the class for an object of this size; SIZE_CLASSES.length: a large object. */
export function sizeClassOf(bytes: number): number {
  let low = 0;
  let high = SIZE_CLASSES.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (SIZE_CLASSES[middle] < bytes) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Most that rounding up can waste of an object of the class, 0…1: for an object one byte too large for the class before. */
export function mostWaste(position: number): number {
  const bytes = SIZE_CLASSES[position];
  return (bytes - ((SIZE_CLASSES[position - 1] ?? 0) + 1)) / bytes;
}
