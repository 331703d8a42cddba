// The report: one JSON document per file, the same from the page's Export and from the command line.

import type { Evidence } from './api.ts';
import type { Damage } from './damage.ts';
import { judge } from './findings/judge.ts';
import { findingsReport } from './findings/report.ts';
import type { OpenedDocument } from './openDocument.ts';
import type { ReportOptions as ProfileReportOptions } from './profile/report.ts';
import { evidenceOfLog } from './runtime-log/ask/askFindingsOfLog.ts';
import { VERSION } from './version.ts';

export interface ReportFile {
  readonly name: string;
  /** As stored. */
  readonly bytes: number;
  /** Hexadecimal; undefined where the page has no access to the browser's SHA-256. */
  readonly sha256: string | undefined;
}

export interface ReportOptions {
  /** Traces: add the list of goroutines. */
  readonly goroutines?: boolean;
  readonly profile?: ProfileReportOptions;
}

export interface Report {
  readonly file: ReportFile;
  readonly error?: Damage;
  readonly [field: string]: unknown;
}

/** Nothing readable: just `file` and `error`. */
export async function buildReport(opened: OpenedDocument, file: ReportFile, options: ReportOptions = {}): Promise<Report> {
  const envelope = { tool: 'gopherscope', version: VERSION, file, kind: opened.kind };
  const error = opened.damage === undefined ? {} : { error: opened.damage };
  switch (opened.kind) {
    case 'failed':
      return { file, error: opened.damage };
    case 'go-trace':
      return { ...envelope, ...error, trace: { ...(await opened.trace.report({ goroutines: options.goroutines ?? false })), ...(await opened.trace.gcReport()) }, findings: findingsReport(await opened.trace.findings(file.name)) };
    case 'runtime-log':
      return { ...envelope, kind: opened.log.facts.form, ...error, log: await opened.log.report(), findings: judged(evidenceOfLog(opened.log.records, file.name)) };
    case 'pprof':
      return {
        ...envelope,
        ...(opened.profile.log === undefined ? {} : { kind: 'goroutine-dump' }),
        ...error,
        profile: opened.profile.report(options.profile),
        ...(opened.profile.log === undefined ? {} : { log: opened.profile.log.report() }),
        ...(opened.records === undefined ? {} : { runtime: await opened.records.report() }),
        findings: judged([...opened.profile.ask({ ask: 'evidence', document: file.name, sampleType: 0 }).evidence, ...(opened.records === undefined ? [] : evidenceOfLog(opened.records.records, file.name))]),
      };
  }
}

/** A file that knows nothing of it is not judged. */
function judged(evidence: readonly Evidence[]): readonly Record<string, unknown>[] {
  return evidence.length === 0 ? [] : findingsReport(judge(evidence));
}

/** The exit status of the report command: 0 read whole, 1 partly, 2 nothing could be read. */
export function exitStatus(opened: OpenedDocument): 0 | 1 | 2 {
  if (opened.kind === 'failed') return 2;
  return opened.damage === undefined ? 0 : 1;
}
