import type { Bytes } from '../../units.ts';
import type { ProfileStrings } from '../columns.ts';
import { GrowingFloat64, GrowingUint32 } from './growing.ts';

/** Names in a text, each distinct one once: where its bytes stand, decoded when it is asked for. Position 0 is ''. */
export class TextStrings implements ProfileStrings {
  readonly #bytes: Uint8Array;
  readonly #start = new GrowingFloat64();
  readonly #length = new GrowingUint32();
  readonly #hash = new GrowingUint32();
  /** Those that stand nowhere in the text, too. */
  readonly #decoded: (string | undefined)[] = [''];
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #ours = new Map<string, number>();
  /** Position + 1; 0: free. */
  #slots = new Uint32Array(512);

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#add(0, 0, 0);
  }

  get size(): number {
    return this.#start.length;
  }

  get(index: number): string {
    const start = this.#start.get(index);
    return (this.#decoded[index] ??= this.#decoder.decode(this.#bytes.subarray(start, start + this.#length.get(index))));
  }

  /** The text in [start, end) of the file. */
  intern(start: Bytes, end: Bytes): number {
    if (start >= end) return 0;
    if (this.size * 2 >= this.#slots.length) this.#grow();
    const hash = this.#hashOf(start, end);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const taken = this.#slots[slot];
      if (taken === 0) {
        this.#slots[slot] = this.size + 1;
        return this.#add(start, end - start, hash);
      }
      if (this.#hash.get(taken - 1) === hash && this.#equals(taken - 1, start, end)) return taken - 1;
    }
  }

  /** In [start, end) of the file, known to be nowhere else: never looked up. */
  addDistinct(start: Bytes, end: Bytes): number {
    return this.#add(start, end - start, 0);
  }

  /** A text of our own. It may be in the file as well, at another position. */
  internText(text: string): number {
    if (text === '') return 0;
    const known = this.#ours.get(text);
    if (known !== undefined) return known;
    const position = this.#add(0, 0, 0);
    this.#decoded[position] = text;
    this.#ours.set(text, position);
    return position;
  }

  #add(start: Bytes, length: Bytes, hash: number): number {
    this.#start.push(start);
    this.#length.push(length);
    this.#hash.push(hash);
    return this.size - 1;
  }

  /** FNV-1a; 0 is for those that are never looked up. */
  #hashOf(start: Bytes, end: Bytes): number {
    let hash = 0x811c_9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ this.#bytes[i], 0x0100_0193);
    return hash >>> 0 || 1;
  }

  #equals(index: number, start: Bytes, end: Bytes): boolean {
    if (this.#length.get(index) !== end - start) return false;
    const other = this.#start.get(index);
    for (let i = 0; i < end - start; i++) if (this.#bytes[other + i] !== this.#bytes[start + i]) return false;
    return true;
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let i = 0; i < this.size; i++) {
      const hash = this.#hash.get(i);
      if (hash === 0) continue;
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = i + 1;
    }
    this.#slots = slots;
  }
}
