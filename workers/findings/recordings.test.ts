// The rules on real recordings: each on a run whose program was written to hold it and one written to fail it, from all files of the
// run together and from single ones. The repository's own runs always; the whole corpus beside the checkout where there is one.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Finding, FindingId, Verdict } from '../api.ts';
import { openDocument } from '../openDocument.ts';
import type { Evidence } from './evidence.ts';
import { judge } from './judge.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/runs', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const FILES = ['trace.out', 'stderr.log', 'memstats.jsonl', 'metrics.json', 'heap.pb.gz'] as const;
type File = (typeof FILES)[number];

describe.each([
  ['fixtures', FIXTURES],
  ['corpus', CORPUS],
])('%s', (_, root) => {
  const folders = existsSync(root) ? foldersIn(root) : [];
  const of = (scenario: string): readonly (readonly [string, string])[] => folders.filter((folder) => scenarioOf(folder) === scenario).map((folder) => [folder.slice(root.length + 1), folder]);
  const ofAny = (scenarios: readonly string[]): readonly (readonly [string, string])[] => scenarios.flatMap(of);

  const held = ofAny(['gc-steady', 'gc-pool']);
  it.skipIf(!have(held)).each(held)('%s holds a to d', async (_name, folder) => {
    const run = await evidenceOfRun(folder);
    const together = judged(run);
    for (const id of ['heap-growth', 'live-share', 'allocation-pressure'] as const) expect([id, together(id).verdict]).toEqual([id, 'holds']);
    expect(together('large-objects').verdict).not.toBe('fails');
    if (run.has('metrics.json') || run.has('heap.pb.gz')) expect(together('large-objects').verdict).toBe('holds');
    expectNotTheProgram(together);
    const alone = judged(run, ['trace.out']);
    for (const id of ['heap-growth', 'live-share', 'allocation-pressure'] as const) expect([id, alone(id).verdict]).toEqual([id, 'holds']);
    for (const file of FILES) for (const id of ['heap-growth', 'live-share', 'large-objects', 'allocation-pressure', 'stretched-stops'] as const) expect([file, id, judged(run, [file])(id).verdict]).not.toEqual([file, id, 'fails']);
  });

  const storms = of('gc-alloc-storm');
  it.skipIf(!have(storms)).each(storms)('%s fails d: assists take a large part of the goroutines’ time', async (_name, folder) => {
    const run = await evidenceOfRun(folder);
    for (const verdicts of [judged(run), judged(run, ['trace.out']), judged(run, ['stderr.log'])]) {
      expect(verdicts('allocation-pressure').verdict).toBe('fails');
      expect(verdicts('allocation-pressure').measures[0].id).toBe('assist-share');
    }
    expect(judged(run)('large-objects').verdict).not.toBe('fails');
    expectNotTheProgram(judged(run));
  });

  const large = of('gc-large-objects');
  it.skipIf(!have(large)).each(large)('%s fails c', async (_name, folder) => {
    const run = await evidenceOfRun(folder);
    for (const file of ['memstats.jsonl', 'metrics.json', 'heap.pb.gz'] as const) if (run.has(file)) expect([file, judged(run, [file])('large-objects').verdict]).toEqual([file, 'fails']);
    expect(judged(run)('large-objects').verdict).toBe('fails');
    expect(judged(run)('allocation-pressure').verdict).toBe('holds');
    expectNotTheProgram(judged(run));
  });

  const live = of('gc-live-heap');
  it.skipIf(!have(live)).each(live)('%s fails b and d: much is alive, and marking it goes on for long', async (_name, folder) => {
    const run = await evidenceOfRun(folder);
    expect(judged(run)('live-share').verdict).toBe('fails');
    expect(judged(run)('live-share').measures.slice(0, 2).map(({ id }) => id)).toEqual(['live-share', 'marking-share']);
    for (const verdicts of [judged(run), judged(run, ['trace.out']), judged(run, ['stderr.log'])]) {
      expect(verdicts('allocation-pressure').verdict).toBe('fails');
      expect(verdicts('allocation-pressure').measures[0].id).toBe('mark-cpu-per-cycle');
    }
    expectNotTheProgram(judged(run));
  });

  const loops = of('preempt-off');
  it.skipIf(!have(loops)).each(loops)('%s fails e, by the program', async (_name, folder) => {
    const run = await evidenceOfRun(folder);
    for (const verdicts of [judged(run), judged(run, ['trace.out'])]) {
      expect(verdicts('stretched-stops').verdict).toBe('fails');
      expect(verdicts('stretched-stops').measures[0].id).toBe('stop-stretched-by-program');
      expect(verdicts('sub-millisecond-pauses').verdict).toBe('fails');
      expect(verdicts('sub-millisecond-pauses').explainedBy[0]).toBe('stretched-stops');
    }
    for (const id of ['heap-growth', 'live-share', 'large-objects', 'allocation-pressure'] as const) expect([id, judged(run)(id).verdict]).toEqual([id, 'holds']);
  });

  // Busy machines and more Ps than CPUs: long stops, and none of them by the program.
  const others = ofAny(['sched-polluted', 'gomaxprocs-1', 'gomaxprocs-4', 'gomaxprocs-8', 'http-server']);
  it.skipIf(!have(others)).each(others)('%s: no stop is put down to the program', async (_name, folder) => {
    const run = new Map([['trace.out', await evidenceOfFile(join(folder, 'trace.out'))]] as const);
    expectNotTheProgram(judged(run));
  });
});

