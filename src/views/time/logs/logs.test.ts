import { describe, expect, it } from 'vitest';
import type { AskLog, GcCycle, LogFacts, LogQuestion } from '../../../../workers/api.ts';
import { timeAxis } from '../../../charts/axis/timeAxis.ts';
import { timeTicks } from '../../../charts/axis/timeTicks.ts';
import type { Palette } from '../../../charts/palette.ts';
import { recordingPen } from '../../../charts/recordingPen.ts';
import type { Companion, RunMember } from '../../companions.ts';
import { INITIAL_VIEW_STATE } from '../../viewState.ts';
import { alignedReason, alignedWords } from './alignedWords.ts';
import { askCycles, askLines, FOLDED, phasesOf, type LogLines } from './askLogRows.ts';
import { cycleAt } from './LogFactsAt.tsx';
import { type LogRow, logsOfRows, rowsOf, type PlacedLog } from './logRows.ts';
import { paintLogRow, type LogPictures } from './paintLogs.ts';
import { showLog, viewOfLog } from './showLog.ts';
import type { LogRowAnswers } from './useLogRows.ts';
import { withLogLegend } from './withLogLegend.ts';

const palette = new Proxy({}, { get: (_, name) => name }) as Palette;
const axis = timeAxis({ startNs: 0, endNs: 1000 }, 100, 500);
const row = { topPx: 300, heightPx: 60 };

function cycle(index: number, startNs: number, lengths: readonly [number, number, number]): GcCycle {
  const [sweepTerminationNs, markNs, markTerminationNs] = lengths;
  return { index, number: index + 1, startNs, endNs: startNs + sweepTerminationNs + markNs + markTerminationNs, sweepTerminationNs, markNs, markTerminationNs, heap: {} } as GcCycle;
}

const never: AskLog = () => Promise.reject(new Error('asked'));

function log(key: string, counts: Partial<LogFacts['counts']>, offsetNs: number | undefined, ask: AskLog = never): Companion {
  const facts = { counts: { gc: 0, memStats: 0, sched: 0, ...counts } } as LogFacts;
  return { key, facts, ask, offsetNs, alignedBy: offsetNs === undefined ? undefined : 'GC cycles', precisionNs: 200_000, agreeingCycles: 8, through: undefined, unaligned: undefined, place: () => undefined };
}

const series = (name: string, highest: number, startNs: number, endNs: number) => ({ name, highest, range: { startNs, endNs } });

const drawn = (which: LogRow, pictures: Partial<LogPictures>) => {
  const recording = recordingPen();
  paintLogRow(recording.pen, axis, timeTicks(axis), row, which, { gctrace: undefined, memstats: undefined, schedtrace: undefined, ...pictures }, palette);
  return recording;
};

const followed = (answer: unknown) => ({ get: () => answer, subscribe: () => () => undefined });

describe('rows of logs', () => {
  it('are those that some log fills, of logs whose place is known', () => {
    const rows = logsOfRows([log('a', { gc: 2 }, undefined), log('b', { gc: 3, sched: 4 }, 5), log('c', { gc: 9, memStats: 1 }, 5)]);
    expect(rowsOf(rows)).toEqual(['gctrace', 'memstats', 'schedtrace']);
    expect([rows.gctrace?.key, rows.memstats?.key, rows.schedtrace?.key]).toEqual(['c', 'c', 'b']);
    expect(rowsOf(logsOfRows([log('a', { gc: 2 }, undefined)]))).toEqual([]);
  });

  it('say how the log was placed', () => {
    expect(alignedWords(log('a', {}, 0))).toBe('aligned by GC cycles ± 200\u00a0µs');
    expect(alignedReason(log('a', {}, 0))).toBe('8 cycles agree');
    expect(alignedWords({ ...log('a', {}, 0), through: 'stderr.log' })).toBe('aligned by GC cycles by way of stderr.log ± 200\u00a0µs');
    expect(alignedWords({ ...log('a', {}, undefined), unaligned: 'ambiguous' })).toBe('its GC cycles fit in several places equally well');
  });
});

describe('the legend', () => {
  it('names lines of logs, with what they look like where that is there already', () => {
    const entries = withLogLegend([{ colour: '--heap-live', label: 'heap live', shape: 'line' }], ['gctrace', 'memstats', 'schedtrace']);
    expect(entries.map(({ colour, label, shape }) => [colour, label, shape])).toEqual([
      ['--heap-live', 'heap live, HeapAlloc', 'line'],
      ['--mem-inuse', 'HeapInuse', 'line'],
      ['--heap-goal', 'NextGC', 'dashes'],
      ['--runnable', 'global run queue', 'line'],
      ['--syscall', 'threads', 'line'],
      ['--running', 'idle Ps', 'dashes'],
    ]);
  });
});

