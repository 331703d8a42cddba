import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contradictions, type MemSnapshot } from './memStats.ts';
import { memSnapshotIn, parsedObject } from './readMemStats.ts';
import { readLog } from './testing/readLog.ts';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const line = '{"time":"2026-11-22T05:40:24.967556392Z","elapsed_ns":505855,"num_goroutine":3,"memstats":{"HeapAlloc":177232,"Mallocs":616,"Frees":17,"LastGC":1795326024967556393,"PauseNs":[5,7,0],"PauseEnd":[1795326024967556391,1795326024967556393,0],"NumGC":2,"GCCPUFraction":0.25,"BySize":[{"Size":0,"Mallocs":0,"Frees":0},{"Size":8,"Mallocs":3,"Frees":1}]}}';

function memSnapshotOf(text: string): MemSnapshot | undefined {
  const whole = parsedObject(text);
  return whole === undefined ? undefined : memSnapshotIn(whole, text);
}

function pausesOf(text: string): readonly (readonly number[])[] {
  const { pauses } = readLog(text).memStats;
  return Array.from(pauses.cycle, (cycle, row) => [cycle, pauses.pauseNs[row], pauses.endNs[row]]);
}

describe('a snapshot', () => {
  it('is read to the last digit, from a line of a series, a page of expvar, and by itself', () => {
    const snapshot = memSnapshotOf(line);
    expect(snapshot).toMatchObject({ elapsedNs: 505_855, goroutines: 3, fields: { HeapAlloc: 177_232, Mallocs: 616 }, lastGcNs: 1_795_326_024_967_556_393n, gcCpuFraction: 0.25, bySize: [{ sizeBytes: 8, mallocs: 3, frees: 1 }] });
    expect(snapshot?.wallNs).toBe(BigInt(Date.parse('2026-11-22T05:40:24Z')) * 1_000_000n + 967_556_392n);
    // Since the pause that ended first had begun.
    expect(pausesOf(line.replace('"time":', '"at":'))).toEqual([[1, 5, 5], [2, 7, 7]]);
    const inner = line.slice(line.indexOf('"memstats":') + 11, -1);
    expect(memSnapshotOf(inner)?.fields).toEqual(snapshot?.fields);
    expect(memSnapshotOf(`{"cmdline":["/app"],"memstats":${inner}}`)?.fields).toEqual(snapshot?.fields);
  });

  it('is told from other JSON', () => {
    for (const text of ['{}', '[]', '3', 'null', '{"HeapAlloc":"7"}', '{"HeapAlloc":7}', '{"memstats":3}', line.slice(0, -1), '']) expect(memSnapshotOf(text), text).toBeUndefined();
  });

  it('has a ring that wraps', () => {
    expect(pausesOf('{"HeapAlloc":1,"NumGC":5,"PauseNs":[4,5,3],"PauseEnd":[14,15,13]}')).toEqual([[3, 3, 3], [4, 4, 4], [5, 5, 5]]);
  });

  it('that contradicts itself is told', () => {
    const wrong = memSnapshotOf('{"HeapAlloc":1,"NumGC":5,"HeapSys":10,"HeapIdle":4,"HeapInuse":5,"HeapReleased":6}');
    expect(wrong === undefined ? [] : contradictions(wrong)).toEqual(['HeapSys is 10 bytes, HeapIdle and HeapInuse come to 9.', 'HeapReleased is 6 bytes, more than the 4 of HeapIdle it is part of.']);
  });
});

describe.runIf(existsSync(CORPUS))('the corpus', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('memstats.jsonl')) : [];
  it('has series', () => expect(files.length).toBeGreaterThan(50));

  it.each(files)('%s holds snapshots that agree with themselves', (name) => {
    const lines = readFileSync(join(CORPUS, name), 'utf8').split('\n').filter((one) => one !== '');
    let cycles = 0;
    for (const one of lines) {
      const snapshot = memSnapshotOf(one);
      expect(snapshot, one.slice(0, 80)).toBeDefined();
      if (snapshot === undefined) return;
      expect(contradictions(snapshot)).toEqual([]);
      const { NumGC = -1 } = snapshot.fields;
      expect(NumGC).toBeGreaterThanOrEqual(cycles);
      cycles = NumGC;
      const size = snapshot.pauseEndNs.length;
      if (NumGC > 0) expect(snapshot.pauseEndNs[(NumGC + size - 1) % size]).toBe(snapshot.lastGcNs);
    }
  });
});