function have(list: readonly unknown[]): boolean {
  return list.length > 0;
}

/** Nothing in the program keeps a stop from beginning; where stops are long the machine is among what explains it. */
function expectNotTheProgram(together: (id: FindingId) => Finding): void {
  expect(together('stretched-stops').verdict).not.toBe<Verdict>('fails');
  const { verdict, explainedBy } = together('sub-millisecond-pauses');
  if (verdict === 'fails') expect(explainedBy).toContain('machine');
}

type Run = ReadonlyMap<File, readonly Evidence[]>;

function judged(run: Run, files: readonly File[] = FILES): (id: FindingId) => Finding {
  const findings = judge(files.flatMap((file) => run.get(file) ?? []));
  return (id) => findings.find((finding) => finding.id === id)!;
}

const runs = new Map<string, Promise<Run>>();

function evidenceOfRun(folder: string): Promise<Run> {
  const known = runs.get(folder) ?? readRun(folder);
  runs.set(folder, known);
  return known;
}

async function readRun(folder: string): Promise<Run> {
  const found = FILES.filter((file) => existsSync(join(folder, file)));
  return new Map(await Promise.all(found.map(async (file) => [file, await evidenceOfFile(join(folder, file))] as const)));
}

async function evidenceOfFile(path: string): Promise<readonly Evidence[]> {
  const name = basename(path);
  const opened = await openDocument({ from: 'file', file: new Blob([readFileSync(path)]), name }, { onEvent: () => undefined });
  const question = { ask: 'evidence', document: name } as const;
  switch (opened.kind) {
    case 'go-trace': {
      let answer = await opened.trace.ask(question);
      while (answer.known < 1) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- it is asked until it has read all
        await new Promise((resolve) => setTimeout(resolve, 1));
        // oxlint-disable-next-line eslint/no-await-in-loop -- see above
        answer = await opened.trace.ask(question);
      }
      return answer.evidence;
    }
    case 'runtime-log':
      return (await opened.log.ask(question)).evidence;
    case 'pprof':
      return opened.profile.ask({ ...question, sampleType: 0 }).evidence;
    case 'failed':
      throw new Error(`${path}: ${opened.damage.message}`);
  }
}

/** Those with a trace. */
function foldersIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'trace.out' && statSync(join(root, path)).isFile())
    .map((path) => join(root, path, '..'))
    .filter((folder) => !folder.includes('malformed'))
    .toSorted();
}

/** Runs of a scenario lie in folders of their own below it. */
function scenarioOf(folder: string): string {
  const name = basename(folder);
  return /^(?:run\d+|quiet)$/.test(name) ? basename(join(folder, '..')) : name;
}
