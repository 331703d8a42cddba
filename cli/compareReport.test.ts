// Comparing as the command does it, and once as a user types it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareReport } from './compareReport.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const RUNS = `${root}fixtures/runs`;
const [FOUR, ONE] = [`${RUNS}/gomaxprocs-4/trace.out`, `${RUNS}/gomaxprocs-1/trace.out`];
const LOG = `${RUNS}/gc-steady/stderr.log`;

const compared = (sides: readonly string[], ...failIf: readonly string[]) => compareReport(sides, { failIf, figuresOnly: false, workers: 1 });

function linesOf(table: string): readonly string[] {
  return table.trimEnd().split('\n');
}

test('two traces: every metric with its tests, a table that fits a screen, status 3 if a condition holds', async () => {
  const { document, table, status } = await compared([FOUR, ONE], 'start.p50 > +10%', 'gc.cycles < 3');
  expect(status).toBe(3);
  expect(document).toMatchObject({
    tool: 'gopherscope',
    compare: {
      a: [{ file: { name: FOUR }, kind: 'go-trace', gomaxprocs: 4 }],
      b: [{ file: { name: ONE }, kind: 'go-trace', gomaxprocs: 1 }],
      verdict: 'worse',
      conditions: [
        { condition: 'start.p50 > +10%', holds: true },
        { condition: 'gc.cycles < 3', holds: false },
      ],
    },
  });
  const { metrics } = (document as { readonly compare: { readonly metrics: readonly Readonly<Record<string, unknown>>[] } }).compare;
  const start = metrics.find(({ name }) => name === 'start.p50');
  expect(Object.keys(start ?? {})).toEqual(
    expect.arrayContaining(['name', 'unit', 'a', 'b', 'change', 'ci95', 'p_welch', 'p_mannwhitney', 'p_ks', 'p_cautious', 'effect', 'verdict', 'sentence', 'n', 'n_effective']),
  );
  const lines = linesOf(table);
  expect(lines.length).toBeLessThanOrEqual(24);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(lines.slice(-2)).toEqual(['FAILS: start.p50 > +10%', 'passes: gc.cycles < 3']);
  expect(table).toMatch(/^start\.p50 .* worse$/m);
});

test('a run against itself meets no condition, as groups neither', async () => {
  expect(await compared([FOUR, FOUR], 'start.p99 > +0%', 'start.p99 < -0%', 'gc.cycles > 1x')).toMatchObject({ status: 0, document: { compare: { verdict: 'same' } } });
  const groups = await compared([`${LOG},${LOG}`, `${LOG},${LOG}`], 'pause.gc.p50 > +0%');
  expect(groups).toMatchObject({ status: 0, document: { compare: { a: [{}, {}], verdict: 'same' } } });
});

test('what is damaged is compared as far as it goes, and said; what cannot be read is not compared', async () => {
  const damaged = `${root}fixtures/damaged/t-zeroed-1k.out`;
  expect(await compared([damaged, damaged])).toMatchObject({ status: 1, document: { compare: { a: [{ error: expect.any(String) as unknown }] } } });
  const missing = await compared([FOUR, 'no/such.trace']);
  expect(missing).toMatchObject({ status: 2, table: 'no/such.trace: There is no file no/such.trace.\n' });
  expect(await compared([LOG, `${RUNS}/gc-pool/heap.pb.gz`])).toMatchObject({ status: 2, document: { compare: { metrics: [] } } });
});

test('what makes no sense is said', async () => {
  await expect(compared([LOG])).rejects.toThrow('--compare takes two files');
  await expect(compared([LOG, LOG], 'pause.gc.p98 > 1ms')).rejects.toThrow('nearest: pause.gc.p90');
  await expect(compared([LOG, LOG], 'pause')).rejects.toThrow('not of the form METRIC');
});

test('as a user types it: JSON on standard output, text on standard error, the exit status', () => {
  const run = spawnSync('npm', ['--prefix', root, 'run', '--silent', 'report', '--', '--compare', 'gc-pool/stderr.log', 'gc-steady/stderr.log', '--fail-if', 'gc.cycles > 3', '--figures-only'], {
    cwd: RUNS,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(run.status, run.stderr).toBe(3);
  expect(JSON.parse(run.stdout)).toMatchObject({ compare: { conditions: [{ condition: 'gc.cycles > 3', holds: true }] } });
  expect(run.stderr).toContain('FAILS: gc.cycles > 3');
});
