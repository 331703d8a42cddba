import { describe, expect, it } from 'vitest';
import type { AllocationSite, SizeClassRow } from '../../../workers/api.ts';
import { focusOn } from './focusOn.ts';
import { figureUnit, heapFigure, sizeHistogram } from './sizeBars.ts';
import { shownSites } from './siteRows.ts';

const size = (overBytes: number, sizeBytes: number, inuseBytes: number): SizeClassRow => ({ overBytes, sizeBytes, inuseBytes, inuseObjects: 1, allocBytes: 0, allocObjects: 0, waste: undefined, mostWaste: 0 });

describe('the histogram of sizes', () => {
  it('places a bar from the class before to its own, on a log scale, and large objects apart', () => {
    const { bars, large, ticks } = sizeHistogram([size(0, 8, 10), size(8, 16, 40), size(28_672, 32_768, 5), size(32_768, Number.POSITIVE_INFINITY, 20)], 'inuseBytes');
    expect(bars.map(({ height }) => height)).toEqual([0.25, 1, 0.125, 0.5]);
    expect(bars[0]?.x).toBe(0);
    expect(bars[1]?.x).toBeCloseTo(bars[0]?.width ?? 0, 10);
    // A doubling is as wide wherever it is.
    expect(bars[1]?.width).toBeCloseTo(bars[0]?.width ?? 0, 10);
    expect((bars[2]?.x ?? 0) + (bars[2]?.width ?? 0)).toBeCloseTo(0.9, 10);
    expect(bars[3]).toMatchObject(large);
    expect(large.x + large.width).toBeCloseTo(1, 10);
    expect(ticks[0]).toMatchObject({ bytes: 8 });
    expect(ticks[0]?.x).toBeCloseTo(bars[1]?.x ?? -1, 10);
  });

  it('keeps what a difference made negative apart by its look, not its height', () => {
    expect(sizeHistogram([size(0, 8, -40), size(8, 16, 10)], 'inuseBytes').bars.map(({ height, isNegative }) => [height, isNegative])).toEqual([
      [1, true],
      [0.25, false],
    ]);
  });

  it('has no bar where there is nothing', () => {
    expect(sizeHistogram([size(0, 8, 0), size(8, 16, 3)], 'inuseBytes').bars.map(({ row }) => row.sizeBytes)).toEqual([16]);
    expect(sizeHistogram([size(0, 8, 0)], 'inuseBytes').bars).toEqual([]);
  });
});

it('shows what the sample type counts', () => {
  expect(['alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space', 'objects', 'space'].map(heapFigure)).toEqual([
    'allocObjects', 'allocBytes', 'inuseObjects', 'inuseBytes', 'inuseObjects', 'inuseBytes',
  ]);
  expect([figureUnit('allocObjects'), figureUnit('inuseBytes')]).toEqual(['count', 'bytes']);
});

it('names functions exactly, or not at all where they are too many', () => {
  expect(focusOn(['runtime.(*mcache).refill', 'a.b'])).toBe(String.raw`^(?:runtime\.\(\*mcache\)\.refill|a\.b)$`);
  expect(focusOn([])).toBeUndefined();
  expect(focusOn(Array.from({ length: 200 }, (_, i) => `runtime.f${i}`))).toBeUndefined();
});

const site = (name: string, live: number | undefined, line = 1): AllocationSite => ({
  name, file: 'f.go', line, meanBytes: 1, live, inuseBytes: 1, inuseObjects: 1, allocBytes: 1, allocObjects: 1,
});

it('sorts sites by any figure; what is not told comes last', () => {
  const sites = [site('b', undefined), site('a', 0.5, 2), site('a', 0, 1)];
  expect(shownSites(sites, { column: 'live', descending: true }, '').map(({ name, line }) => `${name}:${line}`)).toEqual(['a:2', 'a:1', 'b:1']);
  expect(shownSites(sites, { column: 'name', descending: false }, '').map(({ name, line }) => `${name}:${line}`)).toEqual(['a:1', 'a:2', 'b:1']);
  expect(shownSites(sites, { column: 'live', descending: true }, '^b$')).toHaveLength(1);
});
