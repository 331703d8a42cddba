// tagroot and tagleaf: a frame of its own for each label key, named by the sample's values of it.
import { NONE, type ProfileColumns } from '../columns.ts';
import { MoreStrings } from '../moreStrings.ts';
import { printScaled } from '../units/print.ts';
import type { Filtered } from './byName.ts';

export type Side = 'root' | 'leaf';

/**
 * @param keys joined by commas. At the root the first is outermost, at the leaf the last is innermost. A sample without a key has a
 *   frame without a name for it.
 */
export function withTagFrames(profile: ProfileColumns, keys: string, side: Side): Filtered {
  const wanted = keys.split(',').filter((key) => key !== '');
  const { samples, stackStart, stackLocation } = profile;
  const added = new TagLocations(profile);
  const perSample = wanted.length;
  const frames = new Uint32Array(samples * perSample);
  let matched = false;
  for (const [k, key] of wanted.entries()) {
    const texts = new LabelTexts(profile, key);
    // Leaf first: the last key is nearest to the leaf.
    for (let i = 0; i < samples; i++) {
      const text = texts.of(i);
      if (text !== undefined) matched = true;
      frames[i * perSample + perSample - 1 - k] = added.of(text ?? '', key);
    }
  }
  const newStart = new Float64Array(samples + 1);
  const newLocation = new Uint32Array(stackLocation.length + frames.length);
  let filled = 0;
  for (let i = 0; i < samples; i++) {
    const own = frames.subarray(i * perSample, (i + 1) * perSample);
    if (side === 'leaf') filled = appended(newLocation, filled, own, 0, perSample);
    filled = appended(newLocation, filled, stackLocation, stackStart[i], stackStart[i + 1]);
    if (side === 'root') filled = appended(newLocation, filled, own, 0, perSample);
    newStart[i + 1] = filled;
  }
  return { profile: { ...added.profile(), stackStart: newStart, stackLocation: newLocation }, gone: new Uint32Array(0), frames: 0, unmatched: !matched };
}

function appended(to: Uint32Array, filled: number, from: Uint32Array, start: number, end: number): number {
  let at = filled;
  for (let i = start; i < end; i++) to[at++] = from[i];
  return at;
}

/** A sample's values of one key: texts, then numbers in their units, joined by commas. */
class LabelTexts {
  readonly #profile: ProfileColumns;
  readonly #isKey = new Map<number, boolean>();
  readonly #key: string;

  constructor(profile: ProfileColumns, key: string) {
    this.#profile = profile;
    this.#key = key;
  }

  /** undefined: it has none. */
  of(sample: number): string | undefined {
    const { labels, strings } = this.#profile;
    if (labels === undefined) return undefined;
    const texts: string[] = [];
    const numbers: number[] = [];
    let unit = false;
    for (let at = labels.start[sample]; at < labels.start[sample + 1]; at++) {
      if (!this.#matches(labels.key[at])) continue;
      if (labels.text[at] !== 0) texts.push(strings.get(labels.text[at]));
      else {
        numbers.push(at);
        unit ||= labels.unit[at] !== 0;
      }
    }
    // Where none of them has a unit they are plain numbers, whatever unit the key has elsewhere.
    for (const at of numbers) texts.push(printScaled(labels.number[at], unit ? strings.get(labels.unit[at]) : '', unit ? 'minimum' : ''));
    return texts.length === 0 ? undefined : texts.join(',');
  }

  #matches(position: number): boolean {
    let verdict = this.#isKey.get(position);
    if (verdict === undefined) this.#isKey.set(position, (verdict = this.#profile.strings.get(position) === this.#key));
    return verdict;
  }
}

/** Functions and locations beyond the profile's own, one for each text and key. */
class TagLocations {
  readonly #profile: ProfileColumns;
  readonly #strings: MoreStrings;
  readonly #locations = new Map<string, number>();
  readonly #names: number[] = [];
  readonly #files: number[] = [];

  constructor(profile: ProfileColumns) {
    this.#profile = profile;
    this.#strings = new MoreStrings(profile.strings);
  }

  of(text: string, key: string): number {
    const name = `${key}\0${text}`;
    const known = this.#locations.get(name);
    if (known !== undefined) return known;
    const position = this.#profile.locations + this.#names.length;
    this.#locations.set(name, position);
    this.#names.push(this.#strings.of(text));
    this.#files.push(this.#strings.of(key));
    return position;
  }

  profile(): ProfileColumns {
    const { locations, functions } = this.#profile;
    const added = this.#names.length;
    const zeros = this.#names.map(() => 0);
    const firstFrame = this.#profile.frameFunction.length;
    return {
      ...this.#profile,
      strings: this.#strings,
      functions: functions + added,
      functionName: longer(this.#profile.functionName, this.#names),
      functionSystemName: longer(this.#profile.functionSystemName, zeros),
      functionFile: longer(this.#profile.functionFile, this.#files),
      functionStartLine: longer(this.#profile.functionStartLine, zeros),
      locations: locations + added,
      frameStart: longer(this.#profile.frameStart, zeros.map((_, i) => firstFrame + i + 1)),
      frameFunction: longer(this.#profile.frameFunction, zeros.map((_, i) => functions + i)),
      frameLine: longer(this.#profile.frameLine, zeros),
      frameColumn: longer(this.#profile.frameColumn, zeros),
      locationMapping: longer(this.#profile.locationMapping, zeros.map(() => NONE)),
      locationAddress: longerAddresses(this.#profile.locationAddress, added),
      locationIsFolded: longer(this.#profile.locationIsFolded, zeros),
    };
  }
}

function longer<Column extends Uint8Array | Uint32Array | Float64Array>(column: Column, more: readonly number[]): Column {
  const longerColumn = new (column.constructor as new (length: number) => Column)(column.length + more.length);
  longerColumn.set(column);
  longerColumn.set(more, column.length);
  return longerColumn;
}

function longerAddresses(column: BigUint64Array, more: number): BigUint64Array {
  const addresses = new BigUint64Array(column.length + more);
  addresses.set(column);
  return addresses;
}
