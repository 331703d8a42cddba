import { describe, expect, it } from 'vitest';
import { samplingError, samplingErrorText } from './samplingError.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const cpu = { sampleTypes: [{ type: 'samples', unit: 'count', total: 0 }, { type: 'cpu', unit: 'nanoseconds', total: 0 }], period: 10_000_000, periodType: 'cpu', periodUnit: 'nanoseconds' };
const heap = { sampleTypes: [{ type: 'inuse_objects', unit: 'count', total: 0 }, { type: 'inuse_space', unit: 'bytes', total: 0 }], period: 524_288, periodType: 'space', periodUnit: 'bytes' };

describe('the error of sampling', () => {
  it('is the same for samples and for the time they stand for', () => {
    expect(samplingError(cpu, 0, 100)).toEqual({ share: 0.196, atMost: false });
    expect(samplingError(cpu, 1, 100 * 10_000_000)).toEqual({ share: 0.196, atMost: false });
  });

  it('is bounded by the sampling rate for space', () => {
    expect(samplingError(heap, 1, 100 * 524_288)?.share).toBeCloseTo(0.196);
    expect(samplingError(heap, 1, 100 * 524_288)?.atMost).toBe(true);
  });

  it('does not depend on the sign', () => {
    expect(samplingError(heap, 1, -524_288)).toEqual(samplingError(heap, 1, 524_288));
  });

  it('is not told where it cannot be: objects, nothing, every allocation, other profiles', () => {
    expect(samplingError(heap, 0, 100)).toBeUndefined();
    expect(samplingError(heap, 1, 0)).toBeUndefined();
    expect(samplingError({ ...heap, period: 1 }, 1, 100)).toBeUndefined();
    expect(samplingError({ ...cpu, periodType: 'contentions', periodUnit: 'count' }, 1, 100)).toBeUndefined();
  });

  // Simulated: objects of 16 KiB, seen at Go's rate. The bound holds for 95 of 100 estimates, and is not far too wide.
  it('holds for sampled allocations', () => {
    let seed = 7;
    const random = (): number => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) + 0.5) / 2 ** 32;
    const objectBytes = 16_384;
    const objects = 4000;
    const p = 1 - Math.exp(-objectBytes / heap.period);
    let within = 0;
    for (let run = 0; run < 400; run++) {
      let seen = 0;
      for (let i = 0; i < objects; i++) if (random() < p) seen++;
      const estimate = (seen * objectBytes) / p;
      const share = samplingError(heap, 1, objects * objectBytes)?.share ?? 0;
      if (Math.abs(estimate / (objects * objectBytes) - 1) <= share) within++;
    }
    expect(within / 400).toBeGreaterThan(0.92);
    expect(within / 400).toBeLessThan(0.99);
  });
});

it('is said in words', () => {
  expect(plain(samplingErrorText({ share: 0.1961, atMost: false }))).toBe('± 19.7 %');
  expect(plain(samplingErrorText({ share: 0.05, atMost: true }))).toBe('at most ± 5 %');
  expect(samplingErrorText({ share: 1.4, atMost: true })).toBe('too few samples to be sure');
});
