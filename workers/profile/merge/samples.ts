// Samples of several profiles as one list: equal ones (same locations, same labels) become one, and their values add up.
import type { ProfileColumns, SampleLabels, SampleValues } from '../columns.ts';
import { GrowingUint32 } from '../growing.ts';
import { Sequences } from '../sequences.ts';
import type { MergedTables } from './tables.ts';

type Samples = Pick<ProfileColumns, 'samples' | 'values' | 'stackStart' | 'stackLocation' | 'isBase' | 'labels'>;

export interface MergeSource {
  readonly profile: ProfileColumns;
  /** Label all its samples as those of a difference's base. */
  readonly asBase?: boolean;
}

/** Of a label in a sample's sequence: key, text, the two halves of the number, unit. */
const LABEL_WORDS = 5;
const BASE_KEY = 'pprof::base';
/** Instead of a position. */
const LEFT_OUT = 0xffff_ffff;

export class MergedSamples {
  readonly #tables: MergedTables;
  /** A sample: how many locations, these, then its labels in one order for all. */
  readonly #sequences = new Sequences();
  readonly #values: SampleValues[];

  /** @param sources all that will be added: how many samples there can be, and whether doubles hold their sums. */
  constructor(tables: MergedTables, sources: readonly MergeSource[]) {
    this.#tables = tables;
    const samples = sources.reduce((sum, { profile }) => sum + profile.samples, 0);
    const types = sources[0].profile.sampleTypes;
    this.#values = types.map((_, type) => (sumsAreExact(sources.map(({ profile }) => profile.values[type])) ? new Float64Array(samples) : new BigInt64Array(samples)));
  }

  add({ profile, asBase = false }: MergeSource): void {
    const tables = this.#tables.of(profile);
    const { stackStart, stackLocation, values, labels } = profile;
    const reader = new LabelWords(this.#tables, profile, (position) => tables.string(position), asBase);
    const positions = new Uint32Array(profile.samples);
    const sequence = new GrowingUint32();
    for (let sample = 0; sample < profile.samples; sample++) {
      if (isZero(values, sample)) {
        positions[sample] = LEFT_OUT;
        continue;
      }
      sequence.length = 0;
      sequence.push(stackStart[sample + 1] - stackStart[sample]);
      for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) sequence.push(tables.location(stackLocation[i]));
      if (labels !== undefined || asBase) reader.append(sample, sequence);
      positions[sample] = this.#sequences.intern(sequence.taken());
    }
    for (const [type, column] of values.entries()) addUp(this.#values[type], column, positions);
  }

  /** Nothing may be added after it. */
  taken(): Samples {
    const { start, items } = this.#sequences.taken();
    const samples = this.#sequences.size;
    const { stackStart, stackLocation } = stacksOf(start, items, samples);
    const labels = labelsOf(start, items, samples);
    return {
      samples,
      values: this.#values.map((column) => column.subarray(0, samples)),
      stackStart,
      stackLocation,
      isBase: labels === undefined ? undefined : this.#isBase(labels, samples),
      labels,
    };
  }

  #isBase(labels: SampleLabels, samples: number): Uint8Array | undefined {
    const key = this.#tables.strings.of(BASE_KEY);
    const text = this.#tables.strings.of('true');
    let isBase: Uint8Array | undefined;
    for (let sample = 0; sample < samples; sample++) {
      for (let i = labels.start[sample]; i < labels.start[sample + 1]; i++) {
        if (labels.key[i] === key && labels.text[i] === text) (isBase ??= new Uint8Array(samples))[sample] = 1;
      }
    }
    return isBase;
  }
}

interface BaseLabel {
  readonly key: number;
  readonly text: number;
}

/** Labels of a profile's samples as words of a sequence. Texts before numbers, by key: their order in the file tells nothing apart. */
class LabelWords {
  readonly #labels: SampleLabels | undefined;
  readonly #string: (position: number) => number;
  readonly #halves: Uint32Array;
  /** What every sample gets, instead of what it has under that key. */
  readonly #base: BaseLabel | undefined;

  constructor(tables: MergedTables, { labels }: ProfileColumns, string: (position: number) => number, asBase: boolean) {
    this.#labels = labels;
    this.#string = string;
    this.#halves = labels === undefined ? new Uint32Array(0) : halvesOf(labels.number);
    this.#base = asBase ? { key: tables.strings.of(BASE_KEY), text: tables.strings.of('true') } : undefined;
  }

