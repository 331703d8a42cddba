// The report's options for profiles, without the command around them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { RecordedTop } from '../tools/goToolPprof.ts';
import type { RangeProfileKind } from '../workers/api.ts';
import { profileArguments } from './profileArguments.ts';
import { reportOfFile } from './reportOfFile.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const profiles = (name: string): string => join(FIXTURES, 'profiles', name);
const HEAP = profiles('go1.27-http-server-heap.pb.gz');
const TRACE = join(FIXTURES, 'traces/go1.27-http-server.trace');

interface Document {
  readonly profile: {
    readonly samples: number;
    readonly totals: Readonly<Record<string, string>>;
    readonly top: Readonly<Record<string, readonly { readonly name: string; readonly flat: string; readonly cum: string }[]>>;
  };
}

async function report(path: string, values: Parameters<typeof profileArguments>[0], pprof?: RangeProfileKind): Promise<Document> {
  const { report: document } = await reportOfFile(path, { goroutines: false, hash: false, workers: 1, pprof, profile: profileArguments(values) });
  return document as unknown as Document;
}

test('options apply to top and totals; the rest stays the file’s', async () => {
  const plain = await report(HEAP, {});
  const { profile } = await report(HEAP, { focus: 'main', relative_percentages: true, nodecount: '0', sample_index: 'alloc_space' });
  expect(profile.samples).toBe(plain.profile.samples);
  expect([Object.keys(profile.totals), Object.keys(profile.top)]).toEqual([['alloc_space'], ['alloc_space']]);
  expect(Number(profile.totals['alloc_space'])).toBeLessThan(Number(plain.profile.totals['alloc_space']));
  expect(profile.top['alloc_space'].length).toBeGreaterThan(0);
});

const recorded = JSON.parse(readFileSync(join(FIXTURES, 'pprof/top.json'), 'utf8')) as readonly RecordedTop[];
const bases = recorded.filter(({ file, options }) => HEAP.endsWith(file) && options.base !== undefined && Object.keys(options).length === 1);

test.each(bases)('$sampleType less a base is what pprof was recorded to say: $options.base.how, normalised $options.base.normalize', async ({ sampleType, options, total, first }) => {
  const { profile: name = '', how = 'base', normalize = false } = options.base ?? {};
  const { profile } = await report(HEAP, { [how]: profiles(name), ...(normalize ? { normalize } : {}) });
  expect(profile.totals[sampleType]).toBe(total);
  const [{ name: row, flat, cum }] = profile.top[sampleType];
  expect([row, flat, cum]).toEqual([first?.[0].replace(/ \((?:partial-)?inline\)$/, ''), first?.[1], first?.[2]]);
});

test('there are bases to compare with', () => {
  expect(bases.length).toBeGreaterThanOrEqual(4);
});

test.each<[Parameters<typeof profileArguments>[0], string]>([
  [{ focus: '(' }, '--focus: '],
  [{ tagfocus: 'a,(' }, '--tagfocus: '],
  [{ sample_index: 'cpu' }, `--sample_index cpu: ${HEAP} has alloc_objects, alloc_space, inuse_objects, inuse_space`],
  [{ granularity: 'words' }, '--granularity words: not one of functions'],
  [{ nodecount: 'many' }, '--nodecount many: not a number'],
  [{ nodecount: '-1' }, '--nodecount -1: not a number'],
  [{ normalize: true }, '--normalize needs --base or --diff_base'],
  [{ base: HEAP, diff_base: HEAP }, 'do not go together'],
  [{ base: profiles('absent.pb.gz') }, 'there is no such file'],
  [{ base: TRACE }, 'this is a trace'],
  [{ base: join(FIXTURES, 'damaged/login-page.pprof') }, '--base '],
  [{ diff_base: profiles('go1.27-mutex-contention-mutex.pb.gz') }, '--diff_base: '],
])('%j is refused in a sentence', async (values, sentence) => {
  await expect(async () => report(HEAP, values)).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining(sentence) as unknown });
});

test('options are for profiles, and for those made from a trace', async () => {
  await expect(report(TRACE, { focus: 'main' })).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining('is a trace') as unknown });
  const { profile } = await report(TRACE, { focus: 'accept', sample_index: 'delay', nodecount: '1' }, 'net');
  expect(Object.keys(profile.top)).toEqual(['delay']);
  expect(profile.top['delay']).toHaveLength(1);
  await expect(report(TRACE, { base: HEAP }, 'net')).rejects.toMatchObject({ message: expect.stringContaining('--base is for profiles in files') as unknown });
});
