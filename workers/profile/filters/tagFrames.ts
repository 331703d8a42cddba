// tagroot and tagleaf: a frame of its own for each label key, named by the sample's values of it.
import { NONE, type ProfileColumns, type SampleLabels } from '../columns.ts';
import { MoreStrings } from '../moreStrings.ts';
import { printScaled } from '../units/print.ts';
import type { Filtered } from './byName.ts';

export type Side = 'root' | 'leaf';

/** More keys than anybody looks at together; each adds a frame to every sample. */
export const MOST_TAG_FRAMES = 16;

/** Keys that are joined by commas. */
export function tagKeys(joined: string): readonly string[] {
  return joined.split(',').filter((key) => key !== '');
}

/** @param keys at the root the first is outermost, at the leaf the last is innermost. A sample without a key has a frame without a name for it. */
export function withTagFrames(profile: ProfileColumns, keys: readonly string[], side: Side): Filtered {
  const { samples, stackStart, stackLocation } = profile;
  const added = new TagLocations(profile);
  const perSample = keys.length;
  const frames = new Uint32Array(samples * perSample);
  let matched = false;
  for (const [k, key] of keys.entries()) {
    const labels = new KeyLabels(profile, key);
    const nameless = added.of('', key);
    // Leaf first: the last key is nearest to the leaf.
    for (let i = 0, at = perSample - 1 - k; i < samples; i++, at += perSample) {
      const found = labels.locationOf(i, (text) => added.of(text, key));
      if (found >= 0) matched = true;
      frames[at] = found < 0 ? nameless : found;
    }
  }
  const newStart = new Float64Array(samples + 1);
  const newLocation = new Uint32Array(stackLocation.length + frames.length);
  let filled = 0;
  for (let i = 0; i < samples; i++) {
    if (side === 'leaf') filled = appended(newLocation, filled, frames, i * perSample, (i + 1) * perSample);
    filled = appended(newLocation, filled, stackLocation, stackStart[i], stackStart[i + 1]);
    if (side === 'root') filled = appended(newLocation, filled, frames, i * perSample, (i + 1) * perSample);
    newStart[i + 1] = filled;
  }
  return { profile: { ...added.profile(), stackStart: newStart, stackLocation: newLocation }, gone: new Uint32Array(0), frames: 0, unmatched: !matched };
}

function appended(to: Uint32Array, filled: number, from: Uint32Array, start: number, end: number): number {
  let at = filled;
  for (let i = start; i < end; i++) to[at++] = from[i];
  return at;
}

/** What samples have under one key: texts, then numbers in their units, joined by commas. */
class KeyLabels {
  readonly #profile: ProfileColumns;
  readonly #key: string;
  readonly #isKey = new Map<number, boolean>();
  /** Location of a text that stands alone, by its position: most samples have just one, and its name is made once. */
  readonly #ofText = new Map<number, number>();

  constructor(profile: ProfileColumns, key: string) {
    this.#profile = profile;
    this.#key = key;
  }

  /** −1: the sample has no such label. */
  locationOf(sample: number, locationFor: (text: string) => number): number {
    const { labels, strings } = this.#profile;
    if (labels === undefined) return -1;
    let count = 0;
    let last = -1;
    for (let at = labels.start[sample]; at < labels.start[sample + 1]; at++) {
      if (!this.#matches(labels.key[at])) continue;
      count++;
      last = at;
    }
    if (count === 0) return -1;
    const text = labels.text[last];
    if (count > 1 || text === 0) return locationFor(this.#joined(labels, sample));
    let location = this.#ofText.get(text);
    if (location === undefined) this.#ofText.set(text, (location = locationFor(strings.get(text))));
    return location;
  }

  #joined(labels: SampleLabels, sample: number): string {
    const { strings } = this.#profile;
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
    return texts.join(',');
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
