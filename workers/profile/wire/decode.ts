// Bytes of an uncompressed profile → columns. Records come in any order, so the file is walked three times: to count, to read
// the tables, to read the samples against them.
import { NONE, type ProfileColumns, type ProfileHeader, type SampleType } from '../columns.ts';
import { count, type Counts } from './count.ts';
import { IdIndex } from './ids.ts';
import { decodeSamples } from './samples.ts';
import { StringTable } from './stringTable.ts';
import { DELIMITED, int64At, VARINT, walking, Wire } from './wire.ts';

/** @throws DamageError with the byte at which the profile contradicts its format. */
export function decodeProfile(bytes: Uint8Array): ProfileColumns {
  const wire = new Wire(bytes);
  return walking(wire, () => {
    const counts = count(wire);
    wire.reader.pos = 0;
    const tables = new Tables(wire, counts);
    wire.reader.pos = 0;
    const samples = decodeSamples(wire, counts, tables.locationIds, tables.strings);
    return { ...tables.columns(), ...samples, samples: counts.samples };
  });
}

/** Everything but the samples. */
class Tables {
  readonly strings: StringTable;
  readonly locationIds: IdIndex;
  readonly #wire: Wire;
  readonly #counts: Counts;
  readonly #functionIds: IdIndex;
  readonly #mappingIds: IdIndex;
  readonly #frameStart: Uint32Array;
  readonly #frameFunction: Uint32Array;
  readonly #frameLine: Float64Array;
  readonly #locationMapping: Uint32Array;
  readonly #functionName: Uint32Array;
  readonly #functionSystemName: Uint32Array;
  readonly #functionFile: Uint32Array;
  readonly #functionStartLine: Float64Array;
  readonly #mappings: { file: number; buildId: number }[] = [];
  readonly #sampleTypes: { type: number; unit: number }[] = [];
  readonly #comments: number[] = [];
  /** Function and mapping ids of frames and locations, resolved when all records are in. */
  readonly #frameFunctionId: (number | bigint)[] = [];
  readonly #locationMappingId: (number | bigint)[] = [];
  #frames = 0;
  #functions = 0;
  #locations = 0;
  #locationsWithoutLines = 0;
  #dropFrames = 0;
  #keepFrames = 0;
  #timeNanos = 0n;
  #durationNanos = 0n;
  #period = 0;
  #periodType = { type: 0, unit: 0 };
  #defaultSampleType = 0;
  #docUrl = 0;

  constructor(wire: Wire, counts: Counts) {
    this.#wire = wire;
    this.#counts = counts;
    this.strings = new StringTable(wire.bytes, counts.strings);
    this.locationIds = new IdIndex(counts.locations);
    this.#functionIds = new IdIndex(counts.functions);
    this.#mappingIds = new IdIndex(counts.mappings);
    this.#frameStart = new Uint32Array(counts.locations + 1);
    this.#frameFunction = new Uint32Array(counts.frames);
    this.#frameLine = new Float64Array(counts.frames);
    this.#locationMapping = new Uint32Array(counts.locations);
    this.#functionName = new Uint32Array(counts.functions);
    this.#functionSystemName = new Uint32Array(counts.functions);
    this.#functionFile = new Uint32Array(counts.functions);
    this.#functionStartLine = new Float64Array(counts.functions);
    while (wire.next()) this.#field();
    if (this.strings.byteLength(0) !== 0) wire.fail('The first string of the string table is not empty, as it has to be', 0);
    this.#resolve();
  }

