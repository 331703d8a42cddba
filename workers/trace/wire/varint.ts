// Unsigned LEB128 as the trace writes it: at most 10 bytes, padding allowed, 64 bits. A value is returned as a double; past
// 2^53 the double is the nearest one and the exact halves are in `varintLo`/`varintHi`. The position after the number is in
// `varintEnd`. Results travel in module variables because a returned tuple would be an allocation for every argument.

/** Position after the last number read. -1: the number was malformed (cut off by `bytes`' end, over 10 bytes, over 64 bits). */
export let varintEnd = 0;
export let varintLo = 0;
export let varintHi = 0;

/** 2^53: from here on a double no longer holds every integer. */
export const EXACT_LIMIT = 9007199254740992;

const TWO_32 = 4294967296;

/** Reads the number at `pos`. Callers inline the one-byte case, which is most of them. */
export function readVarint(bytes: Uint8Array, pos: number): number {
  let b = bytes[pos] as number | undefined;
  if (b === undefined) return malformed();
  let lo = b & 127;
  let at = pos + 1;
  if (b < 128) return finish(lo, 0, at);
  let shift = 7;
  // Four more bytes fit an unsigned 32-bit half (28 + 4 bits of the fifth).
  while (shift < 28) {
    b = bytes[at++];
    if (b === undefined) return malformed();
    lo |= (b & 127) << shift;
    if (b < 128) return finish(lo >>> 0, 0, at);
    shift += 7;
  }
  b = bytes[at++];
  if (b === undefined) return malformed();
  lo = (lo | ((b & 15) << 28)) >>> 0;
  let hi = (b & 127) >>> 4;
  if (b < 128) return finish(lo, hi, at);
  shift = 3;
  while (shift < 31) {
    b = bytes[at++];
    if (b === undefined) return malformed();
    hi |= (b & 127) << shift;
    if (b < 128) return finish(lo, hi >>> 0, at);
    shift += 7;
  }
  // Tenth byte: bit 63 only.
  b = bytes[at++];
  if (b === undefined || b > 1) return malformed();
  return finish(lo, (hi | (b << 31)) >>> 0, at);
}

function finish(lo: number, hi: number, at: number): number {
  varintLo = lo;
  varintHi = hi;
  varintEnd = at;
  // For 64-bit values this rounds once, to nearest even, as float64(uint64) does.
  return hi * TWO_32 + lo;
}

function malformed(): number {
  varintEnd = -1;
  return 0;
}
