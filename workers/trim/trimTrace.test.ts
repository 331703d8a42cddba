import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../trace/testing/openBytes.ts';
import { trimTrace } from './trimTrace.ts';

const bytes = new Uint8Array(readFileSync('fixtures/traces/go1.27-long-run-gen100ms.trace'));

describe('a trace cut to generations', () => {
  it('is the same trace for that time', async () => {
    const whole = await openBytes(bytes);
    const [, second, third, fourth] = whole.index.generations;
    const trimmed = trimTrace(bytes, { startNs: second.fromNs + 1_000_000, endNs: fourth.fromNs - 1_000_000 });
    expect(trimmed).toMatchObject({ kept: 2, of: whole.generations });
    expect(trimmed.bytes.length).toBe(16 + third.endOffset - second.startOffset);
    const cut = await openBytes(trimmed.bytes);
    expect(cut.damage).toBeUndefined();
    expect(cut.generations).toBe(2);
    // One more says that the trace ends.
    expect(cut.events).toBe(second.events + third.events + 1);
    const range = { startNs: third.fromNs, endNs: fourth.fromNs - 1_000_000 };
    const ofWhole = await whole.ask({ ask: 'rangeFigures', range, thresholdNs: 100_000 });
    const shifted = { startNs: range.startNs - trimmed.startNs, endNs: range.endNs - trimmed.startNs };
    expect(await cut.ask({ ask: 'rangeFigures', range: shifted, thresholdNs: 100_000 })).toEqual({ ...ofWhole, range: shifted });
  });

  it('stays whole where the range is all of it, none of it, or the format has no generations', () => {
    expect(Buffer.compare(trimTrace(bytes, { startNs: 0, endNs: 1e12 }).bytes, bytes)).toBe(0);
    expect(trimTrace(bytes, { startNs: -5, endNs: -4 }).kept).toBeGreaterThan(1);
    const old = new Uint8Array(readFileSync('fixtures/traces/go1.21-sched-latency.trace'));
    expect(trimTrace(old, { startNs: 0, endNs: 1 }).bytes).toBe(old);
  });
});
