// Every series of MemStats at hand is the JSON's, snapshot by snapshot; where there is a corpus beside the checkout, all of it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readLog } from '../testing/readLog.ts';
import { askLog } from './askLog.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const FILES = [FIXTURES, CORPUS].filter(existsSync).flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) => (basename(path) === 'memstats.jsonl' ? [join(folder, path)] : [])));

const GAUGES = ['HeapAlloc', 'HeapInuse', 'HeapIdle', 'HeapReleased', 'HeapSys', 'NextGC', 'StackInuse', 'StackSys', 'MSpanInuse', 'MSpanSys', 'MCacheInuse', 'MCacheSys', 'BuckHashSys', 'GCSys', 'OtherSys', 'Sys', 'GCCPUFraction'];
const COUNTERS = ['TotalAlloc', 'Mallocs', 'Frees', 'NumGC'];

it(`equals ${FILES.length} series of MemStats`, async () => {
  expect(FILES.length).toBeGreaterThanOrEqual(8);
  for (const file of FILES) {
    const bytes = readFileSync(file);
    const records = readLog(bytes);
    const snapshots = bytes.toString('utf8').trim().split('\n').map((line) => (JSON.parse(line) as { readonly memstats: Readonly<Record<string, number>> }).memstats);
    // oxlint-disable-next-line eslint/no-await-in-loop -- one file after the other
    const points = await askLog(records, { ask: 'seriesPoints', names: [...GAUGES, ...COUNTERS], range: { startNs: -1, endNs: 1e18 }, widthPx: 10_000 });
    const named = new Map(points.map((series) => [series.name, series]));
    for (const name of GAUGES) expect(Array.from(named.get(name)?.value ?? []), `${name} of ${file}`).toEqual(snapshots.map((one) => one[name]));
    const { timeNs } = records.memStats;
    for (const name of COUNTERS) {
      const grown = Array.from(named.get(name)?.value ?? [], (rate, row) => Math.round((rate * (timeNs[row + 1] - timeNs[row])) / 1e9));
      expect(grown, `${name} of ${file}`).toEqual(snapshots.slice(1).map((one, row) => one[name] - snapshots[row][name]));
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- one file after the other
    const last = await askLog(records, { ask: 'memStatsAt', atNs: 1e18 });
    expect(last?.contradictions, file).toEqual([]);
    expect(last?.rest, file).toBeDefined();
  }
});
