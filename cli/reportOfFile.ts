// One file's report, made by the very code the page runs; what Node adds is the file's own SHA-256 and, if asked, the digests
// of a trace's events.
import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { basename } from 'node:path';
import type { RangeProfileKind } from '../workers/api.ts';
import { openDocument } from '../workers/openDocument.ts';
import { memoryBudgetFor, threadsFor } from '../workers/openOptions.ts';
import { buildReport, exitStatus, type Report } from '../workers/report.ts';
import { CanonicalLines } from '../workers/trace/canonical.ts';
import { startNodeDecoders } from './decoders.ts';
import type { ProfileReportArguments } from './profileArguments.ts';
import { lookedAt } from './profileReport.ts';
import { EventDigester, sha256Hex } from './hash.ts';
import { traceProfile, traceProfileFile } from './traceProfile.ts';

export interface Options {
  /** Traces: the list of goroutines. */
  readonly goroutines: boolean;
  /** Traces: digests over all events as text. Takes longer than all the rest. */
  readonly hash: boolean;
  /**
   * Traces: threads that decode; undefined: as many as there are cores, if the file is worth it. 1: this one, as always with
   * `hash`, which wants every event here.
   */
  readonly workers: number | undefined;
  /** Traces: a profile made from it. Not together with `hash`. */
  readonly pprof?: RangeProfileKind | undefined;
  /** Traces, together with `pprof`: where that profile is written to, for go tool pprof. */
  readonly pprofFile?: string | undefined;
  /** Profiles: how they are looked at; undefined: as recorded. */
  readonly profile?: ProfileReportArguments | undefined;
}

/** A thread takes a third of a second to start: as long as this thread needs for so many bytes. */
export const WORTH_THREADS_BYTES = 8 * 2 ** 20;

export interface Outcome {
  readonly report: Report;
  /** 0: read whole; 1: damaged, partly read; 2: nothing could be read. */
  readonly status: 0 | 1 | 2;
}

/**
 * Never throws for a bad or missing file: that is an outcome with status 2.
 *
 * @throws UsageError if the options do not fit the file.
 */
export async function reportOfFile(path: string, options: Options): Promise<Outcome> {
  const name = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return unreadable(name, `There is no file ${path}.`);
  if (!stat.isFile()) return unreadable(name, `${path} is not a file.`);
  let sha256: string;
  try {
    sha256 = await sha256OfFile(path);
  } catch (error) {
    return unreadable(name, `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const file = await openAsBlob(path);
  // Some versions of Node count a file's bytes modulo 2³² here; half a file would be reported as whole.
  if (file.size < stat.size) return unreadable(name, `${path} has ${stat.size} bytes, more than this version of Node opens. The page opens it.`);
  const lines = new CanonicalLines(sha256Hex);
  const digester = new EventDigester();
  const opened = await openDocument(
    { from: 'file', file, name },
    { onEvent: () => undefined, ...(options.hash ? { onChunk: (chunk) => digester.add(lines.of(chunk)) } : {}) },
    {
      threads: options.hash ? 1 : (options.workers ?? (stat.size < WORTH_THREADS_BYTES ? 1 : threadsFor(availableParallelism()))),
      startDecoders: startNodeDecoders,
      summary: options.pprof === undefined ? 'collector' : 'all',
      // Only the list of goroutines is printed of the details.
      memoryBudgetBytes: options.goroutines ? memoryBudgetFor(totalmem() / 2 ** 30) : 0,
    },
  );
  const ofTrace = opened.kind === 'go-trace' && options.pprof !== undefined;
  const profile = options.profile === undefined || ofTrace ? undefined : await lookedAt(opened, path, options.profile);
  const plain = await buildReport(opened, { name, bytes: stat.size, sha256 }, { goroutines: options.goroutines, ...(profile === undefined ? {} : { profile }) });
  const report = options.pprof === undefined || opened.kind !== 'go-trace' ? plain : { ...plain, profile: await traceProfile(opened.trace, options.pprof, options.profile) };
  if (opened.kind === 'go-trace') {
    if (options.pprof !== undefined && options.pprofFile !== undefined) writeFileSync(options.pprofFile, await traceProfileFile(opened.trace, options.pprof));
    opened.close();
  }
  const status = exitStatus(opened);
  if (!options.hash || opened.kind !== 'go-trace') return { report, status };
  return { report: { ...report, trace: { ...(report['trace'] as object), ...digester.digests() } }, status };
}

function unreadable(name: string, message: string): Outcome {
  return { report: { file: { name, bytes: 0, sha256: undefined }, error: { what: 'unreadable', message } }, status: 2 };
}

export async function sha256OfFile(path: string): Promise<string> {
  const sha = createHash('sha256');
  for await (const piece of createReadStream(path)) sha.update(piece as Buffer);
  return sha.digest('hex');
}
