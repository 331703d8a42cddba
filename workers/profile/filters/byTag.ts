// tagfocus, tagignore, tagshow and taghide: filters by what samples carry beside their stacks.
import type { ProfileColumns, SampleLabels } from '../columns.ts';
import type { Matcher } from '../flame/pattern.ts';
import type { Filtered } from './byName.ts';
import { withSamples } from './changedProfile.ts';
import type { TagFilter } from './tagFilter.ts';

type Usable = Exclude<TagFilter, { readonly kind: 'problem' }>;

/** @param units of the numeric keys, of the whole profile. */
export function tagFocus(profile: ProfileColumns, filter: Usable, units: ReadonlyMap<string, string>): Filtered {
  const keep = taggedSamples(profile, filter, units);
  return { ...withSamples(profile, keep), unmatched: !keep.includes(1) };
}

export function tagIgnore(profile: ProfileColumns, filter: Usable, units: ReadonlyMap<string, string>): Filtered {
  const tagged = taggedSamples(profile, filter, units);
  return { ...withSamples(profile, tagged.map((matches) => 1 - matches)), unmatched: !tagged.includes(1) };
}

/** Takes labels out, by key; no sample goes. */
export function withTags(profile: ProfileColumns, keeps: (key: string) => boolean): { readonly profile: ProfileColumns; readonly gone: number } {
  const { labels, samples, strings, isBase } = profile;
  if (labels === undefined) return { profile, gone: 0 };
  const keyKept = byPosition(labels.key, (at) => keeps(strings.get(at)));
  const entries: number[] = [];
  const start = new Float64Array(samples + 1);
  for (let i = 0; i < samples; i++) {
    for (let at = labels.start[i]; at < labels.start[i + 1]; at++) if (keyKept.get(labels.key[at]) === true) entries.push(at);
    start[i + 1] = entries.length;
  }
  const gone = labels.key.length - entries.length;
  if (gone === 0) return { profile, gone };
  const left = entries.length === 0 ? undefined : labelsAt(labels, start, entries);
  return { profile: { ...profile, labels: left, isBase: keeps(BASE_KEY) ? isBase : undefined }, gone };
}

function labelsAt(labels: SampleLabels, start: Float64Array, entries: readonly number[]): SampleLabels {
  return {
    start,
    key: Uint32Array.from(entries, (at) => labels.key[at]),
    text: Uint32Array.from(entries, (at) => labels.text[at]),
    number: BigInt64Array.from(entries, (at) => labels.number[at]),
    unit: Uint32Array.from(entries, (at) => labels.unit[at]),
  };
}

/** The label that makes a sample one of a difference's base, and so the base of its percentages. */
const BASE_KEY = 'pprof::base';

/** By sample: 1, if the filter takes it. */
function taggedSamples(profile: ProfileColumns, filter: Usable, units: ReadonlyMap<string, string>): Uint8Array {
  const { labels, samples } = profile;
  const tagged = new Uint8Array(samples);
  if (labels === undefined) return tagged;
  const needed = filter.kind === 'patterns' && filter.key === undefined ? filter.patterns.length : 1;
  const meets = filter.kind === 'range' ? numberVerdicts(profile, filter, units) : textVerdicts(profile, filter);
  const met = new Uint8Array(needed);
  for (let i = 0; i < samples; i++) {
    met.fill(0);
    for (let at = labels.start[i]; at < labels.start[i + 1]; at++) meets(at, met);
    if (!met.includes(0)) tagged[i] = 1;
  }
  return tagged;
}

/** Marks in `met` what the label at `at` fulfils. */
type Meets = (at: number, met: Uint8Array) => void;

function numberVerdicts({ labels, strings }: ProfileColumns, { key, includes }: Usable & { readonly kind: 'range' }, units: ReadonlyMap<string, string>): Meets {
  if (labels === undefined) return () => undefined;
  const unitOf = new Map<number, string | undefined>();
  return (at, met) => {
    if (labels.text[at] !== 0) return;
    const position = labels.key[at];
    if (!unitOf.has(position)) {
      const name = strings.get(position);
      unitOf.set(position, key === undefined || name === key ? (units.get(name) ?? '') : undefined);
    }
    const unit = unitOf.get(position);
    if (unit !== undefined && includes(labels.number[at], unit)) met[0] = 1;
  };
}

function textVerdicts({ labels, strings }: ProfileColumns, { key, patterns }: Usable & { readonly kind: 'patterns' }): Meets {
  if (labels === undefined) return () => undefined;
  /** Which patterns a key and text fulfil; each pair is matched once. */
  const verdicts = new Map<number, readonly number[]>();
  const verdict = (name: string, text: string): readonly number[] => {
    if (key !== undefined) return name === key && patterns.some((matches) => matches(text)) ? [0] : [];
    return [...patterns.keys()].filter((i) => patterns[i](`${name}:${text}`));
  };
  return (at, met) => {
    const text = labels.text[at];
    if (text === 0) return;
    const pair = labels.key[at] * strings.size + text;
    let fulfilled = verdicts.get(pair);
    if (fulfilled === undefined) verdicts.set(pair, (fulfilled = verdict(strings.get(labels.key[at]), strings.get(text))));
    for (const i of fulfilled) met[i] = 1;
  };
}

function byPosition(positions: Uint32Array, verdict: (position: number) => boolean): ReadonlyMap<number, boolean> {
  const verdicts = new Map<number, boolean>();
  for (const at of positions) if (!verdicts.has(at)) verdicts.set(at, verdict(at));
  return verdicts;
}

/** Labels by pattern: those that match `show`, if it is set, and not `hide`. */
export function tagNames(show: Matcher | undefined, hide: Matcher | undefined): (key: string) => boolean {
  return (key) => (show === undefined || show(key)) && !(hide !== undefined && hide(key));
}
