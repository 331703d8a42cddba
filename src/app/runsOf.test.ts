import { describe, expect, it } from 'vitest';
import { type FileForm, type RunFile, runOfItsOwn, runsOf, stemOf } from './runsOf.ts';

const file = (path: string, form: FileForm | undefined, more: Partial<RunFile> = {}): RunFile => ({ key: path, path, drop: 1, form, wall: undefined, chosenRun: undefined, ...more });
const named = (files: readonly RunFile[]): Record<string, readonly string[]> => Object.fromEntries(runsOf(files).map(({ name, keys }) => [name, keys]));

describe('which files are of one run', () => {
  it('takes a dropped folder for one, each of its folders for another', () => {
    expect(
      named([
        file('storm/trace.out', 'trace'),
        file('storm/stderr.log', 'gctrace'),
        file('storm/stderr-2.log', 'gctrace'),
        file('storm/heap.pb.gz', 'heap profile'),
        file('storm/heap.debug1.txt', 'heap profile'),
        file('storm/quiet/trace.out', 'trace'),
        file('storm/quiet/stderr.log', 'gctrace'),
      ]),
    ).toEqual({
      storm: ['storm/trace.out', 'storm/stderr.log', 'storm/stderr-2.log', 'storm/heap.pb.gz', 'storm/heap.debug1.txt'],
      'storm/quiet': ['storm/quiet/trace.out', 'storm/quiet/stderr.log'],
    });
  });

  it('takes a folder of traces for a collection, where names go together', () => {
    expect(named([file('all/a.trace', 'trace'), file('all/b.trace', 'trace'), file('all/gc-b.log', 'gctrace'), file('all/notes.log', 'schedtrace')])).toEqual({
      'all/a.trace': ['all/a.trace'],
      'all': ['all/b.trace', 'all/gc-b.log'],
      'all/notes.log': ['all/notes.log'],
    });
  });

  it('takes several logs of one form without a trace for several runs', () => {
    expect(runsOf([file('gogc/50.log', 'gctrace'), file('gogc/100.log', 'gctrace'), file('gogc/200.log', 'gctrace')])).toHaveLength(3);
  });

  it('takes snapshots of the heap in one folder for one run', () => {
    expect(runsOf([file('heaps/1.pb.gz', 'heap profile'), file('heaps/2.pb.gz', 'heap profile')])).toHaveLength(1);
  });

  it('puts loose files together that complete each other, and only those', () => {
    expect(named([file('trace.out', 'trace'), file('stderr.log', 'gctrace'), file('memstats.jsonl', 'memstats'), file('heap.pb.gz', 'heap profile')])).toEqual({
      'trace.out': ['trace.out', 'stderr.log', 'memstats.jsonl', 'heap.pb.gz'],
    });
    expect(runsOf([file('before.pb.gz', 'heap profile'), file('after.pb.gz', 'heap profile')])).toHaveLength(2);
    expect(named([file('a.trace', 'trace'), file('b.trace', 'trace'), file('a.log', 'gctrace'), file('other.log', 'gctrace')])).toEqual({
      'a': ['a.trace', 'a.log'],
      'b.trace': ['b.trace'],
      'other.log': ['other.log'],
    });
  });

  it('keeps two traces apart that have the same name', () => {
    expect(runsOf([file('trace.out', 'trace'), file('trace.out', 'trace', { key: 'trace.out (2)' })])).toHaveLength(2);
  });

  it('waits for the kind of loose files before it puts them together', () => {
    expect(runsOf([file('trace.out', 'trace'), file('stderr.log', undefined)])).toHaveLength(2);
  });

  it('keeps the id of a run while its files become known', () => {
    const before = runsOf([file('run/trace.out', undefined), file('run/stderr.log', undefined)]);
    const after = runsOf([file('run/trace.out', 'trace'), file('run/stderr.log', 'gctrace')]);
    expect(after).toEqual(before);
  });

  it('keeps drops apart, even of the same folder', () => {
    expect(runsOf([file('run/trace.out', 'trace'), file('run/trace.out', 'trace', { key: 'run/trace.out (2)', drop: 2 })])).toHaveLength(2);
  });

  describe('of a later drop', () => {
    const trace = file('trace.out', 'trace', { wall: { startMs: 1000, endMs: 2000 } });
    const log = (more: Partial<RunFile>): RunFile => file('stderr.log', 'gctrace', { drop: 2, ...more });

    it('joins the one run that has no such file and was recorded at the same time', () => {
      expect(runsOf([trace, log({ wall: { startMs: 1500, endMs: 9000 } })])).toHaveLength(1);
    });

    it('does not join by mere hope, nor one of several', () => {
      expect(runsOf([trace, log({ wall: { startMs: 2500, endMs: 9000 } })])).toHaveLength(2);
      expect(runsOf([trace, log({})])).toHaveLength(2);
      const second = file('second.out', 'trace', { drop: 1.5, wall: trace.wall });
      expect(runsOf([trace, second, log({ wall: trace.wall })])).toHaveLength(3);
      expect(runsOf([trace, file('own.log', 'gctrace'), log({ wall: trace.wall })])).toHaveLength(2);
    });
  });

  it('follows the hand of the reader', () => {
    const trace = file('storm/trace.out', 'trace');
    const log = file('storm/stderr.log', 'gctrace');
    const [storm] = runsOf([trace, log]);
    const apart = runsOf([trace, { ...log, chosenRun: runOfItsOwn(log.key) }]);
    expect(apart.map(({ keys }) => keys)).toEqual([['storm/trace.out'], ['storm/stderr.log']]);
    const moved = file('elsewhere.log', 'schedtrace', { drop: 7, chosenRun: storm?.id });
    expect(runsOf([trace, log, moved]).map(({ keys }) => keys)).toEqual([['storm/trace.out', 'storm/stderr.log', 'elsewhere.log']]);
    // What was put together stays together when the others are closed.
    expect(runsOf([moved, file('more.json', 'metrics', { drop: 8, chosenRun: storm?.id })])).toHaveLength(1);
  });
});

describe('what a name says besides the kind', () => {
  it.each([
    ['storm.trace', 'storm'],
    ['x/storm.gc.log', 'storm'],
    ['heap-storm.pb.gz', 'storm'],
    ['storm-stderr.log', 'storm'],
    ['trace.out', 'trace'],
    ['go1.27-storm.trace.gz', 'go1.27-storm'],
    ['.log', '.log'],
  ])('%s: %s', (path, stem) => expect(stemOf(path)).toBe(stem));
});
