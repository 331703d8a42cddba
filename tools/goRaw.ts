// What `go tool pprof -raw` prints of profiles and of their differences, all of it: every sample, label, location and mapping; and
// what -tags prints.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProfileOptions } from '../workers/api.ts';
import { type GoPprof, pprofFlags } from './goPprof.ts';

/** Files of fixtures/profiles/. */
export interface RawCase {
  readonly profile: string;
  readonly base: NonNullable<ProfileOptions['base']> | undefined;
}

export interface RawRecord extends RawCase {
  readonly lines: number;
  readonly digest: string;
}

export const PROFILES = fileURLToPath(new URL('../fixtures/profiles/', import.meta.url));
export const RAW_RECORDS = fileURLToPath(new URL('../fixtures/pprof/raw.json', import.meta.url));

/** Two runs of a program, two programs, two releases of Go, and a profile with itself. */
const PAIRS: readonly (readonly [profile: string, base: string])[] = [
  ['go1.27-http-server-heap', 'go1.19-http-server-heap'],
  ['go1.27-http-server-heap', 'go1.27-gc-live-heap-heap'],
  ['go1.27-gc-live-heap-allocs', 'go1.27-gc-live-heap-heap'],
  ['go1.27-http-server-allocs', 'go1.27-http-server-allocs'],
  ['go1.23-gc-alloc-storm-cpu', 'go1.19-cpu-samples-cpu'],
  ['go1.27-mutex-contention-mutex', 'go1.25-mutex-contention-mutex'],
  ['go1.25-mutex-contention-block', 'go1.25-mutex-contention-mutex'],
];

export function rawCases(): RawCase[] {
  const profiles = readdirSync(PROFILES).filter((name) => name.endsWith('.pb.gz'));
  const differences = PAIRS.flatMap(([profile, base]) =>
    (['base', 'diff_base'] as const).flatMap((how) => [false, true].map((normalize) => ({ profile: `${profile}.pb.gz`, base: { profile: `${base}.pb.gz`, how, normalize } }))),
  );
  return [...profiles.toSorted().map((profile) => ({ profile, base: undefined })), ...differences];
}

export function rawOf(pprof: GoPprof, { profile, base }: RawCase): string {
  const options: ProfileOptions = base === undefined ? {} : { base: { ...base, profile: PROFILES + base.profile } };
  return comparableRawOf(pprof, PROFILES + profile, pprofFlags(options));
}

export function comparableRawOf(pprof: GoPprof, file: string, flags: readonly string[] = []): string {
  // The date is printed in a time zone, the duration rounded.
  return pprof.run(['-raw', '-symbolize=none', ...flags, file]).replace(/^(Time|Duration): .*\n/gm, '');
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

export interface TagsRecord {
  readonly profile: string;
  /** Its figures are counts or ns, and printed whole. */
  readonly sampleType: string;
  /** Of -tags, without the spaces that align it. */
  readonly lines: readonly string[];
}

export const TAGS_RECORDS = fileURLToPath(new URL('../fixtures/pprof/tags.json', import.meta.url));
export const TAGS_CASES: readonly Omit<TagsRecord, 'lines'>[] = [
  { profile: 'go1.19-http-server-heap.pb.gz', sampleType: 'alloc_objects' },
  { profile: 'go1.27-http-server-allocs.pb.gz', sampleType: 'alloc_objects' },
  { profile: 'go1.27-gc-live-heap-heap.pb.gz', sampleType: 'inuse_objects' },
  { profile: 'odd/labels.pb.gz', sampleType: 'cpu' },
  { profile: 'odd/labels.pb.gz', sampleType: 'samples' },
];

export function tagLines(pprof: GoPprof, { profile, sampleType }: Omit<TagsRecord, 'lines'>): string[] {
  return linesOf(pprof.run(['-tags', '-symbolize=none', `-sample_index=${sampleType}`, PROFILES + profile]));
}

/** Of a text with aligned columns. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
}
