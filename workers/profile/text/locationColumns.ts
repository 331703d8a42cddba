// The two ways in which texts tell where a stack has been: by address, with symbols on lines of their own, or by function and line.
import type { Bytes } from '../../units.ts';
import { NONE, type ProfileColumns } from '../columns.ts';
import { GrowingUint32 } from './growing.ts';
import { PairIndex } from '../pairIndex.ts';
import type { TextStrings } from './textStrings.ts';

export type LocationColumns = Pick<
  ProfileColumns,
  'locations' | 'frameStart' | 'frameFunction' | 'frameLine' | 'frameColumn' | 'locationMapping' | 'locationAddress' | 'locationIsFolded' | 'locationsWithoutLines'
>;

export type FunctionColumns = Pick<ProfileColumns, 'functions' | 'functionName' | 'functionSystemName' | 'functionFile' | 'functionStartLine'>;

/** Functions by name and file. */
export class FunctionTable {
  readonly strings: TextStrings;
  readonly #byName = new PairIndex();

  constructor(strings: TextStrings) {
    this.strings = strings;
  }

  /** Name and file are places in the text; an empty file is none. */
  intern(nameStart: Bytes, nameEnd: Bytes, fileStart: Bytes, fileEnd: Bytes): number {
    return this.#byName.intern(this.strings.intern(nameStart, nameEnd), this.strings.intern(fileStart, fileEnd));
  }

  internNamed(name: string): number {
    return this.#byName.intern(this.strings.internText(name), 0);
  }

  taken(): FunctionColumns {
    const functions = this.#byName.size;
    const functionName = Uint32Array.from({ length: functions }, (_, i) => this.#byName.first(i));
    return {
      functions,
      functionName,
      functionSystemName: functionName,
      functionFile: Uint32Array.from({ length: functions }, (_, i) => this.#byName.second(i)),
      functionStartLine: new Float64Array(functions),
    };
  }
}

/** As in the binary form. */
const MAX_LINES_PER_LOCATION = 4096;

/** Locations without addresses: a line of a function, and what was inlined into it there. */
export class LineTable {
  readonly #frames = new PairIndex();
  /** Chains of frames, innermost first: a frame and the chain before it (position + 1). */
  readonly #chains = new PairIndex();
  readonly #locationOfChain = new GrowingUint32();
  readonly #chainOfLocation = new GrowingUint32();
  #open = 0;
  #inlined = 0;

  /**
   * The location of a frame and of those that were inlined into it just before. NONE for a frame that is inlined itself: the one that
   * comes next tells the location.
   */
  add(fn: number, line: number, isInlined: boolean): number {
    this.#open = this.#chains.intern(this.#frames.intern(fn, line), this.#open) + 1;
    if (isInlined && ++this.#inlined < MAX_LINES_PER_LOCATION) return NONE;
    return this.leftOver();
  }

  /** Those that were said to be inlined, but nothing that they are inlined into came: then they stand for themselves. NONE: there are none. */
  leftOver(): number {
    if (this.#open === 0) return NONE;
    const chain = this.#open - 1;
    this.#open = 0;
    this.#inlined = 0;
    return this.#locationOf(chain);
  }

  taken(): LocationColumns {
    const locations = this.#chainOfLocation.length;
    const frameStart = new Uint32Array(locations + 1);
    const frameFunction = new GrowingUint32();
    const frameLine = new GrowingUint32();
    for (let location = 0; location < locations; location++) {
      const first = frameFunction.length;
      for (let chain = this.#chainOfLocation.get(location) + 1; chain !== 0; chain = this.#chains.second(chain - 1)) {
        const frame = this.#chains.first(chain - 1);
        frameFunction.push(this.#frames.first(frame));
        frameLine.push(this.#frames.second(frame));
      }
      // They came from the outermost one.
      for (let low = first, high = frameFunction.length - 1; low < high; low++, high--) {
        swap(frameFunction, low, high);
        swap(frameLine, low, high);
      }
      frameStart[location + 1] = frameFunction.length;
    }
    return {
      locations,
      frameStart,
      frameFunction: frameFunction.taken(),
      frameLine: Float64Array.from(frameLine.taken()),
      frameColumn: new Float64Array(frameLine.length),
      locationMapping: new Uint32Array(locations).fill(NONE),
      locationAddress: new BigUint64Array(locations),
      locationIsFolded: new Uint8Array(locations),
      locationsWithoutLines: 0,
    };
  }

  #locationOf(chain: number): number {
    while (this.#locationOfChain.length <= chain) this.#locationOfChain.push(NONE);
    const known = this.#locationOfChain.get(chain);
    if (known !== NONE) return known;
    const location = this.#chainOfLocation.length;
    this.#chainOfLocation.push(chain);
    this.#locationOfChain.set(chain, location);
    return location;
  }
}

function swap(column: GrowingUint32, a: number, b: number): void {
  const kept = column.get(a);
  column.set(a, column.get(b));
  column.set(b, kept);
}