  columns(): Omit<ProfileColumns, 'samples' | 'values' | 'stackStart' | 'stackLocation' | 'isBase'> {
    const header: ProfileHeader = {
      timeNanos: this.#timeNanos,
      durationNanos: this.#durationNanos,
      period: this.#period,
      periodType: this.#typeNames(this.#periodType),
      comments: this.#comments.map((index) => this.strings.get(index)),
      defaultSampleType: this.strings.get(this.#defaultSampleType),
      docUrl: this.strings.get(this.#docUrl),
      dropFrames: this.strings.get(this.#dropFrames),
      keepFrames: this.strings.get(this.#keepFrames),
    };
    const sampleTypes = this.#sampleTypes.map((valueType) => this.#typeNames(valueType));
    const chosen = sampleTypes.findIndex(({ type }) => type === header.defaultSampleType);
    return {
      sampleTypes,
      defaultSampleType: chosen >= 0 ? chosen : sampleTypes.length - 1,
      locations: this.#counts.locations,
      frameStart: this.#frameStart,
      frameFunction: this.#frameFunction,
      frameLine: this.#frameLine,
      locationMapping: this.#locationMapping,
      locationsWithoutLines: this.#locationsWithoutLines,
      functions: this.#counts.functions,
      functionName: this.#functionName,
      functionSystemName: this.#functionSystemName,
      functionFile: this.#functionFile,
      functionStartLine: this.#functionStartLine,
      strings: this.strings,
      mappings: this.#mappings.map(({ file, buildId }) => ({ file: this.strings.get(file), buildId: this.strings.get(buildId) })),
      header,
    };
  }

  #field(): void {
    const wire = this.#wire;
    switch (wire.field) {
      case 1:
        this.#sampleTypes.push(this.#valueType());
        return;
      case 3:
        this.#mapping();
        return;
      case 4:
        this.#location();
        return;
      case 5:
        this.#function();
        return;
      case 6: {
        const outer = wire.enter();
        this.strings.add(wire.reader.pos, wire.reader.len);
        wire.leave(outer);
        return;
      }
      case 7:
        this.#dropFrames = this.#stringIndex();
        return;
      case 8:
        this.#keepFrames = this.#stringIndex();
        return;
      case 9:
        this.#timeNanos = this.#bigInt();
        return;
      case 10:
        this.#durationNanos = this.#bigInt();
        return;
      case 11:
        this.#periodType = this.#valueType();
        return;
      case 12:
        wire.expect(VARINT);
        this.#period = wire.int64();
        return;
      case 13:
        this.#comment();
        return;
      case 14:
        this.#defaultSampleType = this.#stringIndex();
        return;
      case 15:
        this.#docUrl = this.#stringIndex();
        return;
      default:
        wire.skip();
    }
  }

  #valueType(): { type: number; unit: number } {
    const wire = this.#wire;
    const outer = wire.enter();
    let type = 0;
    let unit = 0;
    while (wire.next()) {
      if (wire.field === 1) type = this.#stringIndex();
      else if (wire.field === 2) unit = this.#stringIndex();
      else wire.skip();
    }
    wire.leave(outer);
    return { type, unit };
  }

  #mapping(): void {
    const wire = this.#wire;
    const at = wire.fieldAt;
    const outer = wire.enter();
    let id: number | bigint = 0;
    const mapping = { file: 0, buildId: 0 };
    while (wire.next()) {
      if (wire.field >= 1 && wire.field <= 10) wire.expect(VARINT);
      if (wire.field === 1) id = wire.uint64();
      else if (wire.field === 5) mapping.file = this.#stringIndex();
      else if (wire.field === 6) mapping.buildId = this.#stringIndex();
      else wire.skip();
    }
    wire.leave(outer);
    this.#addId(this.#mappingIds, id, this.#mappings.length, 'mapping', at);
    this.#mappings.push(mapping);
  }

  #location(): void {
    const wire = this.#wire;
    const at = wire.fieldAt;
    const outer = wire.enter();
    let id: number | bigint = 0;
    let mappingId: number | bigint = 0;
    const first = this.#frames;
    while (wire.next()) {
      switch (wire.field) {
        case 1:
          wire.expect(VARINT);
          id = wire.uint64();
          break;
        case 2:
          wire.expect(VARINT);
          mappingId = wire.uint64();
          break;
        case 4:
          this.#line();
          break;
        case 3:
        case 5:
          wire.expect(VARINT);
          wire.skip();
          break;
        default:
          wire.skip();
      }
    }
    wire.leave(outer);
    if (this.#frames === first) {
      this.#frameFunctionId[this.#frames++] = NONE;
      this.#frameFunction[first] = NONE;
      this.#locationsWithoutLines++;
    }
    this.#addId(this.locationIds, id, this.#locations, 'location', at);
    this.#locationMappingId[this.#locations++] = mappingId;
    this.#frameStart[this.#locations] = this.#frames;
  }

