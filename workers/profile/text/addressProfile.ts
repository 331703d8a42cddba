// What all text forms have in common whose stacks are addresses: the stacks, the lines that name their functions, the memory map.
import type { Bytes } from '../../units.ts';
import type { ProfileColumns, ProfileHeader, ProfileMapping, SampleType } from '../columns.ts';
import { AddressTable } from './addressTable.ts';
import { readLabels } from './printedLabels.ts';
import { FunctionTable } from './locationColumns.ts';
import { isMemoryMap, readMemoryMap } from './memoryMap.ts';
import { SampleTable } from './sampleTable.ts';
import { decimalAt, TextLines } from './textLines.ts';
import { TextStrings } from './textStrings.ts';
import { TextTroubles } from './textTroubles.ts';

const TAB = 0x09;
const SPACE = 0x20;
const COLON = 0x3a;
const PLUS = 0x2b;
/** Go stops at 1024. */
const MAX_STACK = 1_000_000;
/** Frames in a row that symbols leave out. */
const MAX_SKIPPED = 128;

export class AddressProfile {
  readonly lines: TextLines;
  readonly strings: TextStrings;
  readonly samples: SampleTable;
  readonly troubles: TextTroubles;
  readonly #addresses: AddressTable;
  readonly #functions: FunctionTable;
  /** Locations of the current sample, leaf first, and how many of them the symbols have passed. */
  readonly #stack: number[] = [];
  #passed = 0;
  #isNamed = false;
  #mappings: readonly ProfileMapping[] = [];

  constructor(bytes: Uint8Array, sampleTypes: number, form: string) {
    this.lines = new TextLines(bytes);
    this.strings = new TextStrings(bytes);
    this.samples = new SampleTable(sampleTypes);
    this.troubles = new TextTroubles(form);
    this.#functions = new FunctionTable(this.strings);
    this.#addresses = new AddressTable(this.#functions);
  }

