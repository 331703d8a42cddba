import { describe, expect, it } from 'vitest';
import { NO_RUN_FIGURES, type LatencySummary, type LogFacts, type RunFigures, type TraceFacts } from '../../../workers/api.ts';
import { layOut } from './chartLayout.ts';
import { byProcs, extremesOf, orderAfter, orderedRuns } from './runOrder.ts';
import { leadOf, runRow, sharedFolder, type RunFile, type RunRow } from './runRow.ts';

const summary = (maxNs: number): LatencySummary => ({ n: 3, minNs: 1, p50Ns: 2, p90Ns: maxNs, p99Ns: maxNs, p999Ns: maxNs, maxNs, sumNs: maxNs });
const trace = (key: string, figures: Partial<RunFigures>): RunFile => ({
  key,
  state: 'read',
  facts: { kind: 'go-trace', durationNs: 1e9, writtenBy: 'Go 1.26 or 1.27', wallStartMs: undefined } as TraceFacts,
  figures: { ...NO_RUN_FIGURES, ...figures },
  trouble: undefined,
});
const log = (key: string, form: LogFacts['form'], figures: Partial<RunFigures>): RunFile => ({
  key,
  state: 'read',
  facts: { kind: 'runtime-log', form, goVersion: undefined, procs: undefined } as LogFacts,
  figures: { ...NO_RUN_FIGURES, ...figures },
  trouble: undefined,
});
const run = (name: string, figures: Partial<RunFigures>): RunRow => runRow(name, name, [trace(name, figures)]);

describe('a row of the table', () => {
  it('takes each figure from the file that tells it best, and says from which', () => {
    const row = runRow('r', 'r', [
      log('metrics.json', 'metrics', { gogcPercent: 50, procs: 8, pauses: summary(9) }),
      log('stderr.log', 'gctrace', { pauses: summary(5), liveHeapBytes: 100, procs: 4 }),
      trace('trace.out', { pauses: summary(7), procs: 2 }),
    ]);
    expect(row.figures.get('pause-max')).toEqual({ value: 7, from: 'trace.out' });
    expect(row.figures.get('heap-live')).toEqual({ value: 100, from: 'stderr.log' });
    expect(row.figures.get('gogc')).toEqual({ value: 50, from: 'metrics.json' });
    expect(row.goVersion).toBe('Go 1.26 or 1.27');
    expect(leadOf(row)?.key).toBe('trace.out');
  });

  it('has no pause where nothing stopped the world', () => {
    expect(run('calm', { pauses: { ...summary(0), n: 0 } }).figures.has('pause-max')).toBe(false);
    expect(run('calm', { pauses: { ...summary(0), n: 0 } }).figures.get('stops')?.value).toBe(0);
  });
});

const namesOf = (some: readonly RunRow[]): readonly string[] => some.map(({ name }) => name);

describe('the order of rows', () => {
  const rows = [run('a10', { procs: 4, pauses: summary(3) }), run('none', { procs: 1 }), run('a9', { procs: 1, pauses: summary(3) }), run('b', { procs: 2, pauses: summary(30) })];

  it('puts what is not told last, either way, and equal ones by name', () => {
    expect(namesOf(orderedRuns(rows, { order: 'pause-max', descending: true }))).toEqual(['b', 'a9', 'a10', 'none']);
    expect(namesOf(orderedRuns(rows, { order: 'pause-max', descending: false }))).toEqual(['a9', 'a10', 'b', 'none']);
    expect(namesOf(orderedRuns(rows, { order: 'name', descending: false }))).toEqual(['a9', 'a10', 'b', 'none']);
  });

  it('has GOMAXPROCS beside each other', () => {
    expect(namesOf(byProcs(rows))).toEqual(['none', 'a9', 'b', 'a10']);
  });

  it('turns with a second press; a column anew has the worst first', () => {
    expect(orderAfter({ order: 'stops', descending: true }, 'stops')).toEqual({ order: 'stops', descending: false });
    expect(orderAfter({ order: 'stops', descending: true }, 'tasks')).toEqual({ order: 'tasks', descending: false });
    expect(orderAfter({ order: 'stops', descending: true }, 'name')).toEqual({ order: 'name', descending: false });
  });

  it('knows the best and the worst where there is such a thing', () => {
    expect(extremesOf(rows, 'pause-max')).toEqual({ greatest: 30, best: undefined, worst: 30 });
    expect(extremesOf([...rows, run('c', { pauses: summary(2) })], 'pause-max')).toEqual({ greatest: 30, best: 2, worst: 30 });
    expect(extremesOf([run('a', { tasksEndedPerSecond: 1 }), run('b', { tasksEndedPerSecond: 2 })], 'tasks')).toEqual({ greatest: 2, best: 2, worst: 1 });
    expect(extremesOf(rows, 'procs')).toEqual({ greatest: 4, best: undefined, worst: undefined });
    expect(extremesOf([run('x', { pauses: summary(1) })], 'pause-max')).toMatchObject({ best: undefined, worst: undefined });
  });
});

describe('the chart over the runs', () => {
  const size = { width: 500, height: 150, byProcs: false, folder: '' };

  it('draws bars from zero, the greatest to the top', () => {
    const { isLog, bars, plot, ticks } = layOut([run('a', { pauses: summary(10) }), run('b', { pauses: summary(5) })], 'pause-max', size);
    expect(isLog).toBe(false);
    expect(bars.map(({ y }) => y)).toEqual([plot.top, (plot.top + plot.bottom) / 2]);
    expect(ticks[0]).toEqual({ value: 0, y: plot.bottom });
    expect(bars.every(({ x, widthPx }) => x >= plot.left && x + widthPx <= plot.right + 0.001)).toBe(true);
  });

  it('draws dots on a log scale where bars would vanish, zero at the bottom', () => {
    const { isLog, bars, plot } = layOut([run('a', { stoppedNs: 1e6 }), run('b', { stoppedNs: 1e3 }), run('c', { stoppedNs: 0 })], 'stopped', size);
    expect(isLog).toBe(true);
    expect(bars[0]?.y).toBe(plot.top);
    expect(bars[1]?.y).toBe(bars[2]?.y);
  });

  it('brackets runs of one GOMAXPROCS', () => {
    const rows = byProcs([run('a', { procs: 2, gcCycles: 1 }), run('b', { procs: 1, gcCycles: 2 }), run('c', { procs: 2, gcCycles: 3 })]);
    expect(layOut(rows, 'cycles', { ...size, byProcs: true }).brackets.map(({ text }) => text)).toEqual(['1 P', '2 Ps']);
  });

  it('has no ticks where all are zero, and none without rows', () => {
    expect(layOut([run('a', { gcCycles: 0 })], 'cycles', size).ticks).toEqual([]);
    expect(layOut([], 'cycles', size).bars).toEqual([]);
  });
});

describe('what the names of runs share', () => {
  it.each([
    [['all/a', 'all/b/c'], 'all/'],
    [['all/a', 'other/b'], ''],
    [['x/y/a', 'x/y/b'], 'x/y/'],
    [['all', 'all/quiet'], ''],
    [['alone/a'], ''],
  ])('%j: %s', (names, folder) => expect(sharedFolder(names)).toBe(folder));
});
