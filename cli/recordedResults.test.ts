// The report against what Go's own reader says of every trace whose result was recorded: field for field, digests of all events
// and the list of goroutines included. The repository's fixtures always; the collection beside the checkout where it is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { reportOfFile } from './reportOfFile.ts';

/** What must be equal; the recording has more, which is the reader's own. */
const fields = [
  'go_version',
  'events',
  'first_time_ns',
  'last_time_ns',
  'duration_ns',
  'events_sha256',
  'events_stacks_sha256',
  'events_unordered_sum',
  'kinds',
  'transitions',
  'goroutines_distinct',
  'procs_distinct',
  'threads_distinct',
  'go_creates',
  'syncs',
  'stw',
  'stw_by_name',
  'gc',
  'mark_assist',
  'sweep',
  'metrics',
  'create_to_start_ns',
  'runnable_to_running_ns',
  'totals',
  'block_reasons',
  'stop_reasons',
  'tasks',
  'regions',
  'logs',
  'log_categories',
  'labels',
  'cpu_samples',
  'experimental',
  'events_before_error',
  'goroutines',
] as const;

/** `go 1.NN` of the headers that are read. */
const readFormats: readonly unknown[] = [22, 23, 25, 26];

type Recorded = Readonly<Record<string, unknown>>;

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const collection = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
const suffix = '.expected.json';

for (const [name, folder] of [
  ['fixtures', fixtures],
  ['collection beside the checkout', collection],
] as const) {
  describe.skipIf(!existsSync(folder))(name, () => {
    const recordings = existsSync(folder) ? tracesIn(folder) : [];
    test.each(recordings)('%s', async (path) => {
      const recorded = JSON.parse(readFileSync(folder + path + suffix, 'utf8')) as Recorded;
      const { report, status } = await reportOfFile(folder + path, { goroutines: true, hash: true });
      if (status === 2) {
        // Formats that are not read yet, and what is too short to say which it is.
        expect(report.error?.what).toMatch(/^(unsupported|too-old|too-new|cut-off)$/);
        expect(readFormats).not.toContain(recorded['go_version']);
        return;
      }
      const trace = report['trace'] as Recorded;
      for (const field of fields) {
        if (field in recorded && !isLeftOut(field, recorded[field])) expect(trace[field], field).toEqual(recorded[field]);
      }
      expect(status).toBe(recorded['error'] === undefined ? 0 : 1);
    });
  });
}

/** Paths of recordings below the folder that an execution trace's result is recorded for. */
function tracesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(suffix))
    .filter((path) => readFileSync(folder + path, 'utf8').includes('"events_unordered_sum"'))
    .map((path) => path.slice(0, -suffix.length))
    .toSorted();
}

/** The list of goroutines is not recorded where it is very long. */
function isLeftOut(field: string, value: unknown): boolean {
  return field === 'goroutines' && (value === null || (Array.isArray(value) && value.length === 0));
}
