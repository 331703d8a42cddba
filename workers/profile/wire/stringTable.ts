import type { Bytes } from '../../units.ts';

/** The profile's strings, decoded when asked for. Invalid UTF-8 becomes replacement characters. */
export class StringTable {
  /** The file's, until `gather`. */
  #bytes: Uint8Array;
  readonly #start: Float64Array;
  readonly #end: Float64Array;
  readonly #decoded: (string | undefined)[];
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #filled = 0;

  constructor(bytes: Uint8Array, count: number) {
    this.#bytes = bytes;
    this.#start = new Float64Array(count);
    this.#end = new Float64Array(count);
    this.#decoded = [];
  }

  get size(): number {
    return this.#start.length;
  }

  /** While reading: the next string is at [start, end) of the file. */
  add(start: Bytes, end: Bytes): void {
    this.#start[this.#filled] = start;
    this.#end[this.#filled++] = end;
  }

  /** Once all are in: their bytes are copied, so that the rest of the file, which is most of it, need not be kept for them. */
  gather(): void {
    let length = 0;
    for (let i = 0; i < this.size; i++) length += this.byteLength(i);
    const gathered = new Uint8Array(length);
    let filled = 0;
    for (let i = 0; i < this.size; i++) {
      const bytes = this.byteLength(i);
      // Names are short: a copy byte by byte is faster than a view of each.
      for (let from = this.#start[i]; from < this.#end[i]; from++) gathered[filled++] = this.#bytes[from];
      this.#start[i] = filled - bytes;
      this.#end[i] = filled;
    }
    this.#bytes = gathered;
  }

  byteLength(index: number): Bytes {
    return this.#end[index] - this.#start[index];
  }

  get(index: number): string {
    return (this.#decoded[index] ??= this.#decoder.decode(this.#bytes.subarray(this.#start[index], this.#end[index])));
  }

  /** Every index that holds exactly this text. */
  indicesOf(text: string): ReadonlySet<number> {
    const length = new TextEncoder().encode(text).length;
    const found = new Set<number>();
    for (let i = 0; i < this.size; i++) if (this.byteLength(i) === length && this.get(i) === text) found.add(i);
    return found;
  }
}
