import type { Counts } from './count.ts';
import { IdIndex } from './ids.ts';
import { addId, readId, readStringIndex } from './records.ts';
import { VARINT, type Wire } from './wire.ts';

/** Function records, field 5. */
export class FunctionTable {
  readonly ids: IdIndex;
  readonly functionName: Uint32Array;
  readonly functionSystemName: Uint32Array;
  readonly functionFile: Uint32Array;
  readonly functionStartLine: Float64Array;
  readonly #strings: number;
  #filled = 0;

  constructor({ functions, strings }: Counts) {
    this.ids = new IdIndex(functions);
    this.functionName = new Uint32Array(functions);
    this.functionSystemName = new Uint32Array(functions);
    this.functionFile = new Uint32Array(functions);
    this.functionStartLine = new Float64Array(functions);
    this.#strings = strings;
  }

  read(wire: Wire): void {
    const at = wire.fieldAt;
    const outer = wire.enter();
    const position = this.#filled++;
    let id: number | bigint = 0;
    while (wire.next()) {
      switch (wire.field) {
        case 1:
          id = readId(wire);
          break;
        case 2:
          this.functionName[position] = readStringIndex(wire, this.#strings);
          break;
        case 3:
          this.functionSystemName[position] = readStringIndex(wire, this.#strings);
          break;
        case 4:
          this.functionFile[position] = readStringIndex(wire, this.#strings);
          break;
        case 5:
          wire.expect(VARINT);
          this.functionStartLine[position] = wire.int64();
          break;
        default:
          wire.skip();
      }
    }
    wire.leave(outer);
    addId(wire, this.ids, id, position, 'function', at);
  }
}
