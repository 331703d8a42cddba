// Logs beside the trace of the same run, and of other runs, of every recording that has both: found where they belong, or refused. The
// repository's fixtures always; the corpus beside the checkout, whose meta.json tells the wall clock, where there is one.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alignAll, type Aligned } from '../workers/align/align.ts';
import type { Alignable } from '../workers/align/alignable.ts';
import { alignableLog, alignableTrace } from '../workers/align/ofDocuments.ts';
import { openDocument } from '../workers/openDocument.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/runs', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../shared/corpus', import.meta.url));
const MS = 1e6;
const ignore = (): void => undefined;

interface Run {
  readonly name: string;
  readonly trace: Alignable;
  readonly gctrace: Alignable;
  readonly memStats: Alignable;
  /** From the first event to the first snapshot, and from the first event to main, by the program's own clock. */
  readonly truth: { readonly memStatsNs: number | undefined; readonly mainNs: number | undefined };
}

async function alignable(folder: string, file: string): Promise<Alignable> {
  const opened = await openDocument({ from: 'file', file: new Blob([readFileSync(join(folder, file))]), name: file }, { onEvent: ignore });
  switch (opened.kind) {
    case 'go-trace': {
      const found = await alignableTrace(file, opened.trace.facts(opened.storedBytes), (question) => opened.trace.ask(question));
      opened.close();
      return found;
    }
    case 'runtime-log':
      return alignableLog(file, opened.log.facts, (question) => opened.log.ask(question));
    case 'pprof':
    case 'failed':
      // A program that never collected and printed nothing.
      return { key: file, zero: 'record', wall: undefined, durationNs: 0, cycles: [] };
  }
}

async function runIn(folder: string, name: string): Promise<Run> {
  const [trace, gctrace, memStats] = [await alignable(folder, 'trace.out'), await alignable(folder, 'stderr.log'), await alignable(folder, 'memstats.jsonl')];
  const meta = existsSync(join(folder, 'meta.json')) ? (JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as { trace_start: string; main_start: string }) : undefined;
  // The program looks at its clock once tracing has begun, which a busy machine makes late: a trace that tells its clock knows better.
  const startMs = trace.wall?.startMs ?? (meta && Date.parse(meta.trace_start));
  const startOfMemStats = memStats.wall?.startMs;
  return {
    name,
    trace,
    gctrace,
    memStats,
    truth: {
      memStatsNs: startMs === undefined || startOfMemStats === undefined ? undefined : (startOfMemStats - startMs) * MS,
      mainNs: meta && startMs !== undefined ? (Date.parse(meta.main_start) - startMs) * MS : undefined,
    },
  };
}

function foldersIn(folder: string): readonly string[] {
  const inside = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const own = ['trace.out', 'stderr.log', 'memstats.jsonl'].every((file) => inside.some(({ name }) => name === file)) ? [folder] : [];
  return [...own, ...inside.flatMap((entry) => (entry.isDirectory() ? foldersIn(join(folder, entry.name)) : []))];
}

function known(aligned: Aligned | undefined): Exclude<Aligned, { refused: unknown }> | undefined {
  return aligned === undefined || 'refused' in aligned ? undefined : aligned;
}

/** `clockless`: as if neither trace nor MemStats told the wall clock. */
function placed(run: Run, clockless: boolean): ReadonlyMap<string, Aligned> {
  const all = [run.trace, run.gctrace, run.memStats].map((one) => (clockless ? { ...one, wall: undefined } : one));
  const [trace, ...logs] = all;
  return trace === undefined ? new Map() : alignAll(trace, logs);
}

/** Snapshots of recordings that are cut from the middle of a run are of another one in the corpus. */
const OTHER_RUNS = /flight-recorder/;

/** Larger traces are no other, and take the time of all. */
const MOST_BYTES = 1.5e6;

describe.each([
  ['fixtures', FIXTURES],
  ['corpus', CORPUS],
])('%s', async (kind, folder) => {
  const folders = foldersIn(folder).filter((path) => !OTHER_RUNS.test(path) && statSync(join(path, 'trace.out')).size < MOST_BYTES);
  const runs: Run[] = [];
  for (const path of folders) runs.push(await runIn(path, path.slice(folder.length + 1)));
  const isThere = runs.length > 0;

  it.skipIf(!isThere)('places every log that could be, where it belongs', () => {
    for (const run of runs) {
      for (const clockless of [false, true]) {
        const found = placed(run, clockless);
        const [gctrace, memStats] = [known(found.get('stderr.log')), known(found.get('memstats.jsonl'))];
        const where = `${run.name}${clockless ? ', clocks put away' : ''}`;
        // Three cycles and their lengths are enough; fewer where clocks help. Rings of pauses may be refused, but through gctrace they are placed.
        const cycles = Math.min(run.trace.cycles.length, run.gctrace.cycles.length);
        if (cycles > 3) expect(gctrace, where).toBeDefined();
        if (cycles > 3 || (!clockless && run.trace.wall !== undefined)) expect(memStats, where).toBeDefined();
        if (gctrace !== undefined) expect(gctrace.precisionNs, where).toBeLessThanOrEqual(3 * MS);
        // The first event comes after main began, and that after the runtime did: what a line's @ counts from.
        const { memStatsNs, mainNs } = run.truth;
        if (gctrace !== undefined && mainNs !== undefined && !run.name.includes('init-slow')) {
          expect(gctrace.offsetNs, where).toBeLessThan(mainNs + 3 * MS);
          expect(gctrace.offsetNs, where).toBeGreaterThan(mainNs - 20 * MS);
        }
        // Traces before Go 1.25 tell no clock: the program's own note of it was made a little before or after the first event.
        const slack = run.trace.wall === undefined ? 1.5 * MS : 0.03 * MS;
        if (memStats !== undefined && memStatsNs !== undefined) expect(Math.abs(memStats.offsetNs - memStatsNs), where).toBeLessThan(slack + memStats.precisionNs);
      }
    }
  });

  it.skipIf(!isThere)('refuses logs of any other run, also without clocks', () => {
    const wrong: string[] = [];
    for (const { name, trace } of runs) {
      for (const other of runs) {
        if (other.name === name) continue;
        for (const log of [other.gctrace, other.memStats]) {
          for (const wall of [trace.wall, undefined]) {
            const found = known(alignAll({ ...trace, wall }, [log]).get(log.key));
            // Runs recorded within a second of each other may lie on each other's axis: each at its own time.
            if (found !== undefined && found.by !== 'wall clock') wrong.push(`${name} with ${other.name}/${log.key}: ${found.by}, ${found.cycles} cycles`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.skipIf(kind === 'fixtures' || !isThere)('has what it takes', () => expect(runs.length).toBeGreaterThan(50));
});
