// One row a file: what it is, so that the other tables can be joined with it.

import type { DocumentFacts } from '../api.ts';
import type { OpenedDocument } from '../openDocument.ts';
import { bool, int64, timestamp, utf8 } from './columns.ts';
import { releasesOf } from '../trace/wire/header.ts';
import { tableSource, type TableSource } from './tableSource.ts';

export const RECORDING_COLUMNS = {
  kind: utf8('go-trace, pprof, or runtime-log'),
  bytes: int64('Size as stored'),
  started_at: timestamp('Wall clock of the beginning, where the file tells'),
  duration_ns: int64('From beginning to end'),
  go_version: utf8('As far as the file tells'),
  damaged: bool('A part of it could not be read'),
  events: int64('Events of a trace, lines of a log, samples of a profile'),
  goroutines: int64('Goroutines of a trace'),
  procs: int64('Ps'),
  gc_cycles: int64('GC cycles it tells of'),
  longest_pause_ns: int64('Longest stop of the world'),
} as const;

export function recordingsTable(opened: Exclude<OpenedDocument, { readonly kind: 'failed' }>): TableSource {
  return tableSource('recordings', RECORDING_COLUMNS, false, (rows) => {
    const facts = factsOf(opened);
    const row = rows.add();
    const { columns } = rows;
    columns.kind.set(row, facts.kind);
    columns.bytes.set(row, facts.bytes);
    columns.started_at.set(row, startedAtMs(opened, facts));
    columns.duration_ns.set(row, facts.kind === 'pprof' ? Number(opened.kind === 'pprof' ? opened.profile.columns.header.durationNanos : 0n) || undefined : facts.durationNs);
    columns.go_version.set(row, goVersion(facts));
    columns.damaged.set(row, facts.damage !== undefined);
    columns.events.set(row, facts.kind === 'go-trace' ? facts.events : facts.kind === 'runtime-log' ? facts.lines : opened.kind === 'pprof' ? opened.profile.columns.samples : undefined);
    columns.goroutines.set(row, facts.kind === 'go-trace' ? facts.goroutines : undefined);
    columns.procs.set(row, facts.kind === 'pprof' ? undefined : facts.procs);
    columns.gc_cycles.set(row, facts.kind === 'pprof' ? undefined : facts.gcCycles);
    columns.longest_pause_ns.set(row, longestPauseNs(facts));
  });
}

function factsOf(opened: Exclude<OpenedDocument, { readonly kind: 'failed' }>): DocumentFacts {
  switch (opened.kind) {
    case 'go-trace':
      return opened.trace.facts(opened.storedBytes);
    case 'pprof':
      return opened.profile.facts;
    case 'runtime-log':
      return opened.log.facts;
  }
}

function startedAtMs(opened: OpenedDocument, facts: DocumentFacts): number | undefined {
  if (facts.kind === 'go-trace') return facts.wallStartMs;
  if (facts.kind === 'runtime-log') return facts.clock.wallStartMs;
  const ns = opened.kind === 'pprof' ? opened.profile.columns.header.timeNanos : 0n;
  return ns === 0n ? undefined : Number(ns / 1_000_000n);
}

function goVersion(facts: DocumentFacts): string | undefined {
  if (facts.kind === 'go-trace') return releasesOf(facts.formatMinor);
  return facts.kind === 'runtime-log' ? facts.goVersion : undefined;
}

function longestPauseNs(facts: DocumentFacts): number | undefined {
  if (facts.kind === 'go-trace') return facts.longestStw === undefined ? undefined : facts.longestStw.endNs - facts.longestStw.startNs;
  return facts.kind === 'runtime-log' ? facts.longestPauseNs : undefined;
}
