// The warm-up by the page's own recording, on real threads.
import { openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openDocument } from '../workers/openDocument.ts';
import { lent } from '../workers/trace/decode/decoders.ts';
import type { GenerationDecoders } from '../workers/trace/decode/job.ts';
import { WarmUp } from '../workers/warmUp.ts';
import { startNodeDecoders } from './decoders.ts';

const recording = await openAsBlob(fileURLToPath(new URL('../workers/warmUp.trace', import.meta.url)));
const decoders = startNodeDecoders(2);
afterAll(() => decoders.close());

const GENERATIONS = 7;
let jobs = 0;
const counted: GenerationDecoders = {
  threads: 2,
  decode: (job) => {
    jobs++;
    return decoders.decode(job);
  },
  closeup: (job) => decoders.closeup(job),
  rest: () => undefined,
  close: () => undefined,
};

test('its recording holds what recordings usually hold, in several generations that decode by themselves', async () => {
  jobs = 0;
  const opened = await openDocument({ from: 'file', file: recording, name: 'warm-up' }, { onEvent: () => undefined }, { threads: 2, startDecoders: () => lent(counted) });
  expect(opened).toMatchObject({ kind: 'go-trace', damage: undefined, trace: { generations: GENERATIONS } });
  expect(jobs).toBe(GENERATIONS);
  if (opened.kind !== 'go-trace') return;
  const { kinds, gc } = await opened.trace.report({ goroutines: false });
  expect(Object.keys(kinds as object)).toEqual(expect.arrayContaining(['Metric', 'RangeBegin', 'RegionBegin', 'TaskBegin', 'Log', 'Label', 'StateTransition']));
  expect(gc).not.toHaveLength(0);
});

test('it uses the threads it is given, and stops between two rounds when told to', async () => {
  jobs = 0;
  const whole = new WarmUp();
  await whole.run(recording, { threads: 2, startDecoders: () => lent(counted) });
  expect(jobs).toBeGreaterThanOrEqual(GENERATIONS);
  expect(jobs).toBeLessThanOrEqual(GENERATIONS * 16);
  jobs = 0;
  const stopped = new WarmUp();
  const over = stopped.run(recording, { threads: 2, startDecoders: () => lent(counted) });
  await stopped.stop();
  expect(jobs).toBe(GENERATIONS);
  await over;
});

test('told to stop before it begins, it does nothing; and what is no recording does no harm', async () => {
  jobs = 0;
  const none = new WarmUp();
  await none.stop();
  await none.run(recording, { threads: 2, startDecoders: () => lent(counted) });
  expect(jobs).toBe(0);
  await expect(new WarmUp().run(new Blob(['<html>']), {})).resolves.toBeUndefined();
});
