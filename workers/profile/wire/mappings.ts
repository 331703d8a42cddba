import type { Counts } from './count.ts';
import { IdIndex } from './ids.ts';
import { addId, readId, readStringIndex } from './records.ts';
import { VARINT, type Wire } from './wire.ts';

/** Mapping records, field 3; file and build id as positions in the string table. */
export class MappingTable {
  readonly ids: IdIndex;
  readonly all: { readonly file: number; readonly buildId: number }[] = [];
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
    while (wire.next()) {
      if (wire.field === 1) id = readId(wire);
      else if (wire.field === 5) file = readStringIndex(wire, this.#strings);
      else if (wire.field === 6) buildId = readStringIndex(wire, this.#strings);
      else {
        if (wire.field >= 2 && wire.field <= 10) wire.expect(VARINT);
        wire.skip();
      }
    }
    wire.leave(outer);
    addId(wire, this.ids, id, this.all.length, 'mapping', at);
    this.all.push({ file, buildId });
  }
}
