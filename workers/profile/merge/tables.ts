// Mappings, functions and locations of several profiles as one: what is equal by the keys of `go tool pprof` becomes one record.
import { NONE, type ProfileColumns, type ProfileMapping } from '../columns.ts';
import { GrowingFloat64, GrowingUint32 } from '../growing.ts';
import { MoreStrings } from '../moreStrings.ts';

type Tables = Pick<
  ProfileColumns,
  | 'locations'
  | 'frameStart'
  | 'frameFunction'
  | 'frameLine'
  | 'frameColumn'
  | 'locationMapping'
  | 'locationAddress'
  | 'locationIsFolded'
  | 'locationsWithoutLines'
  | 'functions'
  | 'functionName'
  | 'functionSystemName'
  | 'functionFile'
  | 'functionStartLine'
  | 'strings'
  | 'mappings'
>;

/** Sizes of mappings differ by less than a page between runs of one program. */
const PAGE = 0x1000n;

export class MergedTables {
  readonly strings = new MoreStrings();
  readonly mappings: ProfileMapping[] = [];
  readonly #mappingOf = new Map<string, number>();
  readonly #functionOf = new Map<string, number>();
  readonly #locationOf = new Map<string, number>();
  readonly #functionName = new GrowingUint32();
  readonly #functionSystemName = new GrowingUint32();
  readonly #functionFile = new GrowingUint32();
  readonly #functionStartLine = new GrowingFloat64();
  readonly #locationMapping = new GrowingUint32();
  readonly #locationAddress: bigint[] = [];
  readonly #locationIsFolded: number[] = [];
  readonly #frameStart = new GrowingUint32();
  readonly #frameFunction = new GrowingUint32();
  readonly #frameLine = new GrowingFloat64();
  readonly #frameColumn = new GrowingFloat64();
  #locationsWithoutLines = 0;

  constructor() {
    this.#frameStart.push(0);
  }

  /** Its records, under the positions they have here. */
  of(profile: ProfileColumns): TablesOfOne {
    return new TablesOfOne(this, profile);
  }

  mapping(mapping: ProfileMapping): number {
    const size = (BigInt.asUintN(64, mapping.limit - mapping.start + PAGE - 1n) / PAGE) * PAGE;
    const key = `${size},${mapping.offset},${mapping.buildId === '' ? mapping.file : mapping.buildId}`;
    return positionOf(this.#mappingOf, key, () => this.mappings.push(mapping) - 1);
  }

  fn(name: number, systemName: number, file: number, startLine: number): number {
    return positionOf(this.#functionOf, `${startLine},${name},${systemName},${file}`, () => {
      this.#functionName.push(name);
      this.#functionSystemName.push(systemName);
      this.#functionFile.push(file);
      this.#functionStartLine.push(startLine);
      return this.#functionName.length - 1;
    });
  }

  /** Frames: `functions[i]`, `lines[i]`, `columns[i]`. */
  location(mapping: number, address: bigint, isFolded: number, functions: readonly number[], lines: readonly number[], columns: readonly number[]): number {
    const within = mapping === NONE ? address : address - this.mappings[mapping].start;
    // The reference tool's key has the column of the outermost frame only.
    const key = `${within},${mapping},${isFolded},${columns.at(-1)};${functions.join()};${lines.join()}`;
    return positionOf(this.#locationOf, key, () => {
      this.#locationMapping.push(mapping);
      this.#locationAddress.push(address);
      this.#locationIsFolded.push(isFolded);
      if (functions[0] === NONE) this.#locationsWithoutLines++;
      this.#frameFunction.append(functions);
      for (const line of lines) this.#frameLine.push(line);
      for (const column of columns) this.#frameColumn.push(column);
      this.#frameStart.push(this.#frameFunction.length);
      return this.#locationMapping.length - 1;
    });
  }

  taken(): Tables {
    return {
      locations: this.#locationMapping.length,
      frameStart: this.#frameStart.taken(),
      frameFunction: this.#frameFunction.taken(),
      frameLine: this.#frameLine.taken(),
      frameColumn: this.#frameColumn.taken(),
      locationMapping: this.#locationMapping.taken(),
      locationAddress: BigUint64Array.from(this.#locationAddress),
      locationIsFolded: Uint8Array.from(this.#locationIsFolded),
      locationsWithoutLines: this.#locationsWithoutLines,
      functions: this.#functionName.length,
      functionName: this.#functionName.taken(),
      functionSystemName: this.#functionSystemName.taken(),
      functionFile: this.#functionFile.taken(),
      functionStartLine: this.#functionStartLine.taken(),
      strings: this.strings,
      mappings: this.mappings,
    };
  }
}

/** Positions of one profile's records in the merged tables, each looked up once. */
class TablesOfOne {
  readonly #merged: MergedTables;
  readonly #profile: ProfileColumns;
  readonly #strings: Uint32Array;
  readonly #mappings: Uint32Array;
  readonly #functions: Uint32Array;
  readonly #locations: Uint32Array;

  constructor(merged: MergedTables, profile: ProfileColumns) {
    this.#merged = merged;
    this.#profile = profile;
    this.#strings = new Uint32Array(profile.strings.size).fill(NONE);
    this.#mappings = new Uint32Array(profile.mappings.length).fill(NONE);
    this.#functions = new Uint32Array(profile.functions).fill(NONE);
    this.#locations = new Uint32Array(profile.locations).fill(NONE);
    // The first mapping is the main binary, and stays the first.
    if (profile.mappings.length > 0 && merged.mappings.length === 0) this.#mapping(0);
  }

  string(position: number): number {
    if (this.#strings[position] === NONE) this.#strings[position] = this.#merged.strings.of(this.#profile.strings.get(position));
    return this.#strings[position];
  }

  location(position: number): number {
    if (this.#locations[position] === NONE) this.#locations[position] = this.#locate(position);
    return this.#locations[position];
  }

  #locate(position: number): number {
    const { frameStart, frameFunction, frameLine, frameColumn, locationMapping, locationAddress, locationIsFolded, mappings } = this.#profile;
    const own = locationMapping[position];
    const mapping = own === NONE ? NONE : this.#mapping(own);
    // Where one binary was loaded at different addresses, the first profile's are kept.
    const moved = own === NONE ? 0n : this.#merged.mappings[mapping].start - mappings[own].start;
    const start = frameStart[position];
    const end = frameStart[position + 1];
    return this.#merged.location(
      mapping,
      BigInt.asUintN(64, locationAddress[position] + moved),
      locationIsFolded[position],
      Array.from(frameFunction.subarray(start, end), (fn) => this.#function(fn)),
      Array.from(frameLine.subarray(start, end)),
      Array.from(frameColumn.subarray(start, end)),
    );
  }

  #mapping(position: number): number {
    if (this.#mappings[position] === NONE) this.#mappings[position] = this.#merged.mapping(this.#profile.mappings[position]);
    return this.#mappings[position];
  }

  #function(position: number): number {
    if (position === NONE) return NONE;
    if (this.#functions[position] === NONE) {
      const { functionName, functionSystemName, functionFile, functionStartLine } = this.#profile;
      const [name, systemName, file] = [functionName, functionSystemName, functionFile].map((column) => this.string(column[position]));
      this.#functions[position] = this.#merged.fn(name, systemName, file, functionStartLine[position]);
    }
    return this.#functions[position];
  }
}

function positionOf(positions: Map<string, number>, key: string, add: () => number): number {
  const position = positions.get(key) ?? add();
  positions.set(key, position);
  return position;
}
