// What a profile is, and what a reader should know about its limits before believing its figures.
import type { ProfileFacts } from '../api.ts';
import type { ProfileColumns } from './columns.ts';
import { withAdvice } from '../damage.ts';
import type { FrameKinds } from './frameKinds.ts';
import type { Stacks } from './stacks.ts';
import type { TextProfile } from './text/textProfile.ts';
import { totalOf } from './top.ts';
import { t } from '../../language/t.ts';

export interface StoredAs {
  readonly name: string;
  /** Size of the file; the inflated size is in `inflatedBytes`. */
  readonly bytes: number;
  readonly inflatedBytes: number;
  /** Absent: the protobuf form. */
  readonly text?: Pick<TextProfile, 'form' | 'damage' | 'warnings' | 'memStats' | 'log'>;
}

export function factsOf(profile: ProfileColumns, kinds: FrameKinds, stacks: Stacks, { text, ...stored }: StoredAs): ProfileFacts {
  const { header } = profile;
  return {
    kind: 'pprof',
    form: text?.form ?? 'pprof protobuf',
    ...stored,
    damage: text?.damage === undefined ? undefined : withAdvice(text.damage),
    memStats: text?.memStats,
    sampleTypes: profile.sampleTypes.map((sampleType, i) => ({ ...sampleType, total: Number(totalOf(profile.values[i], profile.isBase)) })),
    defaultSampleType: profile.defaultSampleType,
    profileName: profileName(profile),
    periodType: header.periodType.type,
    periodUnit: header.periodType.unit,
    period: header.period,
    wallStartMs: header.timeNanos === 0n ? undefined : Number(header.timeNanos / 1_000_000n),
    durationNs: header.durationNanos === 0n ? undefined : Number(header.durationNanos),
    samples: profile.samples,
    locations: profile.locations,
    functions: profile.functions,
    mappings: profile.mappings.map(({ file, buildId }) => ({ file, buildId })),
    comments: header.comments,
    docUrl: /^https?:\/\//i.test(header.docUrl) ? header.docUrl : undefined,
    maxDepth: stacks.maxDepth,
    warnings: [...(text?.warnings ?? filteredFrames(profile)), ...warningsOf(profile, kinds, stacks)],
  };
}

/** As Go calls it, told by its columns. */
export function profileName({ sampleTypes, header }: Pick<ProfileColumns, 'sampleTypes' | 'header'>): string {
  const types = new Set(sampleTypes.map(({ type }) => type));
  if (types.has('inuse_space') || types.has('alloc_space')) return header.defaultSampleType === 'alloc_space' ? 'allocs' : 'heap';
  if (types.has('cpu')) return 'CPU';
  if (types.has('contentions')) return 'block or mutex';
  if (header.periodType.type === 'wallclock') return 'wall clock';
  return sampleTypes[0].type;
}

function warningsOf(profile: ProfileColumns, kinds: FrameKinds, stacks: Stacks): string[] {
  return [
    cutStacks(profile, stacks),
    lostSamples(profile, kinds, stacks),
    ...negativeValues(profile),
    inexactColumns(profile),
    unnamedFrames(profile),
    emptyProfile(profile),
    deltaProfile(profile) ?? heapLag(profile),
  ].filter((warning) => warning !== undefined);
}

/** Frames that Go's profilers keep: CPU 64; the others 32 up to Go 1.22 and 128 from 1.23 on. */
const DEPTH_LIMITS = [32, 64, 128];

/** Go cuts at the root's side, so cut stacks begin in the middle of nowhere. */
function cutStacks({ samples, stackStart }: ProfileColumns, { start, maxDepth }: Stacks): string | undefined {
  let deepest = 0;
  for (let i = 0; i < samples; i++) deepest = Math.max(deepest, stackStart[i + 1] - stackStart[i]);
  // Inlined functions count as frames of their own since they are expanded while recording; earlier they did not.
  const limit = DEPTH_LIMITS.find((depth) => depth === maxDepth || depth === deepest);
  if (limit === undefined) return undefined;
  let cut = 0;
  for (let i = 0; i < samples; i++) if (start[i + 1] - start[i] === limit || stackStart[i + 1] - stackStart[i] === limit) cut++;
  if (cut < 2) return undefined;
  return t('{cut} of {all} stacks have exactly {limit} frames, the most that Go records: their outermost callers are probably missing, so they begin in the middle of the program.', { cut, all: samples, limit });
}

const LOST = 'runtime/pprof.lostProfileEvent';

function lostSamples({ values, defaultSampleType, sampleTypes }: ProfileColumns, { boxes }: FrameKinds, { start, box }: Stacks): string | undefined {
  const lostBox = boxes.findIndex(({ name }) => name === LOST);
  if (lostBox < 0) return undefined;
  const column = values[0];
  let lost = 0;
  for (let i = 0; i < column.length; i++) if (start[i + 1] > start[i] && box[start[i + 1] - 1] === lostBox) lost += Number(column[i]);
  if (lost === 0) return undefined;
  const { type } = sampleTypes[0];
  return t('The profiler lost {lost} {type} because it could not keep up; they stand under {name} in {shownType} and have no stack.', { lost, type, name: LOST, shownType: sampleTypes[defaultSampleType].type });
}

function negativeValues({ sampleTypes, values }: ProfileColumns): string[] {
  const warnings: string[] = [];
  for (const [i, { type }] of sampleTypes.entries()) {
    let negative = 0;
    for (const value of values[i]) if (value < 0) negative++;
    if (negative > 0) {
      warnings.push(t('{count} samples of {type} are negative, as in a difference of two profiles: widths and percentages use absolute values, figures keep their sign.', { count: negative, type }));
    }
  }
  return warnings;
}

function inexactColumns({ sampleTypes, values }: ProfileColumns): string | undefined {
  const types = sampleTypes.filter((_, i) => values[i] instanceof BigInt64Array).map(({ type }) => type);
  return types.length === 0 ? undefined : t('Sums of {types} go beyond 2⁵³: they are added up exactly, and shown rounded to 16 digits.', { types: types.join(', ') });
}

function unnamedFrames({ locations, locationsWithoutLines }: ProfileColumns): string | undefined {
  if (locationsWithoutLines === 0) return undefined;
  return t('{count} of {all} addresses have no function name in the file; they are shown by their binary, as [name].', { count: locationsWithoutLines, all: locations });
}

/** Text forms have patterns built in, and say so themselves where they matter. */
function filteredFrames({ header }: ProfileColumns): readonly string[] {
  return header.dropFrames === '' ? [] : [t('The profile asks to leave out some frames (drop_frames): they are left out unless all frames are asked for.')];
}

function emptyProfile({ samples }: ProfileColumns): string | undefined {
  return samples > 0 ? undefined : t('The profile has no samples: nothing happened that it counts, or it was recorded for too short a time.');
}

/** Go writes a duration into heap profiles only if they are the difference over that time (`?seconds=`). */
function deltaProfile({ sampleTypes, header }: ProfileColumns): string | undefined {
  if (header.durationNanos === 0n || !sampleTypes.some(({ type }) => type.startsWith('inuse_'))) return undefined;
  const seconds = Math.round(Number(header.durationNanos) / 1e7) / 100;
  return t('A delta profile: what changed in {seconds} s. Its in-use figures tell growth, which can be negative, and not live memory.', { seconds });
}

function heapLag({ sampleTypes }: ProfileColumns): string | undefined {
  if (!sampleTypes.some(({ type }) => type.startsWith('inuse_'))) return undefined;
  return t('In-use figures are as of the last finished garbage collections and can lag behind by up to two cycles; they are estimates from sampled allocations.');
}
