// What recordings of known programs tell, against sums made the long way, and against what those programs do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { HeapSense, HeapShare } from '../../api.ts';
import type { ProfileColumns } from '../columns.ts';
import { openProfile, type OpenedProfile } from '../open.ts';
import { SIZE_CLASSES } from './sizeClasses.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CORPUS = join(ROOT, '../shared/corpus');

function opened(path: string): OpenedProfile {
  const bytes = gunzipSync(readFileSync(path));
  return openProfile(bytes, path, bytes.length);
}

function sense(path: string): HeapSense {
  const profile = opened(path);
  return profile.ask({ ask: 'heap', sampleType: profile.facts.defaultSampleType });
}

/** [size, alloc objects, alloc bytes, in-use objects, in-use bytes] of each sample. */
function samplesOf({ samples, labels, strings, values }: ProfileColumns): number[][] {
  return Array.from({ length: samples }, (_, sample) => {
    const own = labels === undefined ? [] : Array.from({ length: labels.start[sample + 1] - labels.start[sample] }, (__, i) => labels.start[sample] + i);
    const bytes = own.find((label) => strings.get(labels?.key[label] ?? 0) === 'bytes') ?? -1;
    return [Number(labels?.number[bytes] ?? 0), ...values.map((column) => Number(column[sample]))];
  });
}

function share(of: readonly number[][]): HeapShare {
  const sum = (column: number): number => of.reduce((total, sample) => total + sample[column], 0);
  return { allocObjects: sum(1), allocBytes: sum(2), inuseObjects: sum(3), inuseBytes: sum(4) };
}

function part(costs: HeapSense['costs'], name: string): number {
  return costs?.find((cost) => cost.part === name)?.value ?? 0;
}

function partOfAll({ costs, costTotal }: HeapSense, name: string): number {
  return part(costs, name) / costTotal;
}

function recordings(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(gc-[^/]*|http-server)[/-](heap|allocs)\.pb\.gz$/.test(name))
    .map((name) => join(folder, name))
    .toSorted();
}

for (const folder of [join(ROOT, 'fixtures/profiles'), CORPUS]) {
  const found = recordings(folder);
  describe.skipIf(found.length === 0)(folder.slice(ROOT.length), () => {
    test.each(found.map((path) => ({ path, name: path.slice(folder.length) })))('sizes and sums of $name', ({ path }) => {
      const profile = opened(path);
      const { sizes = [], all, large, sites, kinds } = profile.ask({ ask: 'heap', sampleType: 0 });
      const samples = samplesOf(profile.columns);
      expect(all).toEqual(share(samples));
      expect(large).toEqual(share(samples.filter(([size]) => size > 32_768)));
      const expected = [...SIZE_CLASSES, Number.POSITIVE_INFINITY].flatMap((sizeBytes, i) => {
        const ofClass = share(samples.filter(([size]) => size > (SIZE_CLASSES[i - 1] ?? 0) && size <= sizeBytes));
        return ofClass.allocBytes === 0 && ofClass.inuseBytes === 0 ? [] : [{ overBytes: SIZE_CLASSES[i - 1] ?? 0, sizeBytes, ...ofClass, waste: undefined }];
      });
      expect(sizes).toMatchObject(expected);
      // Every stack ends somewhere, so that sites and kinds add up to all.
      expect(kinds.reduce((total, { allocBytes }) => total + allocBytes, 0)).toBe(all?.allocBytes);
      if (sites.length < 50) expect(sites.reduce((total, { allocBytes }) => total + allocBytes, 0)).toBe(all?.allocBytes);
      // A site’s figures are those of its function in the top table, where it has one line.
      const top = profile.ask({ ask: 'top', sampleType: 1 });
      for (const site of sites) {
        const lines = sites.filter(({ name }) => name === site.name);
        if (sites.length < 50 && lines.length === 1) expect(top.flat[top.names.indexOf(site.name)]).toBe(site.allocBytes);
      }
    });
  });
}

describe.skipIf(!existsSync(CORPUS))('what the programs do shows', () => {
  test.each(['go1.21', 'go1.23', 'go1.25', 'go1.27'])('%s: buffers over 32 KiB come straight from the page heap', (version) => {
    const folder = join(CORPUS, version, 'gc-large-objects');
    if (!existsSync(folder)) return;
    const { large, all } = sense(join(folder, 'allocs.pb.gz'));
    expect((large?.allocBytes ?? 0) / (all?.allocBytes ?? 1)).toBeGreaterThan(0.98);
    const { costs, calledFor } = sense(join(folder, 'cpu.pb.gz'));
    expect(calledFor?.[0].part).toBe('make of a slice (makeslice)');
    expect(part(costs, 'zeroing new memory')).toBeGreaterThan(part(costs, 'mallocgc') / 2);
    expect(part(costs, 'mcache refill')).toBe(0);
  });

  test.each(['go1.21', 'go1.25', 'go1.27'])('%s: with pools a program allocates a fraction of what it does without, and spends less on it', (version) => {
    const [storm, pool] = ['gc-alloc-storm', 'gc-pool'].map((name) => join(CORPUS, version, name));
    if (!existsSync(pool)) return;
    const [stormHeap, poolHeap] = [storm, pool].map((folder) => sense(join(folder, 'allocs.pb.gz')));
    expect((poolHeap.all?.allocBytes ?? 0) / (stormHeap.all?.allocBytes ?? 1)).toBeLessThan(0.5);
    const [stormCpu, poolCpu] = [storm, pool].map((folder) => sense(join(folder, 'cpu.pb.gz')));
    expect(partOfAll(poolCpu, 'mallocgc')).toBeLessThan(partOfAll(stormCpu, 'mallocgc') / 2);
    expect(partOfAll(poolCpu, 'mark assist')).toBeLessThanOrEqual(partOfAll(stormCpu, 'mark assist'));
  });
});