  /**
   * Begins a sample with the addresses from `at` to the end of the line; each is taken for a return address, so the frame is one
   * before it. Zeros pad stacks and are no frames. False: something else stands there, and no sample was begun.
   */
  beginSample(at: Bytes): boolean {
    this.endStack();
    if (!this.#readAddresses(at)) return false;
    this.samples.begin();
    for (const location of this.#stack) this.samples.addLocation(location);
    return true;
  }

  /** A line that begins with `#`: a symbol or labels of the sample before it; others are comments. */
  readComment(): void {
    const { bytes, start, end } = this.lines;
    if (bytes[start + 1] === TAB) this.#readSymbol(start + 1, end);
    else if (this.lines.startsWith('# labels: {') && this.samples.samples > 0) {
      const read = readLabels(bytes, start + 10, end, this.strings, (key, text) => this.samples.addText(key, text));
      if (read < 0) this.troubles.add(this.lines);
    }
  }

  /** The current stack's symbols are over: what they left out is known by that. */
  endStack(): void {
    // The root of a goroutine is the one frame that is never printed.
    if (this.#isNamed && this.#passed === this.#stack.length - 1) this.#addresses.markHidden(this.#stack[this.#passed], 'root');
    this.#stack.length = 0;
    this.#passed = 0;
    this.#isNamed = false;
  }

  /** After the samples: looks for a memory map and reads it. */
  readRest(): void {
    this.endStack();
    do {
      if (!isMemoryMap(this.lines)) continue;
      this.#mappings = readMemoryMap(this.lines);
      return;
    } while (this.lines.next());
  }

  hasSymbols(): boolean {
    return this.#addresses.hasSymbols();
  }

  columns(sampleTypes: readonly SampleType[], header: ProfileHeader): ProfileColumns {
    return {
      sampleTypes,
      defaultSampleType: sampleTypes.length - 1,
      ...this.samples.taken(),
      ...this.#addresses.taken(this.#mappings),
      ...this.#functions.taken(),
      strings: this.strings,
      header,
    };
  }

  #readAddresses(at: Bytes): boolean {
    const { bytes, end } = this.lines;
    for (let i = at; i < end; ) {
      if (bytes[i] === SPACE || bytes[i] === TAB) {
        i++;
        continue;
      }
      if (bytes[i] !== 0x30 || bytes[i + 1] !== 0x78) return false;
      i += 2;
      let high = 0;
      let low = 0;
      const digitsAt = i;
      for (; i < end; i++) {
        const digit = hexDigit(bytes[i]);
        if (digit < 0) break;
        high = ((high << 4) | (low >>> 28)) >>> 0;
        low = ((low << 4) | digit) >>> 0;
      }
      const digits = i - digitsAt;
      if (digits === 0 || digits > 16 || (i < end && bytes[i] !== SPACE && bytes[i] !== TAB) || this.#stack.length === MAX_STACK) {
        this.#stack.length = 0;
        return false;
      }
      if (high === 0 && low === 0) continue;
      this.#stack.push(this.#addresses.intern(low === 0 ? high - 1 : high, low === 0 ? 0xffff_ffff : low - 1));
    }
    return true;
  }

  /** `#` tabs `0x` pc [tabs function `+0x` offset tabs file `:` line] */
  #readSymbol(from: Bytes, end: Bytes): void {
    const { bytes } = this.lines;
    let at = skipTabs(bytes, from, end);
    if (bytes[at] !== 0x30 || bytes[at + 1] !== 0x78) return;
    at += 2;
    let high = 0;
    let low = 0;
    for (; at < end; at++) {
      const digit = hexDigit(bytes[at]);
      if (digit < 0) break;
      high = ((high << 4) | (low >>> 28)) >>> 0;
      low = ((low << 4) | digit) >>> 0;
    }
    const place = this.#placeOf(high, low);
    if (place < 0) return;
    const location = this.#stack[place];
    const isMore = place < this.#passed;
    if (!isMore) {
      const hidden = this.#passed;
      this.#passed = place + 1;
      if (hidden === 0) for (let i = 0; i < place; i++) this.#addresses.markHidden(this.#stack[i], 'leaf');
    }
    const nameAt = skipTabs(bytes, at, end);
    const nameEnd = endOfCell(bytes, nameAt, end);
    const fileAt = skipTabs(bytes, nameEnd, end);
    if (nameAt === nameEnd) return;
    this.#isNamed = true;
    // Once named, an address keeps its name; several lines in a row are functions inlined there.
    if (!isMore && this.#addresses.isNamed(location)) return;
    const colon = lastIndexOf(bytes, COLON, fileAt, end);
    const plus = lastIndexOf(bytes, PLUS, nameAt, nameEnd);
    const line = colon < 0 ? Number.NaN : decimalAt(bytes, colon + 1, end);
    const isPlaced = line <= 0xffff_ffff;
    this.#addresses.name(location, nameAt, plus < 0 ? nameEnd : plus, fileAt, isPlaced ? colon : end, isPlaced ? line : 0);
  }

  /** Where on the stack an address stands next; the one just passed if no other does; −1: nowhere. */
  #placeOf(high: number, low: number): number {
    const farthest = Math.min(this.#stack.length, this.#passed + MAX_SKIPPED);
    for (let i = this.#passed; i < farthest; i++) if (this.#addresses.has(this.#stack[i], high, low)) return i;
    const last = this.#passed - 1;
    return last >= 0 && this.#addresses.has(this.#stack[last], high, low) ? last : -1;
  }
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return byte >= 0x41 && byte <= 0x46 ? byte - 0x37 : -1;
}

function skipTabs(bytes: Uint8Array, at: Bytes, end: Bytes): Bytes {
  let place = at;
  while (place < end && bytes[place] === TAB) place++;
  return place;
}

function endOfCell(bytes: Uint8Array, at: Bytes, end: Bytes): Bytes {
  let place = at;
  while (place < end && bytes[place] !== TAB) place++;
  return place;
}

function lastIndexOf(bytes: Uint8Array, byte: number, start: Bytes, end: Bytes): number {
  for (let i = end - 1; i >= start; i--) if (bytes[i] === byte) return i;
  return -1;
}
