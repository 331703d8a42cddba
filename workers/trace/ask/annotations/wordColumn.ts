import { grown } from '../../wire/ids.ts';

/** A growing column of unsigned words. */
export class WordColumn {
  count = 0;
  values = new Uint32Array(64);

  push(value: number): void {
    if (this.count === this.values.length) this.values = grown(this.values, this.count * 2);
    this.values[this.count++] = value;
  }
}
