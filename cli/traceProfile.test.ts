import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportOfFile } from './reportOfFile.ts';

interface Told {
  readonly profile: { readonly totals: Readonly<Record<string, string>>; readonly top: Readonly<Record<string, readonly unknown[]>> };
}

test('a profile made from a trace is a file that says the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gopherscope-profile-'));
  try {
    const pprofFile = join(folder, 'sync.pb.gz');
    const made = await reportOfFile('fixtures/traces/go1.26-user-annotations.trace', { goroutines: false, hash: false, workers: 1, pprof: 'sync', pprofFile });
    const read = await reportOfFile(pprofFile, { goroutines: false, hash: false, workers: 1 });
    const [told, again] = [made, read].map(({ report }) => (report as unknown as Told).profile);
    expect(Number(told?.totals['delay'])).toBeGreaterThan(0);
    expect(again?.totals).toEqual(told?.totals);
    expect(again?.top).toEqual(told?.top);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