describe('what a log is asked', () => {
  const asked: LogQuestion[] = [];
  const answering = (answers: Readonly<Record<string, unknown>>): PlacedLog => {
    const ask = ((question: LogQuestion) => {
      asked.push(question);
      return Promise.resolve(answers[question.ask]);
    }) as AskLog;
    return { ...log('a', {}, 100, ask), offsetNs: 100 };
  };

  it('is of its own time, and the answer of the trace’s; a line’s start is known to the millisecond', async () => {
    const cycles = await askCycles(answering({ gcCycles: { total: 1, rows: [cycle(0, 50 - 500_000, [10, 20, 5])] } }), { range: { startNs: 120, endNs: 500 }, widthPx: 10 });
    expect(asked.at(-1)).toMatchObject({ ask: 'gcCycles', range: { startNs: 20, endNs: 400 } });
    expect([...cycles.startNs]).toEqual([150, 160, 180]);
    expect([...cycles.endNs]).toEqual([160, 180, 185]);
    expect([...cycles.kind]).toEqual([0, 1, 2]);
  });

  it('is folded where there are too many cycles', async () => {
    const strip = { startNs: Float64Array.of(0, 50), endNs: Float64Array.of(10, 60), count: Uint32Array.of(7, 9) };
    const cycles = await askCycles(answering({ gcCycles: { total: 1000, rows: [cycle(0, 0, [1, 1, 1])] }, gcStrip: strip }), { range: { startNs: 0, endNs: 500 }, widthPx: 10 });
    expect([...cycles.kind]).toEqual([FOLDED, FOLDED]);
    expect([...cycles.startNs]).toEqual([100, 150]);
    expect(cycles).toMatchObject({ cycles: [], total: 1000 });
  });

  it('has an axis for all of the log', async () => {
    const source = answering({
      logSeries: [series('HeapAlloc', 70, 10, 200), series('NextGC', 90, 20, 300), series('Sys', 1e9, 0, 9e9)],
      seriesPoints: [{ name: 'HeapAlloc', timeNs: Float64Array.of(10, 40), value: Float64Array.of(1, 2) }],
    });
    const lines = await askLines(source, ['HeapAlloc', 'NextGC'], { range: { startNs: 0, endNs: 500 }, widthPx: 10 });
    expect(lines).toMatchObject({ highest: 90, known: { startNs: 110, endNs: 400 } });
    expect([...(lines.lines[0]?.steps.timeNs ?? [])]).toEqual([110, 140]);
  });
});

describe('a row of a log leads to the log', () => {
  const look = { ...INITIAL_VIEW_STATE, window: { startNs: 1, endNs: 2 } };
  const gctrace = phasesOf([cycle(0, 100, [50, 200, 50]), cycle(1, 600, [0, 100, 0])], -500_000);
  const both = { gctrace: { ...log('stderr.log', { gc: 2 }, 100), offsetNs: 100 }, memstats: { ...log('mem.jsonl', { memStats: 2 }, 100), offsetNs: 100 } };
  const answers = { logs: both, gctrace: followed(gctrace), memstats: followed(undefined), schedtrace: followed(undefined), sources: [] } as LogRowAnswers;

  it('at the cycle, or the moment on the log’s own axis', () => {
    expect(viewOfLog('gctrace', 650, 5, answers)?.(look)).toMatchObject({ view: 'gc', gcLook: { cycle: 1 } });
    expect(viewOfLog('gctrace', 500, 5, answers)).toBeUndefined();
    expect(viewOfLog('memstats', 500, 5, answers)?.(look)).toMatchObject({ view: 'memory', gcLook: { momentNs: 400 } });
    expect(viewOfLog('schedtrace', 500, 5, answers)).toBeUndefined();
  });

  it('by the member of the run that it is', () => {
    const shown: string[] = [];
    const member = (key: string): RunMember => ({ key, kind: 'runtime-log', ask: () => Promise.reject(new Error('asked')), show: (patch) => void shown.push(`${key} ${patch(look).view}`) });
    showLog('memstats', 500, 5, answers, [member('stderr.log'), member('mem.jsonl')]);
    showLog('memstats', 500, 5, answers, [member('stderr.log')]);
    expect(shown).toEqual(['mem.jsonl memory']);
  });
});

describe('paintLogRow', () => {
  const gctrace = phasesOf([cycle(0, 100, [50, 200, 50]), cycle(1, 600, [0, 100, 0])], -500_000);
  const known = { startNs: 200, endNs: 800 };
  const memstats: LogLines = { lines: [{ name: 'HeapAlloc', steps: { timeNs: Float64Array.of(200, 400), bytes: Float64Array.of(1024, 2048) } }], highest: 2048, known };

  it('draws each phase for as long as the line says, stops over marking and never under a pixel', () => {
    const rects = drawn('gctrace', { gctrace }).of('fillRect').slice(1);
    expect(rects.map(({ fill, args }) => [fill, args[0], args[2]])).toEqual([
      ['gc', 175, 100],
      ['gc', 400, 50],
      ['stw', 150, 25],
      ['stw', 400, 1],
      ['stw', 275, 25],
      ['stw', 450, 1],
    ]);
  });

  it('draws lines only between the first and the last record', () => {
    const recording = drawn('memstats', { memstats });
    expect(recording.of('rect').map(({ args }) => args)).toContainEqual([200, row.topPx, 300, row.heightPx]);
    expect(recording.of('stroke').map(({ stroke }) => stroke)).toEqual(['heapLive']);
    expect(drawn('memstats', { memstats: { ...memstats, known: { startNs: 5000, endNs: 6000 } } }).of('stroke')).toEqual([]);
  });

  it('draws nothing of a log before its answer is there', () => {
    expect(drawn('schedtrace', {}).of('stroke')).toEqual([]);
    expect(drawn('gctrace', {}).of('fillRect')).toHaveLength(1);
  });

  it('finds the cycle under the pointer, or the nearest within reach', () => {
    expect(cycleAt(gctrace, 120, 10)?.number).toBe(1);
    expect(cycleAt(gctrace, 595, 10)?.number).toBe(2);
    expect(cycleAt(gctrace, 500, 10)).toBeUndefined();
  });
});
