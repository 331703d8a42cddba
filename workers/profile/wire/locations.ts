import { NONE } from '../columns.ts';
import type { Counts } from './count.ts';
import { IdIndex } from './ids.ts';
import { addId, readId } from './records.ts';
import { VARINT, type Wire } from './wire.ts';
import { t } from '../../../language/t.ts';

/** Location records, field 4, with their lines. */
export class LocationTable {
  readonly ids: IdIndex;
  readonly frameStart: Uint32Array;
  readonly frameFunction: Uint32Array;
  readonly frameLine: Float64Array;
  readonly frameColumn: Float64Array;
  readonly locationMapping: Uint32Array;
  readonly locationAddress: BigUint64Array;
  readonly locationIsFolded: Uint8Array;
  locationsWithoutLines = 0;
  /** Until all records are in. */
  readonly #functionId: (number | bigint)[] = [];
  readonly #mappingId: (number | bigint)[] = [];
  #frames = 0;
  #locations = 0;

  constructor({ locations, frames }: Counts) {
    this.ids = new IdIndex(locations);
    this.frameStart = new Uint32Array(locations + 1);
    this.frameFunction = new Uint32Array(frames);
    this.frameLine = new Float64Array(frames);
    this.frameColumn = new Float64Array(frames);
    this.locationMapping = new Uint32Array(locations);
    this.locationAddress = new BigUint64Array(locations);
    this.locationIsFolded = new Uint8Array(locations);
  }

  read(wire: Wire): void {
    const at = wire.fieldAt;
    const outer = wire.enter();
    const first = this.#frames;
    let id: number | bigint = 0;
    let mappingId: number | bigint = 0;
    while (wire.next()) {
      switch (wire.field) {
        case 1:
          id = readId(wire);
          break;
        case 2:
          mappingId = readId(wire);
          break;
        case 4:
          this.#readLine(wire);
          break;
        case 3:
          wire.expect(VARINT);
          this.locationAddress[this.#locations] = BigInt(wire.uint64());
          break;
        case 5:
          wire.expect(VARINT);
          this.locationIsFolded[this.#locations] = wire.uint64() === 0 ? 0 : 1;
          break;
        default:
          wire.skip();
      }
    }
    wire.leave(outer);
    if (this.#frames === first) {
      this.frameFunction[this.#frames++] = NONE;
      this.locationsWithoutLines++;
    }
    addId(wire, this.ids, id, this.#locations, 'location', at);
    this.#mappingId[this.#locations++] = mappingId;
    this.frameStart[this.#locations] = this.#frames;
  }

  /** An unknown function is an error; an unknown mapping only means that there is none. */
  resolve(wire: Wire, functionIds: IdIndex, mappingIds: IdIndex): void {
    for (let frame = 0; frame < this.#frames; frame++) {
      if (this.frameFunction[frame] === NONE) continue;
      const id = this.#functionId[frame];
      const position = functionIds.find(id);
      if (position < 0) wire.fail(t('A line refers to function {id}, which the profile does not describe', { id }));
      this.frameFunction[frame] = position;
    }
    for (let location = 0; location < this.#locations; location++) {
      const position = mappingIds.find(this.#mappingId[location]);
      this.locationMapping[location] = position < 0 ? NONE : position;
    }
  }

  #readLine(wire: Wire): void {
    const outer = wire.enter();
    let functionId: number | bigint = 0;
    let line = 0;
    let column = 0;
    while (wire.next()) {
      switch (wire.field) {
        case 1:
          functionId = readId(wire);
          break;
        case 2:
          wire.expect(VARINT);
          line = wire.int64();
          break;
        case 3:
          wire.expect(VARINT);
          column = wire.int64();
          break;
        default:
          wire.skip();
      }
    }
    wire.leave(outer);
    this.#functionId[this.#frames] = functionId;
    this.frameLine[this.#frames] = line;
    this.frameColumn[this.#frames++] = column;
  }
}
