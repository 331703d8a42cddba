// For tests and the bench: a profile written record by record, as Go writes it: functions and locations where they are first used,
// lists packed from three elements on, strings at the end.
import { WireBytes } from '../write/wireBytes.ts';

export interface Inlined {
  readonly fn: number;
  readonly line: number;
}

export type Label = { readonly key: string; readonly text: string } | { readonly key: string; readonly number: number; readonly unit: string };

export class ProfileBytes {
  readonly #out: WireBytes;
  readonly #record = new WireBytes();
  readonly #inner = new WireBytes();
  readonly #strings = new Map<string, number>([['', 0]]);
  #functions = 0;
  #locations = 0;

  /** `types`: `type/unit` of each column of values. `room`: how much there will be of it, about. */
  constructor(types: readonly string[], room = { samples: 0, framesEach: 0 }) {
    this.#out = new WireBytes(65_536 + room.samples * (16 + 3 * room.framesEach));
    for (const type of types) this.#out.message(1, this.#valueType(type));
    this.#inner.clear();
    this.#inner.number(1, 1);
    this.#inner.number(2, 0x40_0000);
    this.#inner.number(3, 0x80_0000);
    this.#inner.number(5, this.#string('/bin/service'));
    this.#inner.number(7, 1);
    this.#out.message(3, this.#inner);
    this.#out.number(9, 1_700_000_000_000_000_000n);
    this.#out.number(10, 60_000_000_000n);
    this.#out.message(11, this.#valueType(types.at(-1) ?? ''));
    this.#out.number(12, 10_000_000);
  }

  /** Returns its id. */
  fn(name: string, file: string, startLine: number): number {
    const id = ++this.#functions;
    this.#record.clear();
    this.#record.number(1, id);
    this.#record.number(2, this.#string(name));
    this.#record.number(3, this.#string(name));
    this.#record.number(4, this.#string(file));
    this.#record.number(5, startLine);
    this.#out.message(5, this.#record);
    return id;
  }

  /** Frames innermost first. Returns its id. */
  location(frames: readonly Inlined[]): number {
    const id = ++this.#locations;
    this.#record.clear();
    this.#record.number(1, id);
    this.#record.number(2, 1);
    this.#record.number(3, 0x40_0000 + 16 * id);
    for (const { fn, line } of frames) {
      this.#inner.clear();
      this.#inner.number(1, fn);
      this.#inner.number(2, line);
      this.#record.message(4, this.#inner);
    }
    this.#out.message(4, this.#record);
    return id;
  }

  /** Locations leaf first, one value for each type. */
  sample(locations: readonly number[], values: readonly (number | bigint)[], labels: readonly Label[] = []): void {
    this.#record.clear();
    this.#list(1, locations);
    this.#list(2, values);
    for (const label of labels) {
      this.#inner.clear();
      this.#inner.number(1, this.#string(label.key));
      if ('text' in label) this.#inner.number(2, this.#string(label.text));
      else {
        this.#inner.number(3, label.number);
        this.#inner.number(4, this.#string(label.unit));
      }
      this.#record.message(3, this.#inner);
    }
    this.#out.message(2, this.#record);
  }

  /** The strings, and the end. */
  finished(): Uint8Array<ArrayBuffer> {
    const encoder = new TextEncoder();
    for (const text of this.#strings.keys()) this.#out.message(6, encoder.encode(text));
    this.#strings.clear();
    return this.#out.finished();
  }

  #list(field: number, numbers: readonly (number | bigint)[]): void {
    if (numbers.length < 3) {
      for (const one of numbers) {
        this.#record.varint(field * 8);
        this.#record.varint(one);
      }
      return;
    }
    this.#inner.clear();
    for (const one of numbers) this.#inner.varint(one);
    this.#record.message(field, this.#inner);
  }

  #valueType(text: string): WireBytes {
    const [type = '', unit = ''] = text.split('/');
    this.#record.clear();
    this.#record.number(1, this.#string(type));
    this.#record.number(2, this.#string(unit));
    return this.#record;
  }

  #string(text: string): number {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    this.#strings.set(text, this.#strings.size);
    return this.#strings.size - 1;
  }
}
