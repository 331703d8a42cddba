// Bytes by the hundred megabytes, as protobuf has them, written straight into one array that grows. (protobufjs's Writer keeps an
// object for every number until the end.)

/** Most bytes that a varint takes. */
const VARINT_BYTES = 10;

export class WireBytes {
  #bytes: Uint8Array;
  #length = 0;

  constructor(roomBytes = 1 << 16) {
    this.#bytes = new Uint8Array(roomBytes);
  }

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** An unsigned integer below 2⁵³, or any int64 as a bigint. */
  varint(value: number | bigint): void {
    this.#makeRoom(VARINT_BYTES);
    if (typeof value === 'bigint' || value < 0) {
      let rest = BigInt.asUintN(64, BigInt(value));
      for (; rest > 0x7fn; rest >>= 7n) this.#bytes[this.#length++] = Number(rest & 0x7fn) | 0x80;
      this.#bytes[this.#length++] = Number(rest);
      return;
    }
    let rest = value;
    for (; rest >= 2 ** 31; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) | 0x80;
    for (; rest > 0x7f; rest >>>= 7) this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#length++] = rest;
  }

  /** A field with a number, left out if it is 0, as writers do. */
  number(field: number, value: number | bigint): void {
    if (value === 0 || value === 0n) return;
    this.varint(field * 8);
    this.varint(value);
  }

  /** A field with a message, a string or a packed list. */
  message(field: number, body: WireBytes | Uint8Array): void {
    this.varint(field * 8 + 2);
    this.varint(body.length);
    this.append(body);
  }

  append(body: WireBytes | Uint8Array): void {
    this.#makeRoom(body.length);
    this.#bytes.set(body instanceof WireBytes ? body.written() : body, this.#length);
    this.#length += body.length;
  }

  /** A view of what was written; it holds until more is. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What was written, in an array of its own. */
  finished(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.written());
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + bytes));
    larger.set(this.written());
    this.#bytes = larger;
  }
}
