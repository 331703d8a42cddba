import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HandedOver } from '../api/handOver.ts';
import { openDocument } from '../openDocument.ts';
import { buildReport } from '../report.ts';
import { handedOver } from '../trim/handOver.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { isOfProgram, stringsIn } from './testing/stringTables.ts';

const read = (path: string): Buffer<ArrayBuffer> => Buffer.from(readFileSync(`fixtures/${path}`));

const unpacked = (bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);

async function anonymous(path: string, names = new Pseudonyms()): Promise<Buffer<ArrayBuffer>> {
  const made: HandedOver = await handedOver(new Blob([read(path)]), path, { range: undefined, anonymous: true }, names);
  if (made.is !== 'file') throw new Error(made.why);
  return Buffer.from(await made.bytes.arrayBuffer());
}

async function reportOf(bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, unknown>> {
  const opened = await openDocument({ from: 'file', file: new Blob([bytes]), name: 'x' }, { onEvent: () => undefined });
  return JSON.parse(JSON.stringify(await buildReport(opened, { name: 'x', bytes: 0, sha256: '' }))) as Record<string, unknown>;
}

const sums = (report: Record<string, unknown>): unknown => (report['profile'] as Record<string, unknown>)['totals'] ?? report['profile'];

/** Digits stay; what is text may be another one. */
const figures = (report: unknown): string => JSON.stringify(report, (_key, value: unknown) => (typeof value === 'string' ? '' : value)).replaceAll(/"[^"]*":/g, ':');

describe('names', () => {
  it('of a program are replaced, those of Go stay', () => {
    const names = new Pseudonyms();
    names.learnRoot('/home/ann/sdk/go1.27/src/runtime/proc.go');
    expect(['main.main', 'main.serve', 'main.main.func1', 'main.serve.func2.1', 'main.init.0', 'net/http.(*conn).serve', 'runtime.gcBgMarkWorker', 'slices.SortFunc[go.shape.struct { main.secret }]'].map((name) => names.function(name))).toEqual([
      'main.main',
      'main.f1',
      'main.main.func1',
      'main.f1.func2.1',
      'main.init.0',
      'net/http.(*conn).serve',
      'runtime.gcBgMarkWorker',
      'slices.SortFunc[...]',
    ]);
    expect(['shop.example/cart.(*Cart).Add', 'shop.example/cart.New', 'log/secret.Do', 'type:.eq.main.Key'].map((name) => names.function(name))).toEqual(['pkg1.f2', 'pkg1.f3', 'pkg2.f4', 'f5']);
    expect(['/home/ann/sdk/go1.27/src/net/http/server.go', '/home/ann/shop/cart.go', 'C:\\shop\\cart.go', 'runtime/proc.go', '/home/ann/go/pkg/mod/x@v1.2.3/y.go', '/home/ann/shop/cart.go'].map((path) => names.file(path))).toEqual([
      '/go/src/net/http/server.go',
      '/src/file1.go',
      '/src/file2.go',
      'runtime/proc.go',
      '/src/module@v0.0.0/file3.go',
      '/src/file1.go',
    ]);
    expect(names.examples(1)).toEqual([{ kind: 'function', before: 'main.serve', after: 'main.f1' }]);
  });
});

describe('an anonymous trace', () => {
  // What the recorded programs call things; the rest of each is Go's.
  it.each([
    ['traces/go1.26-user-annotations.trace', ['/workloads', 'order', 'checkout', 'customer', 'user_annotations']],
    ['traces/go1.19-user-annotations.trace', ['/workloads', 'order', 'checkout', 'customer', 'user_annotations']],
    ['traces/go1.23-gc-steady-allocfree.trace', ['/workloads', 'main.(*', '/root']],
  ])('%s tells the same figures and no names', async (path, secrets) => {
    const made = await anonymous(path);
    const [before, after] = [await reportOf(read(path)), await reportOf(made)];
    expect((before['trace'] as { events: number }).events).toBeGreaterThan(100);
    expect(figures({ ...(after['trace'] as object), groups: 0 })).toBe(figures({ ...(before['trace'] as object), groups: 0 }));
    expect(leaks(read(path), made)).toEqual([]);
    for (const secret of secrets) expect(made.includes(secret) ? secret : '').toBe('');
  });
});

describe('an anonymous profile', () => {
  it.each(['profiles/go1.27-gc-live-heap-heap.pb.gz', 'profiles/go1.19-cpu-samples-cpu.pb.gz', 'texts/go1.27-goroutine-leak-goroutine.pb.gz', 'texts/go1.27-labelled-goroutine.debug1.txt'])('%s tells the same figures and no names', async (path) => {
    const stored = read(path);
    const plain = unpacked(stored);
    const made = await anonymous(path);
    expect(leaks(plain, made)).toEqual([]);
    const [before, after] = [await reportOf(Buffer.from(plain)), await reportOf(made)];
    expect(figures(sums(after))).toBe(figures(sums(before)));
  });

  it('has the same pseudonyms as the trace beside it', async () => {
    const names = new Pseudonyms();
    await anonymous('runs/gc-live-heap/trace.out', names);
    const before = names.examples(10_000).length;
    await anonymous('runs/gc-live-heap/heap.pb.gz', names);
    const functions = names.examples(10_000).filter(({ kind }) => kind === 'function');
    expect(new Set(functions.map(({ after }) => after)).size).toBe(functions.length);
    expect(before).toBeGreaterThan(0);
  });
});

describe('no string of a program', () => {
  const folders = ['traces', 'profiles', 'growth', 'pages'];
  const recordings = folders.flatMap((folder) => readdirSync(`fixtures/${folder}`).filter((name) => /\.(?:trace|pb\.gz)$/.test(name)).map((name) => `${folder}/${name}`));

  it.each(recordings)('of %s is in what is made of it', async (path) => {
    const before = stringsIn(unpacked(read(path)));
    const made = unpacked(await anonymous(path));
    const after = stringsIn(made);
    const own = [...before].filter(isOfProgram);
    // Each file has some: paths of its sources.
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((text) => after.has(text))).toEqual([]);
    // Nor anywhere else in the file. Short ones are within other words.
    const gos = [...before].filter((text) => !isOfProgram(text)).join('\n');
    expect(own.filter((text) => text.length > 6 && !gos.includes(text) && made.includes(text))).toEqual([]);
  });
});