  append(sample: number, sequence: GrowingUint32): void {
    const labels = this.#labels;
    const first = labels?.start[sample] ?? 0;
    const end = labels?.start[sample + 1] ?? 0;
    if (end - first === 1 && this.#base === undefined) {
      this.#push(first, sequence);
      return;
    }
    const order: number[] = [];
    for (let i = first; i < end; i++) if (!this.#isReplaced(i)) order.push(i);
    order.sort((a, b) => Number(this.#isNumber(a)) - Number(this.#isNumber(b)) || this.#key(a) - this.#key(b));
    const base = this.#base;
    let isBaseIn = base === undefined;
    for (const label of order) {
      if (base !== undefined && !isBaseIn && (this.#isNumber(label) || this.#key(label) > base.key)) {
        pushBase(base, sequence);
        isBaseIn = true;
      }
      this.#push(label, sequence);
    }
    if (base !== undefined && !isBaseIn) pushBase(base, sequence);
  }

  #push(label: number, sequence: GrowingUint32): void {
    const { text = [], unit = [] } = this.#labels ?? {};
    const ownText = this.#string(text[label]);
    // An empty text, which some write as a second '' of their string table, is no label.
    if (ownText === 0 && text[label] !== 0) return;
    sequence.push(this.#key(label));
    sequence.push(ownText);
    sequence.push(this.#halves[2 * label]);
    sequence.push(this.#halves[2 * label + 1]);
    sequence.push(this.#string(unit[label]));
  }

  #key(label: number): number {
    return this.#string(this.#labels?.key[label] ?? 0);
  }

  #isNumber(label: number): boolean {
    return this.#labels?.text[label] === 0;
  }

  #isReplaced(label: number): boolean {
    return this.#base !== undefined && !this.#isNumber(label) && this.#key(label) === this.#base.key;
  }
}

function pushBase({ key, text }: BaseLabel, sequence: GrowingUint32): void {
  sequence.append([key, text, 0, 0, 0]);
}

function stacksOf(start: Float64Array, items: Uint32Array, samples: number): Pick<ProfileColumns, 'stackStart' | 'stackLocation'> {
  const stackStart = new Float64Array(samples + 1);
  for (let sample = 0; sample < samples; sample++) stackStart[sample + 1] = stackStart[sample] + items[start[sample]];
  const stackLocation = new Uint32Array(stackStart[samples]);
  for (let sample = 0; sample < samples; sample++) {
    const from = start[sample] + 1 - stackStart[sample];
    for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) stackLocation[i] = items[from + i];
  }
  return { stackStart, stackLocation };
}

function labelsOf(start: Float64Array, items: Uint32Array, samples: number): SampleLabels | undefined {
  const labelStart = new Float64Array(samples + 1);
  for (let sample = 0; sample < samples; sample++) {
    const words = start[sample + 1] - start[sample] - 1 - items[start[sample]];
    labelStart[sample + 1] = labelStart[sample] + words / LABEL_WORDS;
  }
  const count = labelStart[samples];
  if (count === 0) return undefined;
  const labels = { start: labelStart, key: new Uint32Array(count), text: new Uint32Array(count), number: new BigInt64Array(count), unit: new Uint32Array(count) };
  const halves = halvesOf(labels.number);
  for (let sample = 0; sample < samples; sample++) {
    let word = start[sample] + 1 + items[start[sample]];
    for (let i = labelStart[sample]; i < labelStart[sample + 1]; i++, word += LABEL_WORDS) {
      labels.key[i] = items[word];
      labels.text[i] = items[word + 1];
      halves[2 * i] = items[word + 2];
      halves[2 * i + 1] = items[word + 3];
      labels.unit[i] = items[word + 4];
    }
  }
  return labels;
}

/** Two 32-bit words for each number, over the same memory. */
function halvesOf(numbers: BigInt64Array): Uint32Array {
  return new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
}

/** Adds each value where its sample went; 64-bit sums wrap. */
function addUp(sums: SampleValues, column: SampleValues, positions: Uint32Array): void {
  if (sums instanceof BigInt64Array) {
    for (let sample = 0; sample < column.length; sample++) if (positions[sample] !== LEFT_OUT) sums[positions[sample]] += BigInt(column[sample]);
  } else {
    for (let sample = 0; sample < column.length; sample++) if (positions[sample] !== LEFT_OUT) sums[positions[sample]] += Number(column[sample]);
  }
}

/** In every column. */
export function isZero(values: readonly SampleValues[], sample: number): boolean {
  for (const column of values) if (column[sample] !== 0 && column[sample] !== 0n) return false;
  return true;
}

function sumsAreExact(columns: readonly SampleValues[]): boolean {
  let sum = 0;
  for (const column of columns) {
    if (column instanceof BigInt64Array) return false;
    for (const value of column) sum += Math.abs(value);
  }
  return sum < 2 ** 53;
}
