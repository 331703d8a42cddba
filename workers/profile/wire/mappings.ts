import type { ProfileMapping } from '../columns.ts';
import type { Counts } from './count.ts';
import { IdIndex } from './ids.ts';
import { addId, readId, readStringIndex } from './records.ts';
import type { StringTable } from './stringTable.ts';
import { VARINT, type Wire } from './wire.ts';

/** A mapping until all strings are in: file and build id as positions in the string table. */
type MappingRecord = Omit<ProfileMapping, 'file' | 'buildId'> & { readonly file: number; readonly buildId: number };

/** Mapping records, field 3. */
export class MappingTable {
  readonly ids: IdIndex;
  readonly #all: MappingRecord[] = [];
  readonly #strings: number;

  constructor({ mappings, strings }: Counts) {
    this.ids = new IdIndex(mappings);
    this.#strings = strings;
  }

  read(wire: Wire): void {
    const at = wire.fieldAt;
    const outer = wire.enter();
    let id: number | bigint = 0;
    let file = 0;
    let buildId = 0;
    /** Fields 2 to 4 and 7 to 10, by field. */
    const numbers: (number | bigint)[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    while (wire.next()) {
      if (wire.field === 1) id = readId(wire);
      else if (wire.field === 5) file = readStringIndex(wire, this.#strings);
      else if (wire.field === 6) buildId = readStringIndex(wire, this.#strings);
      else if (wire.field >= 2 && wire.field <= 10) {
        wire.expect(VARINT);
        numbers[wire.field] = wire.uint64();
      } else wire.skip();
    }
    wire.leave(outer);
    addId(wire, this.ids, id, this.#all.length, 'mapping', at);
    const is = (field: number): boolean => BigInt(numbers[field]) !== 0n;
    this.#all.push({
      file,
      buildId,
      start: BigInt(numbers[2]),
      limit: BigInt(numbers[3]),
      offset: BigInt(numbers[4]),
      hasFunctions: is(7),
      hasFilenames: is(8),
      hasLineNumbers: is(9),
      hasInlineFrames: is(10),
    });
  }

  named(strings: StringTable): ProfileMapping[] {
    return this.#all.map((mapping) => ({ ...mapping, file: strings.get(mapping.file), buildId: strings.get(mapping.buildId) }));
  }
}
