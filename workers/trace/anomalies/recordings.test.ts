// What the rules find in recordings of programs whose story is known, and that they are quiet where there is none.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnomalyId } from '../../api.ts';
import { judgedBytes } from './testing/judged.ts';

const RECORDINGS: Readonly<Record<string, readonly AnomalyId[]>> = {
  'traces/go1.26-user-annotations.trace': [],
  'runs/gc-steady/trace.out': [],
  'runs/gomaxprocs-1/trace.out': ['long-runnable', 'creation-burst'],
  'runs/gc-live-heap/trace.out': ['gc-coupling'],
  'traces/go1.27-http-server.trace': ['long-runnable', 'idle-ps-while-waiting', 'syscall-held-p', 'late-netpoll', 'creation-burst', 'lock-convoy'],
};

describe.each(Object.entries(RECORDINGS))('%s', (name, expected) => {
  it(expected.length === 0 ? 'is quiet' : `shows ${expected.join(', ')}`, async () => {
    const anomalies = await judgedBytes(new Uint8Array(readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url))));
    const found = [...anomalies.values()].filter(({ verdict }) => verdict === 'found');
    expect(found.map(({ id }) => id)).toEqual(expected);
    for (const { count, places } of found) {
      expect(places.length).toBeGreaterThan(0);
      expect(places.length).toBeLessThanOrEqual(Math.min(20, count));
      for (const { range } of places) expect(range.endNs).toBeGreaterThanOrEqual(range.startNs);
    }
  });
});
