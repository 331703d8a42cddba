import type { TagKey, Tags } from '../../api.ts';
import type { SampleLabels, SampleValues } from '../columns.ts';
import { labelUnits } from '../filters/labelUnits.ts';
import { compareAsGo } from '../functionNames.ts';
import type { Reading } from '../reading/reading.ts';
import { printScaled } from '../units/print.ts';

const MOST_VALUES = 100;

/** The sums of `go tool pprof -tags`. */
export function tagsOf(reading: Reading, sampleType: number): Tags {
  const { profile } = reading;
  const values = profile.values[sampleType];
  const keys = new Map<string, KeySums>();
  const untagged = { total: zeroOf(values), samples: 0 };
  const counted = profile.labels === undefined ? undefined : new LabelSums(profile.labels, keys, values, (position) => profile.strings.get(position), labelUnits(reading.whole));
  for (let sample = 0; sample < profile.samples; sample++) {
    if (counted?.add(sample) === true) continue;
    untagged.total = plus(untagged.total, values[sample]);
    untagged.samples++;
  }
  return {
    sampleType,
    grandTotal: Number(reading.sumTotal(sampleType)),
    keys: [...keys.values()].toSorted((a, b) => compareAsGo(a.key, b.key) || Number(a.unit !== undefined) - Number(b.unit !== undefined)).map(shown),
    untagged: Number(untagged.total),
    untaggedSamples: untagged.samples,
  };
}

type Sum = number | bigint;

interface KeySums {
  readonly key: string;
  readonly unit: string | undefined;
  readonly byText: Map<string, ValueSums>;
  total: Sum;
  samples: number;
  lastSample: number;
}

interface ValueSums {
  readonly of: KeySums;
  readonly text: string;
  /** Of a numeric key: the least and the largest number printed so. */
  least: number | bigint;
  most: number | bigint;
  total: Sum;
  samples: number;
  lastSample: number;
}

class LabelSums {
  readonly #labels: SampleLabels;
  readonly #keys: Map<string, KeySums>;
  readonly #values: SampleValues;
  readonly #string: (position: number) => string;
  readonly #units: ReadonlyMap<string, string>;
  /** Of a key and a text, both as positions; found again without making a text of them. */
  readonly #byPosition = new Map<number, Map<number | bigint, ValueSums>>();
  readonly #byNumber = new Map<number, Map<number | bigint, ValueSums>>();

  constructor(labels: SampleLabels, keys: Map<string, KeySums>, values: SampleValues, string: (position: number) => string, units: ReadonlyMap<string, string>) {
    this.#labels = labels;
    this.#keys = keys;
    this.#values = values;
    this.#string = string;
    this.#units = units;
  }

  /** False: the sample has no label. */
  add(sample: number): boolean {
    const { start } = this.#labels;
    const value = this.#values[sample];
    for (let label = start[sample]; label < start[sample + 1]; label++) {
      const sums = this.#sumsOf(label);
      sums.total = plus(sums.total, value);
      sums.of.total = plus(sums.of.total, value);
      if (sums.lastSample !== sample) sums.samples++;
      if (sums.of.lastSample !== sample) sums.of.samples++;
      sums.lastSample = sample;
      sums.of.lastSample = sample;
    }
    return start[sample] < start[sample + 1];
  }

  #sumsOf(label: number): ValueSums {
    const { key, text, number } = this.#labels;
    const isText = text[label] !== 0;
    const byKey = isText ? this.#byPosition : this.#byNumber;
    let known = byKey.get(key[label]);
    if (known === undefined) byKey.set(key[label], (known = new Map()));
    const value = isText ? text[label] : number[label];
    let sums = known.get(value);
    if (sums === undefined) known.set(value, (sums = this.#newSums(this.#string(key[label]), value, isText)));
    return sums;
  }

  #newSums(key: string, value: number | bigint, isText: boolean): ValueSums {
    const unit = isText ? undefined : (this.#units.get(key) ?? key);
    const text = unit === undefined ? this.#string(Number(value)) : printScaled(value, unit, 'auto');
    const name = `${isText ? 'text' : 'number'} ${key}`;
    let of = this.#keys.get(name);
    if (of === undefined) this.#keys.set(name, (of = { key, unit, byText: new Map(), total: zeroOf(this.#values), samples: 0, lastSample: -1 }));
    let sums = of.byText.get(text);
    if (sums === undefined) of.byText.set(text, (sums = { of, text, least: value, most: value, total: zeroOf(this.#values), samples: 0, lastSample: -1 }));
    if (value < sums.least) sums.least = value;
    if (value > sums.most) sums.most = value;
    return sums;
  }
}

function shown({ key, unit, byText, total, samples }: KeySums): TagKey {
  const values = [...byText.values()]
    .map((sums) => ({
      text: sums.text,
      ...(unit === undefined ? {} : { numbers: { least: Number(sums.least), most: Number(sums.most) } }),
      total: Number(sums.total),
      samples: sums.samples,
    }))
    .toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total) || compareAsGo(a.text, b.text));
  const others = values.splice(MOST_VALUES);
  return { key, unit, total: Number(total), samples, values, otherValues: others.length, otherTotal: others.reduce((sum, value) => sum + value.total, 0) };
}

function zeroOf(values: SampleValues): Sum {
  return values instanceof BigInt64Array ? 0n : 0;
}

/** Both of one kind; 64-bit sums wrap. */
function plus(sum: Sum, value: Sum): Sum {
  return typeof sum === 'bigint' ? BigInt.asIntN(64, sum + BigInt(value)) : sum + Number(value);
}
