// Whole numbers below 2^32 by their leading bits: a coarse logarithmic scale that costs no logarithm.

/** How many keys there are for so many leading bits. */
export function keysWith(bits: number): number {
  return (32 - bits + 1) * 2 ** bits;
}

/** Numbers under 2^bits each have a key; above, 2^bits keys a power of two. Ascends with the number. */
export function leadingKey(value: number, bits: number): number {
  const steps = 1 << bits;
  if (value < steps) return value;
  const shift = 31 - Math.clz32(value) - bits;
  return (shift + 1) * steps + ((value >>> shift) & (steps - 1));
}

/** The least number with a key. */
export function leastWithKey(key: number, bits: number): number {
  const steps = 1 << bits;
  return key < steps ? key : (steps + (key % steps)) * 2 ** (Math.floor(key / steps) - 1);
}
