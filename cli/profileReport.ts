// What the report's options for profiles mean for one opened file: a base is read beside it, names of sample types are looked up, and
// what cannot be done is said before anything is printed.
import { openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OpenedDocument } from '../workers/openDocument.ts';
import { openDocument } from '../workers/openDocument.ts';
import type { ProfileOptions, ReadingFacts } from '../workers/api.ts';
import type { ProfileColumns, SampleType } from '../workers/profile/columns.ts';
import type { ReportOptions } from '../workers/profile/report.ts';
import { sampleIndex } from '../workers/profile/sampleIndex.ts';
import { argumentName, type ProfileReportArguments } from './profileArguments.ts';
import { UsageError } from './usageError.ts';

/** By path: several files may have one base. */
const bases = new Map<string, Promise<ProfileColumns>>();

/** undefined: there is nothing to look at. @throws UsageError */
export async function lookedAt(opened: OpenedDocument, path: string, how: ProfileReportArguments): Promise<ReportOptions | undefined> {
  if (opened.kind === 'failed') return undefined;
  if (opened.kind === 'runtime-log') throw new UsageError(`${path} is a log of the runtime; options of profiles are for profiles`);
  if (opened.kind === 'go-trace') throw new UsageError(`${path} is a trace; options of profiles are for profiles, and for those made from a trace with --pprof`);
  const { profile } = opened;
  const { options } = how;
  const { base } = options;
  if (base !== undefined) {
    const read = bases.get(base.profile) ?? openBase(base.profile, base.how);
    bases.set(base.profile, read);
    profile.add(base.profile, await read);
  }
  const { sampleTypes, defaultSampleType } = profile.columns;
  const sampleType = sampleTypeNamed(how, sampleTypes, path);
  checkReading(profile.ask({ ask: 'reading', sampleType: sampleType ?? defaultSampleType, options }), options, path);
  return { options, sampleType, nodeCount: how.nodeCount };
}

/** undefined: none is named. @throws UsageError */
export function sampleTypeNamed({ sampleIndex: named }: ProfileReportArguments, sampleTypes: readonly SampleType[], of: string): number | undefined {
  if (named === undefined) return undefined;
  const found = sampleIndex(sampleTypes, named);
  if (found === undefined) throw new UsageError(`--sample_index ${named}: ${of} has ${sampleTypes.map(({ type }) => type).join(', ')}`);
  return found;
}

/** Says what matched nothing. @throws UsageError for what cannot be done. */
export function checkReading({ problems, removed }: ReadingFacts, { base }: ProfileOptions, of: string): void {
  const [problem] = problems;
  if (problem !== undefined) throw new UsageError(`--${argumentName(problem.option, base)}: ${problem.message}`);
  for (const { option, unmatched } of removed) {
    if (unmatched && option !== 'dropFrames') console.error(`--${argumentName(option, base)}: nothing in ${of} matches it`);
  }
}

async function openBase(path: string, how: string): Promise<ProfileColumns> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`--${how} ${path}: there is no such file`);
  const opened = await openDocument({ from: 'file', file: await openAsBlob(path), name: basename(path) }, { onEvent: () => undefined }, { threads: 1 });
  if (opened.kind === 'pprof') return opened.profile.columns;
  throw new UsageError(`--${how} ${path}: ${opened.kind === 'failed' ? opened.damage.message : 'this is a trace, not a profile'}`);
}