  #line(): void {
    const wire = this.#wire;
    const outer = wire.enter();
    let functionId: number | bigint = 0;
    let line = 0;
    while (wire.next()) {
      if (wire.field >= 1 && wire.field <= 3) wire.expect(VARINT);
      if (wire.field === 1) functionId = wire.uint64();
      else if (wire.field === 2) line = wire.int64();
      else wire.skip();
    }
    wire.leave(outer);
    this.#frameFunctionId[this.#frames] = functionId;
    this.#frameLine[this.#frames++] = line;
  }

  #function(): void {
    const wire = this.#wire;
    const at = wire.fieldAt;
    const outer = wire.enter();
    let id: number | bigint = 0;
    const position = this.#functions++;
    while (wire.next()) {
      switch (wire.field) {
        case 1:
          wire.expect(VARINT);
          id = wire.uint64();
          break;
        case 2:
          this.#functionName[position] = this.#stringIndex();
          break;
        case 3:
          this.#functionSystemName[position] = this.#stringIndex();
          break;
        case 4:
          this.#functionFile[position] = this.#stringIndex();
          break;
        case 5:
          wire.expect(VARINT);
          this.#functionStartLine[position] = wire.int64();
          break;
        default:
          wire.skip();
      }
    }
    wire.leave(outer);
    this.#addId(this.#functionIds, id, position, 'function', at);
  }

  #comment(): void {
    const wire = this.#wire;
    if (wire.wireType !== DELIMITED) {
      this.#comments.push(this.#stringIndex());
      return;
    }
    const outer = wire.enter();
    while (wire.reader.pos < wire.reader.len) this.#comments.push(this.#checkedString(wire.int64()));
    wire.leave(outer);
  }

  #bigInt(): bigint {
    const wire = this.#wire;
    wire.expect(VARINT);
    const at = wire.reader.pos;
    wire.int64();
    return int64At(wire.bytes, at);
  }

  #stringIndex(): number {
    this.#wire.expect(VARINT);
    return this.#checkedString(this.#wire.int64());
  }

  #checkedString(index: number): number {
    const { strings } = this.#counts;
    if (index < 0 || index >= strings) {
      this.#wire.fail(`The name before byte ${this.#wire.reader.pos} is string ${index}, but the string table has only ${strings}`);
    }
    return index;
  }

  #typeNames({ type, unit }: { type: number; unit: number }): SampleType {
    return { type: this.strings.get(type), unit: this.strings.get(unit) };
  }

  #addId(index: IdIndex, id: number | bigint, position: number, what: string, at: number): void {
    if (id === 0) this.#wire.fail(`The ${what} at byte ${at} has the id 0, which means none`, at);
    if (!index.add(id, position)) this.#wire.fail(`Two ${what}s have the id ${id}; the second is at byte ${at}`, at);
  }

  #resolve(): void {
    for (let frame = 0; frame < this.#frames; frame++) {
      if (this.#frameFunction[frame] === NONE) continue;
      const id = this.#frameFunctionId[frame];
      const position = this.#functionIds.find(id);
      if (position < 0) this.#wire.fail(`A line refers to function ${id}, which the profile does not describe`);
      this.#frameFunction[frame] = position;
    }
    for (let location = 0; location < this.#locations; location++) {
      const position = this.#mappingIds.find(this.#locationMappingId[location]);
      this.#locationMapping[location] = position < 0 ? NONE : position;
    }
  }
}
