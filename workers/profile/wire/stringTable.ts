import type { Bytes } from '../../units.ts';

/** The profile's strings, decoded when asked for. Invalid UTF-8 becomes replacement characters. */
export class StringTable {
  readonly #bytes: Uint8Array;
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
