// Rows in the order of a column of numbers: a radix sort, as a log may have a million, and comparing them one by one takes a second.

const DIGITS = 2 ** 16;

/** Rows by ascending key, equal ones as they stand; those without one (NaN) last. */
export function rowsInOrder(keys: Float64Array): Uint32Array {
  const all = Uint32Array.from(keys.keys());
  const told = all.filter((row) => !Number.isNaN(keys[row]));
  const bits = sortableBits(keys);
  let rows: Uint32Array = told;
  for (let digit = 0; digit < 4; digit++) rows = byDigit(rows, bits, digit);
  const ordered = new Uint32Array(keys.length);
  ordered.set(rows);
  ordered.set(
    all.filter((row) => Number.isNaN(keys[row])),
    rows.length,
  );
  return ordered;
}

/** The same the other way round: equal ones as they stand, those without a key last as well. */
export function descending(ordered: Uint32Array, keys: Float64Array): Uint32Array {
  let told = ordered.length;
  while (told > 0 && Number.isNaN(keys[ordered[told - 1]])) told--;
  const turned = ordered.slice();
  for (let end = told, at = 0; end > 0;) {
    let begin = end - 1;
    while (begin > 0 && keys[ordered[begin - 1]] === keys[ordered[end - 1]]) begin--;
    for (let from = begin; from < end; from++) turned[at++] = ordered[from];
    end = begin;
  }
  return turned;
}

/** By key four digits of 16 bits, the lowest first, that compare as the doubles do: with the sign turned, of negative ones all bits. */
function sortableBits(keys: Float64Array): Uint16Array {
  // -0 and 0 are one key.
  const words = new Uint32Array(Float64Array.from(keys, (key) => key + 0).buffer);
  for (let low = 0; low < words.length; low += 2) {
    const negative = words[low + 1] >>> 31 === 1;
    words[low] = negative ? ~words[low] : words[low];
    words[low + 1] = negative ? ~words[low + 1] : words[low + 1] | 0x80000000;
  }
  return new Uint16Array(words.buffer);
}

function byDigit(rows: Uint32Array, bits: Uint16Array, digit: number): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (const row of rows) starts[bits[row * 4 + digit] + 1]++;
  for (let value = 0; value < DIGITS; value++) starts[value + 1] += starts[value];
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[starts[bits[row * 4 + digit]]++] = row;
  return sorted;
}
