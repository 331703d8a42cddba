import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openDocument } from '../workers/openDocument.ts';
import { cutTrace, sizeOf } from './cut.ts';

const whole = fileURLToPath(new URL('../public/samples/gc-alloc-storm.trace', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gopherscope-cut-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a cut trace is a whole one: the beginning of the other, up to the end of a generation', async () => {
  const out = join(folder, 'cut.trace');
  const size = await cutTrace(whole, out, statSync(whole).size - 1);
  const bytes = readFileSync(out);
  expect(bytes.length).toBe(size);
  expect(bytes.equals(readFileSync(whole).subarray(0, size))).toBe(true);
  const opened = await openDocument({ from: 'file', file: await openAsBlob(out), name: 'cut' }, { onEvent: () => undefined });
  expect(opened).toMatchObject({ kind: 'go-trace', damage: undefined });
});

test('one generation at least', async () => {
  const out = join(folder, 'least.trace');
  expect(await cutTrace(whole, out, 1)).toBeGreaterThan(1000);
});

test('sizes', () => {
  expect([sizeOf('500m'), sizeOf('1G'), sizeOf('1.5k'), sizeOf('20000')]).toEqual([5e8, 1e9, 1500, 20000]);
  expect(() => sizeOf('much')).toThrow('not a size');
});
