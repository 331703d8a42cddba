import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Comparable } from '../../api.ts';
import { readLog } from '../testing/readLog.ts';
import { comparableLog } from './comparable.ts';
import { runFiguresOfLog } from './runFigures.ts';

const LINES = `gc 1 @0.010s 2%: 0.50+3.0+0.25 ms clock, 1.0+1.2/2.4/0.3+0.50 ms cpu, 4->5->2 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P
SCHED 20ms: gomaxprocs=2 idleprocs=1 threads=6 spinningthreads=0 needspinning=0 idlethreads=2 runqueue=3 [1 2]
gc 2 @0.050s 2%: 0.020+1.0+7.5 ms clock, 0.04+0/0.1/0+15 ms cpu, 4->6->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P
SCHED 60ms: gomaxprocs=2 idleprocs=2 threads=6 spinningthreads=0 needspinning=0 idlethreads=2 runqueue=0 [0 0]
`;

function values({ samples }: Comparable, name: string): readonly number[] {
  return Array.from(samples.find((sample) => sample.name === name)?.sample.value ?? []);
}

it('the stops, cycles, heaps and run queues that lines tell', () => {
  const { comparable, known } = comparableLog(readLog(LINES));
  expect(known).toBe(1);
  expect(values(comparable, 'pause.gc')).toEqual([20_000, 250_000, 500_000, 7_500_000]);
  expect(values(comparable, 'gc.cycle')).toEqual([3_750_000, 8_520_000]);
  expect(values(comparable, 'gc.mark')).toEqual([1_000_000, 3_000_000]);
  expect(values(comparable, 'gc.heap.peak')).toEqual([5 * 2 ** 20, 6 * 2 ** 20]);
  expect(values(comparable, 'runqueue')).toEqual([0, 6]);
  expect(values(comparable, 'procs.idle')).toEqual([1, 2]);
  expect(comparable.warnings).toEqual([]);
});

it('figures of a recording are those of the table of runs, what is not told is left out', () => {
  const records = readLog(readFileSync(new URL('../../../fixtures/runs/gc-alloc-storm/stderr.log', import.meta.url)));
  const told = runFiguresOfLog(records);
  const { comparable } = comparableLog(records);
  const figure = (name: string): number | undefined => comparable.figures.find((one) => one.name === name)?.value;
  expect([figure('gc.cpu'), figure('gc.cycles'), figure('heap.peak'), figure('stw.total')]).toEqual([told.gcCpuShare, told.gcCycles, told.peakHeapBytes, told.stoppedNs]);
  expect(figure('goroutines.peak')).toBeUndefined();
  expect(comparable.samples.find(({ name }) => name === 'pause.gc')?.sample.count.reduce((sum, count) => sum + count, 0)).toBe(told.pauses?.n);
});
