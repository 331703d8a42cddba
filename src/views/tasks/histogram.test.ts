import { describe, expect, it } from 'vitest';
import { bucketsOf, countIn, decadesOf, durationsOf, summed } from './histogram.ts';

const counted = (...at: number[]): Uint32Array => {
  const histogram = new Uint32Array(Math.max(...at) + 1);
  for (const bucket of at) histogram[bucket] = (histogram[bucket] ?? 0) + 1;
  return histogram;
};

describe('durations on a log scale', () => {
  it('take whole decades', () => {
    expect(decadesOf(counted(33, 58))).toEqual({ first: 30, after: 60 });
    expect(decadesOf(counted(30))).toEqual({ first: 30, after: 40 });
    expect(decadesOf(new Uint32Array(12))).toBeUndefined();
  });

  it('are whole nanoseconds, from bucket to bucket without gap or overlap', () => {
    expect(durationsOf({ first: 30, after: 40 })).toEqual({ fromNs: 1000, toNs: 9999 });
    expect(durationsOf({ first: 0, after: 10 })).toEqual({ fromNs: 0, toNs: 9 });
    for (let bucket = 10; bucket < 120; bucket++) {
      expect(durationsOf({ first: bucket, after: bucket + 1 }).fromNs).toBe(durationsOf({ first: bucket - 1, after: bucket }).toNs + 1);
    }
  });

  it('find their buckets again', () => {
    const domain = { first: 10, after: 100 };
    for (let first = 10; first < 99; first++) {
      const buckets = { first, after: first + 1 };
      expect(bucketsOf(durationsOf(buckets), domain)).toEqual(buckets);
    }
    expect(bucketsOf({ fromNs: 0, toNs: 1e15 }, domain)).toEqual(domain);
    expect(bucketsOf({ fromNs: 1e14, toNs: 1e15 }, domain)).toEqual({ first: 99, after: 100 });
  });

  it('add up', () => {
    const sum = summed([counted(3, 3, 5), counted(3)]);
    expect([...sum]).toEqual([0, 0, 0, 3, 0, 1]);
    expect(countIn(sum, { first: 0, after: 4 })).toBe(3);
    expect(summed([])).toHaveLength(0);
  });
});
