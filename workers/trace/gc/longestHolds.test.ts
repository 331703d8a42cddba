import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OpenTrace } from '../openTrace.ts';
import { goroutineRunningNs } from './goroutineRunning.ts';
import { longestHolds } from './longestHolds.ts';

async function opened(name: string): Promise<OpenTrace> {
  const bytes = readFileSync(new URL(`../../../fixtures/runs/${name}/trace.out`, import.meta.url));
  const trace = new OpenTrace(name);
  trace.feed({ bytes: new Uint8Array(bytes), startOffset: 0 }, true);
  // oxlint-disable-next-line eslint/no-await-in-loop -- one generation after the other
  while ((await trace.step()) !== 'end');
  return trace;
}

it('loops that are never preempted hold their P for longer than Go lets anyone', async () => {
  const { index } = await opened('preempt-off');
  const holds = longestHolds(index);
  expect(holds?.running?.ns).toBeGreaterThan(20e6);
  const { at } = holds!.running!;
  expect(at).toMatchObject({ what: 'range' });
});

it('what goroutines ran adds up to the report’s total, whole and in parts', async () => {
  const trace = await opened('gc-alloc-storm');
  const { index } = trace;
  const { lastNs } = index;
  const { totals } = (await trace.report({ goroutines: false })) as { totals: { exec_ns: number } };
  const whole = goroutineRunningNs(index, 0, lastNs);
  // Mark workers are goroutines too.
  expect(whole).toBeLessThan(totals.exec_ns);
  expect(whole).toBeGreaterThan(totals.exec_ns * 0.5);
  const parts = goroutineRunningNs(index, 0, lastNs / 3) + goroutineRunningNs(index, lastNs / 3, lastNs);
  expect(Math.abs(parts / whole - 1)).toBeLessThan(1e-6);
});
