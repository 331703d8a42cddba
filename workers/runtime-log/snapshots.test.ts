// MemStats, runtime/metrics and Prometheus pages, in the forms in which they are met.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLog } from './testing/readLog.ts';

const RUN = fileURLToPath(new URL('../../fixtures/runs/gc-steady/', import.meta.url));
const LINES = readFileSync(`${RUN}memstats.jsonl`, 'utf8').trimEnd().split('\n');
const METRICS = readFileSync(`${RUN}metrics.json`, 'utf8');

describe('a series of MemStats', () => {
  const series = readLog(`${LINES.join('\n')}\n`);

  it('is every field of every line', () => {
    const { memStats } = series;
    expect(memStats.count).toBe(LINES.length);
    for (const [row, line] of LINES.entries()) {
      const { memstats } = JSON.parse(line) as { memstats: Record<string, number> & { BySize: { Size: number; Mallocs: number; Frees: number }[] } };
      for (const [name, values] of memStats.fields) expect(values[row], name).toBe(memstats[name]);
      const { sizeBytes, mallocs, frees } = memStats.bySizeAt(row);
      const sizes = memstats.BySize.filter(({ Size }) => Size > 0);
      expect([[...sizeBytes], [...mallocs], [...frees]]).toEqual([sizes.map(({ Size }) => Size), sizes.map(({ Mallocs }) => Mallocs), sizes.map(({ Frees }) => Frees)]);
      expect(memStats.pausesTo[row] - memStats.pausesFrom[row]).toBe(Math.min(256, memstats['NumGC']));
    }
    expect([...memStats.pauses.cycle]).toEqual(Array.from({ length: memStats.pauses.count }, (_, i) => i + 1));
  });

  it.each([
    ['an array', `[${LINES.join(',\n')}]`],
    ['an array in one line', `[${LINES.join(',')}]\n`],
    ['an array, laid out', JSON.stringify(LINES.map((line) => JSON.parse(line) as unknown), undefined, 2)],
    ['values without line ends', LINES.join(' ')],
    ['lines behind a prefix', LINES.map((line) => `2026-11-22T05:40:24.967Z stdout F ${line}\n`).join('')],
    ['with other lines between', LINES.map((line) => `{"level":"info","msg":"served"}\nready\n${line}\n`).join('')],
    ['records within an object', `{"snapshots":[${LINES.join(',')}]}`],
  ])('is the same as %s', (_, text) => {
    for (const pieceBytes of [1000, 65_536, 2 ** 24]) {
      const { memStats } = readLog(text, pieceBytes);
      expect(memStats.count).toBe(LINES.length);
      expect(memStats.timeNs).toEqual(series.memStats.timeNs);
      expect(memStats.fields.get('HeapAlloc')).toEqual(series.memStats.fields.get('HeapAlloc'));
    }
  });

  it('may be one page of expvar', () => {
    const { memstats } = JSON.parse(LINES[20]) as { memstats: unknown };
    const log = readLog(`{\n"cmdline": ["/app","{"],\n"memstats": ${JSON.stringify(memstats)}\n}\n`);
    expect(log).toMatchObject({ memStats: { count: 1 }, lines: 4, otherLines: 0, clock: { placed: [{ by: 'last GC' }] } });
    expect([...log.memStats.line]).toEqual([1]);
  });

  it.each(['"time":"2026-11-22T05:40:24.5Z"', '"ts":1795326024.5', '"timestamp":1795326024500', '"@timestamp":"2026-11-22T06:40:24.5+01:00"'])('has the time of %s', (time) => {
    expect([...readLog(`{${time},"memstats":{"HeapAlloc":5,"NumGC":0}}`).memStats.wallMs]).toEqual([1_795_326_024_500]);
  });

  it('is told from JSON that only sounds like it', () => {
    expect(readLog('{"path":"/gc/heap/live:bytes"}\n{"msg":"HeapAlloc"}\n')).toMatchObject({ skippedLines: 0, otherLines: 2 });
  });

  it('may be the message of a JSON log', () => {
    expect(readLog(`${JSON.stringify({ log: `${LINES[3]}\n`, stream: 'stdout' })}\n`).memStats.wallMs[0]).toBeCloseTo(readLog(LINES[3]).memStats.wallMs[0], 3);
  });

  it('has only figures that are numbers', () => {
    const log = readLog('{"num_goroutine":1e999,"memstats":{"HeapAlloc":5,"HeapSys":1e999,"NumGC":1,"PauseNs":[1e999],"PauseEnd":[5],"BySize":[{"Size":8,"Mallocs":1e999,"Frees":0}]}}\n{"/gc/heap/live:bytes":1e999,"/gc/pauses:seconds":{"buckets":[0,1],"counts":[1e999]}}\n');
    expect(log).toMatchObject({ memStats: { count: 1, goroutines: { 0: Number.NaN }, pauses: { pauseNs: { 0: 0 } } }, metrics: { count: 1, histograms: [] } });
    expect([...log.memStats.fields.keys()]).toEqual(['HeapAlloc', 'NumGC']);
    expect(log.memStats.bySizeAt(0).sizeBytes).toHaveLength(0);
  });

  it('that is cut off, or broken, says so of the line', () => {
    const log = readLog(`${LINES[0]}\n${LINES[1].replace('"NumGC":', '"NumGC"')}\n${LINES[2].slice(0, 900)}`);
    expect(log).toMatchObject({ memStats: { count: 1 }, skippedLines: 2 });
    expect(log.skipped).toMatchObject([{ line: 2, why: 'It begins as JSON of MemStats or of runtime/metrics does, and does not go on as such.' }, { line: 3, why: expect.stringContaining('The file ends in it.') as string }]);
  });
});

