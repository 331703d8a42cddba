/** Texts of a file, each once. Of a file that has more different ones than any real log, the rest are one and the same. */
export class TextTable {
  readonly texts: string[] = [];
  readonly #ids = new Map<string, number>();

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    if (this.texts.length >= MOST_TEXTS && text !== REST) return this.idOf(REST);
    const id = this.texts.length;
    this.#ids.set(text, id);
    // A part of a line would keep the whole line in memory.
    this.texts.push(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
    return id;
  }
}

const MOST_TEXTS = 100_000;
const LONGEST = 500;
const REST = '…';