describe('an anonymous log', () => {
  it('keeps what the runtime says of itself', async () => {
    const log = read('runs/gc-live-heap/stderr.log').toString();
    const noisy = Buffer.from(`${log}order 4711 of ann@example.com failed\npanic: secret "x"\n\ngoroutine 7 [chan send] {path: /cart}:\nshop.example/cart.Add(0x1, {0x2, 0x3})\n\t/home/ann/shop/cart.go:18 +0x65\ncreated by main.main in goroutine 1\n\t/home/ann/shop/main.go:5 +0x6\n`);
    const made = await handedOver(new Blob([noisy]), 'x.log', { range: undefined, anonymous: true }, new Pseudonyms());
    if (made.is !== 'file') throw new Error(made.why);
    const text = await made.bytes.text();
    expect(text.match(/^gc \d+ @.*$/gm)).toEqual(log.match(/^gc \d+ @.*$/gm));
    expect(text).not.toMatch(/ann|4711|secret|cart|shop/);
    expect(text).toContain('goroutine 7 [chan send] {"label1":"value1"}:\npkg1.f1(0x1, {0x2, 0x3})\n\t/src/file1.go:18 +0x65\ncreated by main.main in goroutine 1\n');
  });

  it('that is a list of names is left out', async () => {
    const made = await handedOver(new Blob([read('runs/gc-live-heap/memstats.jsonl')]), 'memstats.jsonl', { range: undefined, anonymous: true }, new Pseudonyms());
    expect(made).toEqual({ is: 'left out', why: 'memstats.jsonl is left out: JSON and Prometheus pages cannot be anonymised.' });
  });
});

/** Function names, paths and other words of a program in the first that are in the second, too. */
function leaks(before: Buffer, after: Buffer): readonly string[] {
  const words = new Set(before.toString('latin1').match(/(?:main\.[\w(*).]{3,}|\/[\w.@-]+(?:\/[\w.@-]+)+\.go)/g) ?? []);
  const text = after.toString('latin1');
  const gos = /^main\.(?:main|init)|\/src\/[\w/]+\.(?:go|s)$|^\/pprof\//;
  return [...words].filter((word) => !gos.test(word) && text.includes(word));
}
