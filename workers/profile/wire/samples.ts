// Second walk, samples: ids resolved, values in doubles; once more in 64-bit integers for columns whose sums outgrow doubles.
import type { SampleValues } from '../columns.ts';
import type { Counts } from './count.ts';
import type { IdIndex } from './ids.ts';
import type { StringTable } from './stringTable.ts';
import { DELIMITED, int64At, VARINT, type Wire } from './wire.ts';

export interface SampleColumns {
  readonly values: SampleValues[];
  readonly stackStart: Float64Array;
  readonly stackLocation: Uint32Array;
  readonly isBase: Uint8Array | undefined;
}

export function decodeSamples(wire: Wire, counts: Counts, locationIds: IdIndex, strings: StringTable): SampleColumns {
  const { reader, bytes } = wire;
  const types = counts.sampleTypes;
  const values = Array.from({ length: types }, () => new Float64Array(counts.samples));
  const stackStart = new Float64Array(counts.samples + 1);
  const stackLocation = new Uint32Array(counts.stackLocations);
  const { dense } = locationIds;
  const absSum = new Float64Array(types);
  const labels = new LabelReader(wire, strings);
  let isBase: Uint8Array | undefined;
  let filled = 0;

  const addLocation = (): void => {
    const at = reader.pos;
    let id: number | bigint = reader.uint32();
    if (reader.pos - at > 4) {
      reader.pos = at;
      id = wire.uint64();
    }
    const position = typeof id === 'number' && id < dense.length ? dense[id] : locationIds.find(id);
    if (position < 0) wire.fail(`A sample names location ${id}, which the profile does not describe`, at);
    stackLocation[filled++] = position;
  };

  let sample = 0;
  let type = 0;
  const addValue = (): void => {
    const value = wire.int64();
    values[type][sample] = value;
    absSum[type++] += Math.abs(value);
  };
  eachSample(wire, (position) => {
    sample = position;
    type = 0;
    stackStart[sample] = filled;
    while (wire.next()) {
      switch (wire.field) {
        case 1:
          eachOf(wire, addLocation);
          break;
        case 2:
          eachOf(wire, addValue);
          break;
        case 3:
          if (labels.isBaseLabel()) (isBase ??= new Uint8Array(counts.samples))[sample] = 1;
          break;
        default:
          wire.skip();
      }
    }
  });
  stackStart[counts.samples] = filled;
  const exactTypes = [...absSum.keys()].filter((column) => !(absSum[column] < 2 ** 53));
  if (exactTypes.length === 0) return { values, stackStart, stackLocation, isBase };
  return { values: withExact(wire, bytes, values, exactTypes), stackStart, stackLocation, isBase };
}

/** Calls `read` inside each sample's message. */
function eachSample(wire: Wire, read: (sample: number) => void): void {
  for (let sample = 0; wire.next(); ) {
    if (wire.field !== 2) {
      wire.skip();
      continue;
    }
    const outer = wire.enter();
    read(sample++);
    wire.leave(outer);
  }
}

/** Calls `read` for each element, the position standing on it. Packed or not: Go packs from three elements on. */
function eachOf(wire: Wire, read: () => void): void {
  if (wire.wireType !== DELIMITED) {
    wire.expect(VARINT);
    read();
    return;
  }
  const { reader } = wire;
  const outer = wire.enter();
  while (reader.pos < reader.len) read();
  wire.leave(outer);
}

/** Walks the samples once more for the columns that doubles cannot hold. */
function withExact(wire: Wire, bytes: Uint8Array, doubles: readonly Float64Array[], exactTypes: readonly number[]): SampleValues[] {
  const columns: SampleValues[] = doubles.map((column, type) => (exactTypes.includes(type) ? new BigInt64Array(column.length) : column));
  wire.reader.pos = 0;
  eachSample(wire, (sample) => {
    let type = 0;
    const readExact = (): void => {
      const at = wire.reader.pos;
      wire.int64();
      const column = columns[type++];
      if (column instanceof BigInt64Array) column[sample] = int64At(bytes, at);
    };
    while (wire.next()) {
      if (wire.field === 2) eachOf(wire, readExact);
      else wire.skip();
    }
  });
  return columns;
}

/** Checks labels, and knows the one that changes totals. */
class LabelReader {
  readonly #wire: Wire;
  readonly #strings: StringTable;
  readonly #baseKeys: ReadonlySet<number>;
  readonly #trueTexts: ReadonlySet<number>;

  constructor(wire: Wire, strings: StringTable) {
    this.#wire = wire;
    this.#strings = strings;
    this.#baseKeys = strings.indicesOf('pprof::base');
    this.#trueTexts = this.#baseKeys.size > 0 ? strings.indicesOf('true') : new Set();
  }

  /** Reads the label that `next` stood on. */
  isBaseLabel(): boolean {
    const wire = this.#wire;
    const outer = wire.enter();
    let key = 0;
    let text = 0;
    let unit = 0;
    while (wire.next()) {
      if (wire.field < 1 || wire.field > 4) {
        wire.skip();
        continue;
      }
      wire.expect(VARINT);
      const value = wire.int64();
      if (wire.field === 1) key = value;
      else if (wire.field === 2) text = value;
      else if (wire.field === 4) unit = value;
    }
    const last = text === 0 ? unit : text;
    const { size } = this.#strings;
    if (key < 0 || key >= size || last < 0 || last >= size) wire.fail(`The label before byte ${wire.reader.pos} refers to a string that is not there`);
    wire.leave(outer);
    return this.#baseKeys.has(key) && this.#trueTexts.has(text);
  }
}
