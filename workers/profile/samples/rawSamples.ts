import type { LookedAt, RawSample, RawSamples, SampleQuestion } from '../../api.ts';
import { NONE, type ProfileColumns } from '../columns.ts';
import { labelUnits } from '../filters/labelUnits.ts';
import { functionNames, unnamedFrame } from '../functionNames.ts';
import type { Reading } from '../reading/reading.ts';
import { printScaled } from '../units/print.ts';
import { ValueOrder } from './valueOrder.ts';

const MOST_SAMPLES = 1000;
const MOST_FRAMES = 200;

/** What a page of samples needs of its reading, made at the first page and kept for the next. */
interface Prepared {
  readonly names: readonly string[];
  readonly units: ReadonlyMap<string, string>;
  readonly orders: Map<number, ValueOrder>;
}

const prepared = new WeakMap<Reading, Prepared>();

type Question = LookedAt & Extract<SampleQuestion, { ask: 'rawSamples' }>;

export function rawSamples(reading: Reading, { sampleType, order, from, count, mostFrames }: Question): RawSamples {
  const { profile } = reading;
  const { names, units, orders } = preparedFor(reading);
  const first = clamped(from, profile.samples);
  const end = clamped(first + clamped(count, MOST_SAMPLES), profile.samples);
  let page: ArrayLike<number> = Array.from({ length: end - first }, (_, i) => first + i);
  if (order === 'value') {
    const byValue = orders.get(sampleType) ?? new ValueOrder(profile.values[sampleType]);
    orders.set(sampleType, byValue);
    page = byValue.page(first, end);
  }
  const frames = clamped(mostFrames ?? MOST_FRAMES, MOST_FRAMES);
  return { sampleType, from: first, total: profile.samples, samples: Array.from(page, (sample) => ({ sample, ...stackOf(profile, names, sample, frames), ...besideStack(profile, units, sample) })) };
}

function preparedFor(reading: Reading): Prepared {
  const known = prepared.get(reading);
  if (known !== undefined) return known;
  const made: Prepared = { names: functionNames(reading.profile), units: labelUnits(reading.whole), orders: new Map() };
  prepared.set(reading, made);
  return made;
}

function stackOf(profile: ProfileColumns, names: readonly string[], sample: number, most: number): Pick<RawSample, 'frames' | 'depth'> {
  const { stackStart, stackLocation, frameStart } = profile;
  const frames: RawSample['frames'][number][] = [];
  let depth = 0;
  for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) {
    const location = stackLocation[i];
    const end = frameStart[location + 1];
    for (let frame = frameStart[location]; frame < end && frames.length < most; frame++) {
      frames.push({ ...placeOf(profile, names, location, frame), inlined: frame !== end - 1 });
    }
    depth += end - frameStart[location];
  }
  return { frames, depth };
}

function besideStack(profile: ProfileColumns, units: ReadonlyMap<string, string>, sample: number): Pick<RawSample, 'values' | 'labels'> {
  return { values: profile.values.map((column) => Number(column[sample])), labels: labelsOf(profile, units, sample) };
}

function placeOf(profile: ProfileColumns, names: readonly string[], location: number, frame: number): Omit<RawSample['frames'][number], 'inlined'> {
  const fn = profile.frameFunction[frame];
  const mapping = profile.locationMapping[location];
  const named = fn === NONE ? '' : names[fn];
  const address = profile.locationAddress[location];
  return {
    name: named === '' ? unnamedFrame(mapping === NONE ? '' : profile.mappings[mapping].file) : named,
    file: fn === NONE ? '' : profile.strings.get(profile.functionFile[fn]),
    line: profile.frameLine[frame],
    address: address === 0n ? '' : `0x${address.toString(16)}`,
  };
}

function labelsOf({ labels, strings }: ProfileColumns, units: ReadonlyMap<string, string>, sample: number): RawSample['labels'] {
  if (labels === undefined) return [];
  const texts: { key: string; text: string }[] = [];
  for (let i = labels.start[sample]; i < labels.start[sample + 1]; i++) {
    const key = strings.get(labels.key[i]);
    texts.push({ key, text: labels.text[i] === 0 ? printScaled(labels.number[i], units.get(key) ?? key, 'auto') : strings.get(labels.text[i]) });
  }
  return texts;
}

/** A whole number from 0 to `most`, whatever a link says. */
function clamped(value: number, most: number): number {
  return value > 0 ? Math.min(Math.trunc(value), most) : 0;
}