describe('runtime/metrics', () => {
  const told = JSON.parse(METRICS) as Record<string, number | { buckets: (number | string)[]; counts: number[] }>;

  it('are names with numbers and histograms', () => {
    const { metrics } = readLog(METRICS);
    for (const { name, values } of metrics.series) expect([...values], name).toEqual([told[name]]);
    const sizes = metrics.histograms.find(({ name }) => name === '/gc/heap/allocs-by-size:bytes')?.at(0);
    const expected = told['/gc/heap/allocs-by-size:bytes'];
    expect([...(sizes?.counts ?? [])]).toEqual(typeof expected === 'object' && expected.counts);
    expect(metrics.histograms.find(({ name }) => name === '/sched/latencies:seconds')?.at(0)?.buckets[0]).toBe(Number.NEGATIVE_INFINITY);
    expect(metrics.series.length + metrics.histograms.length).toBe(Object.keys(told).length);
    expect(metrics.series.find(({ name }) => name === '/gc/heap/allocs:bytes')?.shape).toBe('counter');
    expect(metrics.series.find(({ name }) => name === '/gc/heap/live:bytes')?.shape).toBe('gauge');
  });

  it('come in lines, with a time, and with series that begin later', () => {
    const { metrics } = readLog('{"time":"2026-11-22T05:40:24Z","metrics":{"/gc/heap/live:bytes":5}}\n{"time":"2026-11-22T05:40:26Z","metrics":{"/gc/heap/live:bytes":7,"/sched/goroutines:goroutines":3}}\n');
    expect([...metrics.timeNs]).toEqual([0, 2e9]);
    expect(metrics.series.map(({ name, values }) => [name, ...values])).toEqual([['/gc/heap/live:bytes', 5, 7], ['/sched/goroutines:goroutines', Number.NaN, 3]]);
  });
});

describe('a page of Prometheus', () => {
  const PAGE = [
    '# HELP go_goroutines Number of goroutines that currently exist.', '# TYPE go_goroutines gauge', 'go_goroutines 12',
    '# TYPE go_gc_duration_seconds summary', 'go_gc_duration_seconds{quantile="0.5"} 1.5e-05', 'go_gc_duration_seconds_count 64',
    '# TYPE go_gc_pauses_seconds histogram', 'go_gc_pauses_seconds_bucket{le="1e-06"} 1', 'go_gc_pauses_seconds_bucket{le="0.1"} 4', 'go_gc_pauses_seconds_bucket{le="+Inf"} 4',
    'go_info{version="go1.27.4"} 1', '# TYPE http_requests_total counter', 'http_requests_total{code="200"} 5', '# TYPE process_cpu_seconds_total counter', 'process_cpu_seconds_total 3.5', '# EOF',
  ].join('\n');

  it('is the runtime’s series; the others are the program’s', () => {
    const log = readLog(PAGE);
    expect(log).toMatchObject({ prometheus: { count: 1 }, goVersion: 'go1.27.4', otherLines: 2, skippedLines: 0 });
    expect(log.prometheus.series.map(({ name, labels, shape, values }) => [name, labels, shape, values[0]])).toEqual([
      ['go_goroutines', '', 'gauge', 12],
      ['go_gc_duration_seconds', '{quantile="0.5"}', 'gauge', 1.5e-5],
      ['go_gc_duration_seconds_count', '', 'counter', 64],
      ['go_info', '{version="go1.27.4"}', 'gauge', 1],
      ['process_cpu_seconds_total', '', 'counter', 3.5],
    ]);
    const pauses = log.prometheus.histograms[0];
    expect([pauses.name, [...(pauses.at(0)?.buckets ?? [])], [...(pauses.at(0)?.counts ?? [])]]).toEqual(['go_gc_pauses_seconds', [Number.NEGATIVE_INFINITY, 1e-6, 0.1, Number.POSITIVE_INFINITY], [1, 3, 0]]);
  });

  it('may come again, told by its first series, by `# EOF`, or by the time in front of it', () => {
    const pages = readLog(`go_goroutines 1\ngo_threads 2\ngo_goroutines 3\ngo_threads 4\n# EOF\ngo_threads 5\n`).prometheus;
    expect(pages.series.map(({ values }) => [...values])).toEqual([[1, 3, Number.NaN], [2, 4, 5]]);
    const dated = readLog('2026-11-22T05:40:24Z\ngo_goroutines 1\n2026-11-22T05:40:39Z\ngo_goroutines 2\n');
    expect([...dated.prometheus.timeNs]).toEqual([0, 15e9]);
    const stamped = readLog('go_goroutines 1 1795326024000\ngo_goroutines 2 1795326025500\n');
    expect([...stamped.prometheus.timeNs]).toEqual([0, 1.5e9]);
  });

  it('with a line that breaks off says so', () => {
    expect(readLog('go_goroutines 12\ngo_threads{a="b"} 1.x\ngo_on and on\n')).toMatchObject({ skipped: [{ line: 2 }], otherLines: 1 });
  });
});
