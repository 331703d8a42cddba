// Whole numbers below 2^32 by their leading bits: a coarse logarithmic scale that costs no logarithm.

/** How many keys there are for so many leading bits. */
export function keysWith(bits: number): number {
  return (32 - bits + 1) * 2 ** bits;
}

/**
 * Numbers under 2^bits each have a key; above, 2^bits keys a power of two. Ascends with the number. Without a branch, which no
 * processor would foresee: that is most of what it cost.
 */
export function leadingKey(value: number, bits: number): number {
  const shift = 31 - Math.clz32(value | (1 << bits)) - bits;
  return (shift << bits) + (value >>> shift);
}

/** The least number with a key. */
export function leastWithKey(key: number, bits: number): number {
  const steps = 1 << bits;
  return key < steps ? key : (steps + (key % steps)) * 2 ** (Math.floor(key / steps) - 1);
}
