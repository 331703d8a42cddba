// For tests: all that a profile says, written out without positions, so that two can be compared however their tables are ordered.
import { NONE, type ProfileColumns } from '../columns.ts';

export interface WrittenOut {
  readonly sampleTypes: readonly string[];
  readonly samples: readonly { readonly values: readonly string[]; readonly stack: readonly string[]; readonly labels: readonly string[]; readonly isBase: boolean }[];
  readonly header: ProfileColumns['header'];
}

export function writtenOut(profile: ProfileColumns): WrittenOut {
  const locations = Array.from({ length: profile.locations }, (_, location) => locationText(profile, location));
  return {
    sampleTypes: profile.sampleTypes.map(({ type, unit }) => `${type}/${unit}`),
    samples: Array.from({ length: profile.samples }, (_, sample) => ({
      values: profile.values.map((values) => String(values[sample])),
      stack: Array.from(profile.stackLocation.subarray(profile.stackStart[sample], profile.stackStart[sample + 1]), (location) => locations[location]),
      labels: labelTexts(profile, sample),
      isBase: profile.isBase?.[sample] === 1,
    })),
    header: profile.header,
  };
}

function locationText(profile: ProfileColumns, location: number): string {
  const { strings } = profile;
  const frames: string[] = [];
  for (let frame = profile.frameStart[location]; frame < profile.frameStart[location + 1]; frame++) {
    const fn = profile.frameFunction[frame];
    if (fn === NONE) continue;
    const [name, systemName, file] = [profile.functionName, profile.functionSystemName, profile.functionFile].map((column) => strings.get(column[fn]));
    frames.push(`${name}|${systemName}|${file}|${profile.functionStartLine[fn]}:${profile.frameLine[frame]}:${profile.frameColumn[frame]}`);
  }
  const mapping = profile.locationMapping[location];
  const binary = mapping === NONE ? 'no mapping' : Object.values(profile.mappings[mapping]).map(String).join('|');
  return `${frames.join(' < ')} @${profile.locationAddress[location].toString(16)} folded=${profile.locationIsFolded[location]} in ${binary}`;
}

function labelTexts({ labels, strings }: ProfileColumns, sample: number): string[] {
  if (labels === undefined) return [];
  const texts: string[] = [];
  for (let i = labels.start[sample]; i < labels.start[sample + 1]; i++) {
    const key = strings.get(labels.key[i]);
    texts.push(labels.text[i] === 0 ? `${key}:${labels.number[i]} ${strings.get(labels.unit[i])}` : `${key}=${strings.get(labels.text[i])}`);
  }
  return texts;
}
