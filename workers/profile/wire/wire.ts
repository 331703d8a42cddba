// Protobuf wire reading for profiles, on protobufjs's Reader. What it adds: messages that cannot be read past their end, 64-bit
// integers that stay exact, and damage that says at which byte it is.
import { configure, Reader, util } from 'protobufjs/minimal.js';
import { DamageError, type DamageCode } from '../../damage.ts';
import type { Bytes } from '../../units.ts';
import { t } from '../../../language/t.ts';

// Without this every 64-bit integer would become a Long object.
(util as { Long: unknown }).Long = undefined;
configure();

export const VARINT = 0;
export const DELIMITED = 2;

export class Wire {
  /** For hot loops: moving its `pos` moves this. */
  readonly reader: Reader;
  readonly bytes: Uint8Array;
  /** Of the field that `next` stood on. */
  field = 0;
  wireType = 0;
  /** Where that field's tag begins. */
  fieldAt: Bytes = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.reader = new Reader(bytes);
  }

  /** Reads the next field's tag; false at the message's end. */
  next(): boolean {
    const { reader } = this;
    if (reader.pos >= reader.len) return false;
    this.fieldAt = reader.pos;
    const byte = this.bytes[reader.pos];
    if (byte < 0x80) {
      reader.pos++;
      this.field = byte >>> 3;
      this.wireType = byte & 7;
    } else {
      const tag = this.uint64();
      this.field = typeof tag === 'bigint' ? Number(tag >> 3n) : Math.floor(tag / 8);
      this.wireType = Number(BigInt(tag) & 7n);
    }
    return true;
  }

  /** Steps over the field that `next` stood on, whatever it is. */
  skip(): void {
    switch (this.wireType) {
      case VARINT:
        this.uint64();
        return;
      case 1:
        this.#forward(8);
        return;
      case DELIMITED:
        this.#forward(this.#length());
        return;
      case 5:
        this.#forward(4);
        return;
      default:
        this.fail(t('The field at byte {at} has the wire type {wireType}, which no profile uses', { at: this.fieldAt, wireType: this.wireType }), this.fieldAt);
    }
  }

  expect(wireType: number): void {
    if (this.wireType === wireType) return;
    this.fail(t('Field {field} at byte {at} has the wire type {wireType} instead of {expected}', { field: this.field, at: this.fieldAt, wireType: this.wireType, expected: wireType }), this.fieldAt);
  }

  /** Enters the message (or blob) of the current field; give what it returns to `leave`. */
  enter(): Bytes {
    this.expect(DELIMITED);
    const length = this.#length();
    const outer = this.reader.len;
    this.reader.len = this.reader.pos + length;
    return outer;
  }

  leave(outer: Bytes): void {
    this.reader.pos = this.reader.len;
    this.reader.len = outer;
  }

  /** An int64 as a double: exact below 2⁵³; above, of the right sign and size (see `int64At`). */
  int64(): number {
    const { reader } = this;
    const at = reader.pos;
    const low = reader.uint32();
    if (reader.pos - at <= 4) return low;
    reader.pos = at;
    return reader.int64() as unknown as number;
  }

  /** A uint64, as a bigint where a double would not be exact. */
  uint64(): number | bigint {
    const { reader } = this;
    const at = reader.pos;
    const low = reader.uint32();
    if (reader.pos - at <= 4) return low;
    const exact = uint64At(this.bytes, at);
    return exact <= Number.MAX_SAFE_INTEGER ? Number(exact) : exact;
  }

  /** Any sentence without its full stop. */
  fail(sentence: string, offset: Bytes = this.reader.pos, what: DamageCode = 'damaged'): never {
    throw new DamageError({ what, message: t('{sentence}.', { sentence }), offset, advice: t('Record or download the profile again.') });
  }

  #length(): number {
    const at = this.reader.pos;
    const length = this.uint64();
    const left = this.reader.len - this.reader.pos;
    if (typeof length === 'number' && length <= left) return length;
    if (this.reader.len === this.bytes.length) {
      this.fail(t('The profile ends too early: what begins at byte {at} should be {length} bytes long, and only {left} are left', { at, length, left }), at, 'cut-off');
    }
    this.fail(t('What begins at byte {at} should be {length} bytes long, but its record has only {left} left', { at, length, left }), at);
  }

  #forward(length: number): void {
    const { reader } = this;
    if (length > reader.len - reader.pos) this.fail(t('The profile ends too early, inside the field at byte {at}', { at: this.fieldAt }), this.fieldAt, 'cut-off');
    reader.pos += length;
  }
}

/** Runs a walk over `wire`; what protobufjs throws becomes damage at the byte it stood at. */
export function walking<T>(wire: Wire, walk: () => T): T {
  try {
    return walk();
  } catch (error) {
    if (error instanceof DamageError) throw error;
    const { pos } = wire.reader;
    if (error instanceof RangeError && /alloc|length/i.test(error.message)) {
      throw new DamageError({ what: 'too-large', message: t('This profile needs more memory than the browser gives.'), advice: t('Record for a shorter time.') });
    }
    if (error instanceof RangeError && wire.reader.len === wire.bytes.length) wire.fail(t('The profile ends too early, at byte {pos}', { pos }), pos, 'cut-off');
    wire.fail(t('The bytes before byte {pos} are not a number as the format writes it', { pos }), pos);
  }
}

/** The varint at `at`, which was read before and is complete; bits past 64 are dropped, as Go does. */
export function uint64At(bytes: Uint8Array, at: Bytes): bigint {
  let value = 0n;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i];
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) break;
  }
  return BigInt.asUintN(64, value);
}

export function int64At(bytes: Uint8Array, at: Bytes): bigint {
  return BigInt.asIntN(64, uint64At(bytes, at));
}
