import type { SampleLabels } from '../columns.ts';
import type { Counts } from './count.ts';
import type { StringTable } from './stringTable.ts';
import { int64At, VARINT, type Wire } from './wire.ts';
import { t } from '../../../language/t.ts';

/** Reads the labels of samples into columns, and knows the one that changes totals. Costs nothing where there are none. */
export class LabelReader {
  readonly #wire: Wire;
  readonly #strings: number;
  readonly #baseKeys: ReadonlySet<number>;
  readonly #trueTexts: ReadonlySet<number>;
  readonly #start: Float64Array;
  readonly #key: Uint32Array;
  readonly #text: Uint32Array;
  readonly #number: BigInt64Array;
  /** The same numbers as halves, low first as on every machine a browser runs on: a bigint a label would cost more than reading it. */
  readonly #halves: Int32Array;
  readonly #unit: Uint32Array;
  #filled = 0;

  constructor(wire: Wire, { labels, samples }: Counts, strings: StringTable) {
    this.#wire = wire;
    this.#strings = strings.size;
    this.#baseKeys = labels === 0 ? new Set() : strings.indicesOf('pprof::base');
    this.#trueTexts = this.#baseKeys.size > 0 ? strings.indicesOf('true') : new Set();
    this.#start = new Float64Array(labels === 0 ? 0 : samples + 1);
    this.#key = new Uint32Array(labels);
    this.#text = new Uint32Array(labels);
    this.#number = new BigInt64Array(labels);
    this.#halves = new Int32Array(this.#number.buffer);
    this.#unit = new Uint32Array(labels);
  }

  /** What is read from here on belongs to this sample. */
  begin(sample: number): void {
    if (this.#start.length > 0) this.#start[sample] = this.#filled;
  }

  /** Reads the label that `next` stood on; true: it marks its sample as one of a difference's base. */
  read(): boolean {
    const wire = this.#wire;
    const outer = wire.enter();
    let key = 0;
    let text = 0;
    let number = 0;
    let numberAt = 0;
    let unit = 0;
    while (wire.next()) {
      if (wire.field < 1 || wire.field > 4) {
        wire.skip();
        continue;
      }
      wire.expect(VARINT);
      const at = wire.reader.pos;
      const value = wire.int64();
      if (wire.field === 1) key = value;
      else if (wire.field === 2) text = value;
      else if (wire.field === 3) {
        number = value;
        numberAt = at;
      } else unit = value;
    }
    const last = text === 0 ? unit : text;
    if (key < 0 || key >= this.#strings || last < 0 || last >= this.#strings) {
      wire.fail(t('The label before byte {pos} refers to a string that is not there', { pos: wire.reader.pos }));
    }
    wire.leave(outer);
    if (text !== 0) this.#add(key, text, 0, 0, 0);
    else if (number !== 0 || unit !== 0) this.#add(key, 0, number, numberAt, unit);
    return text !== 0 && this.#baseKeys.has(key) && this.#trueTexts.has(text);
  }

  /** undefined: no sample has any that counts. */
  columns(): SampleLabels | undefined {
    const labels = this.#filled;
    if (labels === 0) return undefined;
    this.#start[this.#start.length - 1] = labels;
    // A file may have many that are discarded; the columns then hold on to more than they show, never more than 20 bytes a label.
    return {
      start: this.#start,
      key: this.#key.subarray(0, labels),
      text: this.#text.subarray(0, labels),
      number: this.#number.subarray(0, labels),
      unit: this.#unit.subarray(0, labels),
    };
  }

  #add(key: number, text: number, number: number, numberAt: number, unit: number): void {
    const label = this.#filled++;
    this.#key[label] = key;
    this.#text[label] = text;
    this.#unit[label] = unit;
    if (Number.isSafeInteger(number)) {
      this.#halves[2 * label] = number % 2 ** 32;
      this.#halves[2 * label + 1] = Math.floor(number / 2 ** 32);
    } else this.#number[label] = int64At(this.#wire.bytes, numberAt);
  }
}
