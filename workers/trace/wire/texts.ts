import type { StringTable } from './tables.ts';

/** A generation's texts by wire id, plus those that earlier generations hand over (they have no id here). */
export class TextTable {
  readonly texts: string[];
  readonly #table: StringTable;
  #byText: Map<string, number> | undefined;

  constructor(table: StringTable) {
    this.#table = table;
    this.texts = [...table.texts];
  }

  /** See TableIndex. */
  get dense(): Int32Array {
    return this.#table.byId.dense;
  }

  /** -1: the generation defines no such id. Id 0 is the empty text. */
  find(id: number): number {
    return this.#table.byId.find(id);
  }

  text(index: number): string {
    return this.texts[index];
  }

  /** Equal texts have equal indexes, whichever generation they come from. */
  intern(text: string): number {
    this.#byText ??= new Map(this.texts.map((known, index) => [known, index]));
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const index = this.texts.length;
    this.texts.push(text);
    this.#byText.set(text, index);
    return index;
  }
}
