import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Comparable, Sample } from '../../api.ts';
import { percentiles } from '../../stats/weighted.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { closeOf } from '../testing/closeOf.ts';
import { askComparable } from './askComparable.ts';

const closeTo = async (path: string): Promise<CloseTrace> => (await closeOf(new Uint8Array(readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url))))).close;

async function whole(trace: CloseTrace): Promise<Comparable> {
  await trace.each(Array.from(trace.index.generations.keys()), () => undefined);
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- the next asking follows from this one
    const { comparable, known } = await askComparable(trace);
    if (known === 1) return comparable;
    // oxlint-disable-next-line eslint/no-await-in-loop -- it is read meanwhile
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function sampleOf({ samples }: Comparable, name: string): Sample {
  const found = samples.find((sample) => sample.name === name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found.sample;
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

it.each(['runs/gomaxprocs-1/trace.out', 'traces/go1.22-sched-latency.trace', 'traces/go1.26-user-annotations.trace'])('%s has the samples of its waits exactly, with their time', async (path) => {
  const trace = await closeTo(path);
  const { index } = trace;
  const comparable = await whole(trace);
  for (const [name, told] of [
    ['start', index.startWaits.ranks()],
    ['sched', index.schedulingWaits.ranks()],
  ] as const) {
    const sample = sampleOf(comparable, name);
    expect(sample.rounded).toBe(false);
    expect(total(sample.count)).toBe(told.n);
    expect(sample.value.reduce((sum, value, i) => sum + value * sample.count[i], 0)).toBe(told.sum);
    expect(percentiles(sample, [50, 90, 99, 99.9])).toEqual([told.p50, told.p90, told.p99, told.p999]);
  }
  for (const { name, sample } of comparable.samples) {
    const { blocks, value, count } = sample;
    const byPlace = new Float64Array(value.length);
    blocks.place.forEach((place, i) => (byPlace[place] += blocks.count[i]));
    expect([name, total(blocks.count), blocks.first.at(-1)]).toEqual([name, total(count), blocks.place.length]);
    if (value.length <= 4096) expect(byPlace).toEqual(count);
    expect(value.every((each, i) => i === 0 || each > value[i - 1])).toBe(true);
  }
  const kinds = comparable.samples.filter(({ name }) => name.startsWith('sched.') || name === 'start').reduce((sum, { sample }) => sum + total(sample.count), 0);
  expect(kinds).toBe(index.schedulingWaits.ranks().n);
  expect(comparable.waitCauses?.reduce((sum, ns) => sum + ns, 0)).toBe(index.schedulingWaits.ranks().sum);
  expect(comparable.startCauses?.reduce((sum, ns) => sum + ns, 0)).toBe(index.startWaits.ranks().sum);
  const names = comparable.functions.map(({ name }) => name);
  expect(names.filter((name) => name.startsWith('main.')).length).toBeGreaterThan(2);
  expect(new Set(names).size).toBe(names.length);
});

it('durations of tasks by type are samples of their own', async () => {
  const { samples } = await whole(await closeTo('traces/go1.26-user-annotations.trace'));
  const tasks = samples.filter(({ name }) => name.startsWith('task.'));
  expect(tasks.length).toBeGreaterThan(0);
  expect(tasks.every(({ sample }) => total(sample.count) > 0)).toBe(true);
});
