// Lines of `GODEBUG=inittrace=1`. Names of packages stand once.
import { nsOfMs } from './figures.ts';
import { INIT_COLUMNS, type InitLines } from './runtimeRecords.ts';
import { GrowingTable, placed, type TextPlace } from './tables.ts';
import { TextTable } from './textTable.ts';

const INIT = /^init (\S+) @(\d{1,13}(?:\.\d+)?) ms, (\d{1,13}(?:\.\d+)?) ms clock, (\d{1,19}) bytes, (\d{1,19}) allocs/;

export class InitTable {
  readonly #table = new GrowingTable(INIT_COLUMNS);
  readonly #packages = new TextTable();

  get count(): number {
    return this.#table.count;
  }

  /** A text that begins where a record may; false: it does not go on as one. */
  read(text: string, place: TextPlace): boolean {
    const match = INIT.exec(text);
    if (match === null) return false;
    const row = placed(this.#table, place);
    const { columns } = this.#table;
    columns.package[row] = this.#packages.idOf(match[1]);
    columns.startNs[row] = nsOfMs(match[2]);
    columns.timeNs[row] = columns.startNs[row];
    columns.clockNs[row] = nsOfMs(match[3]);
    columns.allocBytes[row] = Number(match[4]);
    columns.allocs[row] = Number(match[5]);
    return true;
  }

  taken(): InitLines {
    return { ...this.#table.taken(), packages: this.#packages.texts };
  }
}
