import type { ProfileColumns, ProfileHeader } from '../columns.ts';
import { isZero, MergedSamples, type MergeSource } from './samples.ts';
import { MergedTables } from './tables.ts';

/**
 * Profiles of the same sample and period types as one. Equal samples, locations, functions and mappings become one; samples that
 * are zero in every column go, and so does what no sample uses.
 *
 * @param sources at least one.
 */
export function merged(sources: readonly MergeSource[]): ProfileColumns {
  const all = mergedOnce(sources);
  // Samples that cancelled each other take what only they used with them.
  return hasZeroSample(all) ? mergedOnce([{ profile: all }]) : all;
}

function mergedOnce(sources: readonly MergeSource[]): ProfileColumns {
  const tables = new MergedTables();
  const samples = new MergedSamples(tables, sources);
  for (const source of sources) samples.add(source);
  const profiles = sources.map(({ profile }) => profile);
  const header = mergedHeader(profiles.map((profile) => profile.header));
  const { sampleTypes } = profiles[0];
  const wanted = sampleTypes.findIndex(({ type }) => type === header.defaultSampleType);
  // Samples first: what they name goes into the tables.
  const taken = samples.taken();
  return { sampleTypes, defaultSampleType: wanted >= 0 ? wanted : sampleTypes.length - 1, header, ...taken, ...tables.taken() };
}

function mergedHeader(headers: readonly ProfileHeader[]): ProfileHeader {
  const [first] = headers;
  return {
    // As the reference has it: a later profile that does not know its time makes the time unknown.
    timeNanos: headers.reduce((time, header) => (time === 0n || header.timeNanos < time ? header.timeNanos : time), 0n),
    durationNanos: BigInt.asIntN(64, headers.reduce((sum, header) => sum + header.durationNanos, 0n)),
    period: headers.reduce((period, header) => (period === 0 || period < header.period ? header.period : period), 0),
    periodType: first.periodType,
    comments: [...new Set(headers.flatMap(({ comments }) => comments))],
    defaultSampleType: headers.find(({ defaultSampleType }) => defaultSampleType !== '')?.defaultSampleType ?? '',
    docUrl: headers.find(({ docUrl }) => docUrl !== '')?.docUrl ?? '',
    dropFrames: first.dropFrames,
    keepFrames: first.keepFrames,
  };
}

function hasZeroSample({ samples, values }: ProfileColumns): boolean {
  for (let sample = 0; sample < samples; sample++) if (isZero(values, sample)) return true;
  return false;
}
