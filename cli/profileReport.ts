// What the report's options for profiles mean for one opened file: a base is read beside it, names of sample types are looked up, and
// what cannot be done is said before anything is printed.
import { openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OpenedDocument } from '../workers/openDocument.ts';
import { openDocument } from '../workers/openDocument.ts';
import type { ProfileColumns } from '../workers/profile/columns.ts';
import type { ReportOptions } from '../workers/profile/report.ts';
import { sampleIndex } from '../workers/profile/sampleIndex.ts';
import { argumentName, type ProfileReportArguments } from './profileArguments.ts';
import { UsageError } from './usageError.ts';

/** By path: several files may have one base. */
const bases = new Map<string, Promise<ProfileColumns>>();

/** undefined: there is nothing to look at. @throws UsageError */
export async function lookedAt(opened: OpenedDocument, path: string, { options, sampleIndex: named, nodeCount }: ProfileReportArguments): Promise<ReportOptions | undefined> {
  if (opened.kind === 'failed') return undefined;
  if (opened.kind === 'go-trace') throw new UsageError(`${path} is a trace; options of profiles are for profiles`);
  const { profile } = opened;
  const { base } = options;
  if (base !== undefined) {
    const read = bases.get(base.profile) ?? openBase(base.profile, base.how);
    bases.set(base.profile, read);
    profile.add(base.profile, await read);
  }
  const { sampleTypes, defaultSampleType } = profile.columns;
  const sampleType = named === undefined ? undefined : sampleIndex(sampleTypes, named);
  if (named !== undefined && sampleType === undefined) {
    throw new UsageError(`--sample_index ${named}: ${path} has ${sampleTypes.map(({ type }) => type).join(', ')}`);
  }
  const { problems, removed } = profile.ask({ ask: 'reading', sampleType: sampleType ?? defaultSampleType, options });
  const [problem] = problems;
  if (problem !== undefined) throw new UsageError(`--${argumentName(problem.option, base)}: ${problem.message}`);
  for (const { option, unmatched } of removed) {
    if (unmatched && option !== 'dropFrames') console.error(`--${argumentName(option, base)}: nothing in ${path} matches it`);
  }
  return { options, sampleType, nodeCount };
}

async function openBase(path: string, how: string): Promise<ProfileColumns> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`--${how} ${path}: there is no such file`);
  const opened = await openDocument({ from: 'file', file: await openAsBlob(path), name: basename(path) }, { onEvent: () => undefined }, { threads: 1 });
  if (opened.kind === 'pprof') return opened.profile.columns;
  throw new UsageError(`--${how} ${path}: ${opened.kind === 'failed' ? opened.damage.message : 'this is a trace, not a profile'}`);
}
