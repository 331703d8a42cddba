// The command as a user types it: through npm, from another folder, with relative paths.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const tiny = 'traces/go1.26-user-annotations.trace';

function report(...args: readonly string[]) {
  const run = spawnSync('npm', ['--prefix', root, 'run', '--silent', 'report', '--', ...args], {
    cwd: `${root}fixtures`,
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
    shell: process.platform === 'win32',
  });
  return { status: run.status, stderr: run.stderr, document: run.stdout === '' ? undefined : (JSON.parse(run.stdout) as unknown) };
}

test('one file, one document, status 0', () => {
  const { status, document } = report(tiny);
  expect(status).toBe(0);
  expect(document).toMatchObject({
    tool: 'gopherscope',
    file: { name: 'go1.26-user-annotations.trace', bytes: 19_805, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
    kind: 'go-trace',
    trace: { events: 2901 },
  });
  expect(document).not.toHaveProperty('error');
  expect(document).not.toHaveProperty('trace.goroutines');
  expect(document).not.toHaveProperty('trace.events_sha256');
});

test('several files, in the order given, status of the worst', () => {
  const { status, document } = report('--goroutines', tiny, 'damaged/t-zeroed-1k.out', 'profiles/go1.27-gc-live-heap-heap.pb.gz');
  expect(status).toBe(1);
  expect(document).toMatchObject({
    reports: [
      { kind: 'go-trace', trace: { goroutines: expect.any(Array) as unknown } },
      { kind: 'go-trace', error: { what: 'inconsistent', offset: expect.any(Number) as unknown }, trace: { events: 645 } },
      { kind: 'pprof', profile: { default_sample_type: 'inuse_space' } },
    ],
  });
});

test('the number of workers is nobody else’s business', () => {
  const several = 'traces/go1.27-long-run-gen100ms.trace';
  const [one, two] = ['1', '2'].map((workers) => report('--goroutines', '--workers', workers, several));
  expect(one).toMatchObject({ status: 0, document: { trace: { syncs: { length: 41 } } } });
  expect(two).toEqual(one);
  expect(report('--workers', 'many', several)).toMatchObject({ status: 2, stderr: expect.stringContaining('--workers many: not a number from 1 to 8') as unknown });
});

test('nothing readable: file and error only, status 2', () => {
  const { status, document } = report('damaged/login-page.pprof');
  expect(status).toBe(2);
  expect(Object.keys(document as object)).toEqual(['file', 'error']);
  expect(report('no/such.trace')).toMatchObject({ status: 2, document: { error: { what: 'unreadable' } } });
});

test('what the command does not know, it says on standard error', () => {
  const { status, stderr, document } = report('--no-such-option', tiny);
  expect({ status, document }).toEqual({ status: 2, document: undefined });
  expect(stderr).toContain('usage:');
});

test('a profile made from a trace, as go tool trace makes it', () => {
  const { status, document } = report('--pprof', 'net', 'traces/go1.27-http-server.trace');
  expect(status).toBe(0);
  const [tool] = JSON.parse(readFileSync(`${root}fixtures/traceProfiles/go1.27-http-server.json`, 'utf8')) as readonly { readonly rows: readonly (readonly [string, number, number, number, number])[] }[];
  const delays = tool.rows.map(([name, , , flat, cum]) => ({ name, flat: String(flat), cum: String(cum) }));
  const { profile } = document as { readonly profile: { readonly top: Readonly<Record<string, readonly unknown[]>> } };
  expect(profile).toMatchObject({ kind: 'net', sample_types: [{ type: 'contentions' }, { type: 'delay', unit: 'nanoseconds' }] });
  expect(new Set(profile.top['delay'])).toEqual(new Set(delays));
  expect(report('--pprof', 'heap', tiny).stderr).toContain('--pprof heap: not one of cpu');
});

test('a profile looked at by the options of go tool pprof; what does not fit is said instead', () => {
  const heap = 'profiles/go1.27-http-server-heap.pb.gz';
  const { status, stderr, document } = report('--focus', String.raw`main\.`, '--granularity', 'lines', '--sample_index', 'alloc_space', '--nodecount', '1', '--hide', '^nothing$', heap);
  expect({ status, stderr }).toEqual({ status: 0, stderr: `--hide: nothing in ${heap} matches it\n` });
  expect(document).toMatchObject({ profile: { totals: { alloc_space: '41692037' }, top: { alloc_space: [{ name: expect.stringMatching(/\.go:\d+$/) as unknown, flat: '19520847', cum: '19520847' }] } } });
  expect(report('--sample_index', 'cpu', heap)).toEqual({ status: 2, document: undefined, stderr: `--sample_index cpu: ${heap} has alloc_objects, alloc_space, inuse_objects, inuse_space\n` });
});
