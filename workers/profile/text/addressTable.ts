import type { Bytes } from '../../units.ts';
import { NONE, type ProfileMapping } from '../columns.ts';
import { GrowingUint32 } from './growing.ts';
import { GOEXIT, HIDDEN_RUNTIME } from './hiddenFrames.ts';
import type { FunctionTable, LocationColumns } from './locationColumns.ts';
import { MappingFinder } from './mappingFinder.ts';
import { PairIndex } from '../pairIndex.ts';

/** As in the binary form. */
const MAX_LINES_PER_LOCATION = 4096;

/** Locations by address. Symbols come on lines of their own and hold for the address wherever it stands. */
export class AddressTable {
  readonly #functions: FunctionTable;
  /** Halves of 64 bits, high first. */
  readonly #addresses = new PairIndex();
  /** Symbols as they come: function, line, and the next one of the same address (position + 1), the outermost last. */
  readonly #symbolFunction = new GrowingUint32();
  readonly #symbolLine = new GrowingUint32();
  readonly #nextSymbol = new GrowingUint32();
  /** By location: its first symbol (position + 1); 0: none yet. */
  readonly #firstSymbol = new GrowingUint32();
  /** By location: the function it must be, since a stack with symbols leaves it out: NONE: nothing is known. */
  readonly #hiddenFunction = new GrowingUint32();
  #lastNamed = NONE;
  #inlined = 0;

  constructor(functions: FunctionTable) {
    this.#functions = functions;
  }

  intern(high: number, low: number): number {
    const location = this.#addresses.intern(high, low);
    if (location === this.#firstSymbol.length) {
      this.#firstSymbol.push(0);
      this.#hiddenFunction.push(NONE);
    }
    return location;
  }

  has(location: number, high: number, low: number): boolean {
    return this.#addresses.first(location) === high && this.#addresses.second(location) === low;
  }

  /** The address of `after` is the one behind that of `location`. */
  isNext(location: number, after: number): boolean {
    const low = this.#addresses.second(location);
    const high = this.#addresses.first(location);
    return this.has(after, low === 0xffff_ffff ? (high + 1) >>> 0 : high, (low + 1) >>> 0);
  }

  isNamed(location: number): boolean {
    return this.#firstSymbol.get(location) !== 0;
  }

  hasSymbols(): boolean {
    return this.#symbolFunction.length > 0;
  }

  /** A function at an address, or one more outside the one that was named just before at the same. Places in the text. */
  name(location: number, nameStart: Bytes, nameEnd: Bytes, fileStart: Bytes, fileEnd: Bytes, line: number): void {
    const isFirst = !this.isNamed(location);
    this.#inlined = isFirst ? 0 : this.#inlined + 1;
    if (this.#inlined === MAX_LINES_PER_LOCATION || (!isFirst && location !== this.#lastNamed)) return;
    this.#symbolFunction.push(this.#functions.intern(nameStart, nameEnd, fileStart, fileEnd));
    this.#symbolLine.push(line);
    this.#nextSymbol.push(0);
    const added = this.#symbolFunction.length;
    if (isFirst) this.#firstSymbol.set(location, added);
    else this.#nextSymbol.set(added - 2, added);
    this.#lastNamed = location;
  }

  /** An address on a stack that has symbols, and that Go left out: of the runtime at the leaf, runtime.goexit at the root. */
  markHidden(location: number, where: 'leaf' | 'root'): void {
    this.#hiddenFunction.set(location, this.#functions.internNamed(where === 'leaf' ? HIDDEN_RUNTIME : GOEXIT));
  }

  /** @param mappings where addresses may belong to; their starts are mended as Go does it. */
  taken(mappings: readonly ProfileMapping[]): LocationColumns & { readonly mappings: readonly ProfileMapping[] } {
    const locations = this.#addresses.size;
    const frameStart = new Uint32Array(locations + 1);
    const frameFunction = new GrowingUint32();
    const frameLine = new GrowingUint32();
    const locationAddress = new BigUint64Array(locations);
    const halves = new Uint32Array(locationAddress.buffer);
    let locationsWithoutLines = 0;
    for (let location = 0; location < locations; location++) {
      // Low first, as on every machine a browser runs on.
      halves[2 * location] = this.#addresses.second(location);
      halves[2 * location + 1] = this.#addresses.first(location);
      const hidden = this.#hiddenFunction.get(location);
      if (!this.isNamed(location)) {
        frameFunction.push(hidden);
        frameLine.push(0);
        if (hidden === NONE) locationsWithoutLines++;
      }
      for (let symbol = this.#firstSymbol.get(location); symbol !== 0; symbol = this.#nextSymbol.get(symbol - 1)) {
        frameFunction.push(this.#symbolFunction.get(symbol - 1));
        frameLine.push(this.#symbolLine.get(symbol - 1));
      }
      frameStart[location + 1] = frameFunction.length;
    }
    const finder = new MappingFinder(mappings);
    return {
      locations,
      frameStart,
      frameFunction: frameFunction.taken(),
      frameLine: Float64Array.from(frameLine.taken()),
      frameColumn: new Float64Array(frameLine.length),
      locationMapping: mappings.length === 0 ? new Uint32Array(locations).fill(NONE) : Uint32Array.from(locationAddress, (address) => finder.find(address)),
      locationAddress,
      locationIsFolded: new Uint8Array(locations),
      locationsWithoutLines,
      mappings: finder.mended(),
    };
  }
}
