// What can be taken away of a recording: tables, lanes for Perfetto, the view as a picture. Each is read back.
import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { runFile, traces } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

async function open(page: Page, path: string): Promise<void> {
  await page.goto('./');
  await dropFiles(page, [fileNamed(path)]);
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();
}

async function menu(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function saved(page: Page, press: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const downloading = page.waitForEvent('download');
  await press();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function savedTable(page: Page, table: string, format: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const dialog = page.getByRole('dialog', { name: 'Save a table' });
  await dialog.getByRole('radio', { name: new RegExp(`^${table}\\b`) }).check({ force: true });
  await dialog.getByRole('radio', { name: format, exact: true }).check({ force: true });
  return saved(page, () => dialog.getByRole('button', { name: 'Save', exact: true }).click());
}

test('tables in every format, of a trace and of a log', async ({ page }) => {
  await open(page, traces.tiny);
  await menu(page, /^Table/);
  const dialog = page.getByRole('dialog', { name: 'Save a table' });
  await expect(dialog.getByRole('radio', { name: /^goroutines\b/ })).toBeChecked();
  const csv = await savedTable(page, 'goroutines', 'CSV');
  expect(csv.name).toBe('go1.26-user-annotations.trace.goroutines.csv');
  const rows = csv.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(rows[0]).toMatch(/^file,sha256,goroutine,name,/);
  expect(rows[1]).toMatch(/^go1\.26-user-annotations\.trace,[0-9a-f]{64},\d+,/);
  await expect(dialog.getByRole('status')).toHaveText(new RegExp(`saved: ${rows.length - 1} rows`));
  const arrow = await savedTable(page, 'goroutines', 'Arrow');
  expect(tableFromIPC(arrow.bytes).numRows).toBe(rows.length - 1);
  const lines = (await savedTable(page, 'regions', 'JSON lines')).bytes.toString('utf8').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toContain('validate');
  const parquet = (await savedTable(page, 'waits', 'Parquet')).bytes;
  expect([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  await expect.poll(() => seriousViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();

  await open(page, runFile('gc-steady/stderr.log'));
  await menu(page, /^Table/);
  await expect(dialog.getByRole('radio', { name: /^gc_cycles\b/ })).toBeChecked();
  // What a log of gctrace does not tell is not offered.
  await expect(dialog.getByRole('radio', { name: /^memstats\b/ })).toHaveCount(0);
  expect((await savedTable(page, 'gc_cycles', 'CSV')).bytes.toString('utf8')).toContain(',sweep_termination_ns,');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  await expect.poll(async () => (await dialog.boundingBox())?.width ?? 0).toBeLessThanOrEqual(390);
});

test('rows of the selected range, and lanes for Perfetto', async ({ page }) => {
  await page.goto('./#src=start-latency&view=latency&sel=100000000-120000000');
  await expect(page.getByRole('button', { name: 'Clear the selection' })).toBeVisible();
  await menu(page, /^Table/);
  const dialog = page.getByRole('dialog', { name: 'Save a table' });
  await expect(dialog.getByRole('radio', { name: 'Of the selected range' })).toBeChecked();
  const count = async (): Promise<number> => (await savedTable(page, 'waits', 'JSON lines')).bytes.toString('utf8').trimEnd().split('\n').length;
  const some = await count();
  await dialog.getByRole('radio', { name: 'Of the whole recording' }).check({ force: true });
  const all = await count();
  expect(some).toBeGreaterThan(0);
  expect(all).toBeGreaterThan(some * 2);
  await dialog.getByRole('button', { name: 'Close' }).click();
  const { name, bytes } = await saved(page, () => menu(page, /Perfetto/));
  expect(name).toBe('start-latency.trace.perfetto.json');
  const { traceEvents } = JSON.parse(bytes.toString('utf8')) as { readonly traceEvents: readonly { readonly ph: string }[] };
  expect(new Set(traceEvents.map(({ ph }) => ph))).toEqual(new Set(['M', 'C', 'X']));
});

test('a profile made from a trace, of the selected range', async ({ page }) => {
  await page.goto('./#src=start-latency&view=flame&sel=100000000-200000000');
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();
  const { name, bytes } = await saved(page, () => menu(page, /^Profile/));
  expect(name).toMatch(/\.pb\.gz$/);
  await dropFiles(page, [{ name, bytes }]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('the view as a picture, with its charts, texts and legend', async ({ page }) => {
  await page.goto('./#src=start-latency&view=latency');
  await expect(page.getByText('concurrent mark')).toBeVisible();
  const svg = (await saved(page, () => menu(page, /Picture.*SVG/))).bytes.toString('utf8');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d/);
  for (const text of ['Start latency', 'drawn by Gopherscope', 'concurrent mark', 'heap live', '100 µs']) expect(svg).toContain(text);
  // As a browser reads a file: well-formed, and with the marks of the chart.
  const read = await page.evaluate((file) => {
    const parsed = new DOMParser().parseFromString(file, 'image/svg+xml');
    return { errors: parsed.querySelectorAll('parsererror').length, marks: parsed.querySelectorAll('path, rect').length };
  }, svg);
  expect(read.errors).toBe(0);
  expect(read.marks).toBeGreaterThan(200);
  const png = await saved(page, () => menu(page, /Picture.*PNG/));
  expect(png.name).toBe('start-latency.latency.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(50_000);
});

test('a picture has what is seen, in colours that every program knows', async ({ page }) => {
  await page.goto('./#src=heap&view=heap');
  await expect(page.getByText('Sizes of objects, bytes in use')).toBeVisible();
  const folded = (await saved(page, () => menu(page, /Picture.*SVG/))).bytes.toString('utf8');
  expect(folded).toContain('As a table');
  expect(folded).not.toContain('objects allocated');
  await page.getByText('As a table').click();
  await expect(page.getByRole('columnheader', { name: 'objects allocated' })).toBeVisible();
  expect((await saved(page, () => menu(page, /Picture.*SVG/))).bytes.toString('utf8')).toContain('objects allocated');

  await page.goto('./#src=gc-alloc-storm&view=gc&cycle=2');
  await expect(page.getByText('CPU during the cycle')).toBeVisible();
  // The page mixes the second colour of idle workers' hatch.
  const hatched = (await saved(page, () => menu(page, /Picture.*SVG/))).bytes.toString('utf8');
  expect(hatched).toContain('idle worker');
  expect(hatched).not.toMatch(/(?:fill|stroke|color)(?:="|:)(?:oklch|oklab|color)\(/);
});
