// Second walk, samples: ids resolved, values in doubles; once more in 64-bit integers for columns whose sums outgrow doubles.
import type { SampleLabels, SampleValues } from '../columns.ts';
import type { Counts } from './count.ts';
import type { IdIndex } from './ids.ts';
import { LabelReader } from './labels.ts';
import type { StringTable } from './stringTable.ts';
import { DELIMITED, int64At, VARINT, type Wire } from './wire.ts';
import { t } from '../../../language/t.ts';

export interface SampleColumns {
  readonly values: SampleValues[];
  readonly stackStart: Float64Array;
  readonly stackLocation: Uint32Array;
  readonly isBase: Uint8Array | undefined;
  readonly labels: SampleLabels | undefined;
}

export function decodeSamples(wire: Wire, counts: Counts, locationIds: IdIndex, strings: StringTable): SampleColumns {
  const { reader, bytes } = wire;
  const types = counts.sampleTypes;
  const values = Array.from({ length: types }, () => new Float64Array(counts.samples));
  const stackStart = new Float64Array(counts.samples + 1);
  const stackLocation = new Uint32Array(counts.stackLocations);
  const { dense } = locationIds;
  const absSum = new Float64Array(types);
  const labels = new LabelReader(wire, counts, strings);
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
    if (position < 0) wire.fail(t('A sample names location {id}, which the profile does not describe', { id }), at);
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
    labels.begin(sample);
    while (wire.next()) {
      switch (wire.field) {
        case 1:
          eachOf(wire, addLocation);
          break;
        case 2:
          eachOf(wire, addValue);
          break;
        case 3:
          if (labels.read()) (isBase ??= new Uint8Array(counts.samples))[sample] = 1;
          break;
        default:
          wire.skip();
      }
    }
  });
  stackStart[counts.samples] = filled;
  const exactTypes = [...absSum.keys()].filter((column) => !(absSum[column] < 2 ** 53));
  const rest = { stackStart, stackLocation, isBase, labels: labels.columns() };
  return exactTypes.length === 0 ? { values, ...rest } : { values: withExact(wire, bytes, values, exactTypes), ...rest };
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
