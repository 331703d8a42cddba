// Which buffers a message may move instead of copying them: typed arrays by the megabyte go between threads, and a copy of each
// would cost more than many an answer.

/** Deep enough for every answer and every index; a list of plain values is not walked. */
const MAX_DEPTH = 6;

/** Buffers of all typed arrays in a value of plain objects and lists, each once. The value must own them. */
export function buffersIn(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(value, buffers, 0);
  return [...buffers];
}

/** Newer than the library that the compiler knows. */
type Transferring = ArrayBuffer & { readonly transfer?: (bytes: number) => ArrayBuffer };

/**
 * Gives the memory of all typed arrays in a value back at once, where the browser can: left to the garbage collector it stays for
 * long, as little else is allocated, and a large trace takes twice its memory. They are empty afterwards.
 */
export function giveBack(value: unknown): void {
  for (const buffer of buffersIn(value)) (buffer as Transferring).transfer?.(0);
}

function collect(value: unknown, buffers: Set<ArrayBuffer>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  if (ArrayBuffer.isView(value)) {
    // An empty array costs nothing to copy, and may be one that many share.
    if (value.buffer instanceof ArrayBuffer && value.buffer.byteLength > 0) buffers.add(value.buffer);
    return;
  }
  if (Array.isArray(value)) {
    // A million texts hold no buffer; lists are of one kind.
    if (typeof value.find((item) => item !== undefined) !== 'object') return;
    for (const item of value) collect(item, buffers, depth + 1);
    return;
  }
  for (const field of Object.values(value)) collect(field, buffers, depth + 1);
}
