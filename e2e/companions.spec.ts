// Logs of the run that a trace is of: placed on its time axis, or refused and placed by hand, drawn beneath its lanes, and the way back.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { expect, test } from './watchedPage.ts';

const runs = fileURLToPath(new URL('../fixtures/runs/', import.meta.url));
const storm = (file: string): string => join(runs, 'gc-alloc-storm', file);
const ofRun = [storm('trace.out'), storm('stderr.log'), storm('memstats.jsonl')];

const cardOf = (page: Page) => page.getByRole('region').or(page.locator('section')).filter({ has: page.getByRole('heading', { name: 'Logs of the same run' }) }).last();
const lineOf = (page: Page, name: string) => cardOf(page).getByRole('listitem').filter({ hasText: name });
const rowOf = (page: Page, name: string) => page.getByRole('group', { name: 'Counters' }).getByRole('button', { name });

/** Moves the pointer onto the row of a log, at a share of the recording. */
async function pointAt(page: Page, row: string, share: number): Promise<void> {
  const head = await rowOf(page, row).boundingBox();
  const stage = await page.getByRole('application', { name: /^Timeline/ }).boundingBox();
  if (head === null || stage === null) throw new Error('The timeline is not on screen.');
  // Names of rows lie left of the plot, half of the last tick's label right of it.
  const [left, right] = [stage.x + 196, stage.x + stage.width - 14];
  await page.mouse.move(left, head.y);
  await page.mouse.move(left + share * (right - left), head.y + head.height / 2);
}

test('a trace, gctrace and MemStats of one run lie on one axis', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, ofRun.map(fileNamed));
  await expect(lineOf(page, 'stderr.log')).toContainText(/8 cycles of gctrace\s*aligned by GC cycles ± \d+\sµs, 8 cycles agree/);
  await expect(lineOf(page, 'memstats.jsonl')).toContainText(/14 snapshots of MemStats\s*aligned by the wall clock ± 1\.00\sµs/);

  await lineOf(page, 'stderr.log').getByRole('button', { name: 'stderr.log' }).click();
  await expect(rowOf(page, 'gctrace')).toHaveAttribute('aria-expanded', 'true');
  await expect(rowOf(page, 'MemStats')).toHaveAttribute('aria-expanded', 'false');
  await expect(rowOf(page, 'schedtrace')).toHaveCount(0);

  // Its seventh cycle marks from 385 to 524 ms of 709.
  await pointAt(page, 'gctrace', 450 / 709);
  const tip = page.getByRole('tooltip').or(page.locator('.tooltip')).first();
  await expect(tip).toContainText('GC cycle 7');
  await expect(tip).toContainText(/concurrent mark\s*138\sms/);
  await expect(tip).toContainText('stderr.log, aligned by GC cycles');

  await rowOf(page, 'MemStats').click();
  await expect(rowOf(page, 'MemStats')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('list', { name: 'Legend' })).toContainText('HeapInuse');
  await pointAt(page, 'MemStats', 0.5);
  await expect(tip).toContainText(/HeapAlloc\s*\d+(\.\d+)?\sMiB/);
  await expect(tip).toContainText('memstats.jsonl, aligned by the wall clock');

  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('table', { name: /^GC cycles of stderr\.log/ }).getByRole('row')).toHaveCount(9);
  await expect(page.getByRole('table', { name: /^MemStats of memstats\.jsonl/ })).toContainText('NextGC');

  await page.getByRole('button', { name: 'Start latency' }).or(page.getByRole('link', { name: 'Start latency' })).first().click();
  await expect(page.getByRole('button', { name: 'gctrace', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: 'MemStats', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test('a log of another run is refused, and lies where the reader puts it', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, [storm('trace.out'), join(runs, 'gc-steady', 'stderr.log')].map(fileNamed));
  const line = lineOf(page, 'stderr.log');
  await expect(line).toContainText('Not on the axis: no GC cycles of it are in this recording');
  await line.getByRole('button', { name: 'Place by hand' }).click();
  await line.getByLabel('Its time 0 lies at').fill('tomorrow');
  await line.getByRole('button', { name: 'Place', exact: true }).click();
  await expect(line).toContainText('Write a time like');
  await line.getByLabel('Its time 0 lies at').fill('-4.1ms');
  await line.getByRole('button', { name: 'Place', exact: true }).click();
  await expect(line).toContainText('placed by hand');
  await line.getByRole('button', { name: 'As found' }).click();
  await expect(line).toContainText('Not on the axis');
});

test('a log leads to its place in the trace, and its row there back to it', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, ofRun.map(fileNamed));
  await page.getByRole('button', { name: /^stderr\.log/ }).first().click();
  await page.getByRole('button', { name: 'Show in trace.out' }).click();
  await expect(rowOf(page, 'gctrace')).toHaveAttribute('aria-expanded', 'true');
  await pointAt(page, 'gctrace', 450 / 709);
  await expect(page.locator('.tooltip')).toContainText('GC cycle 7');
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('GC cycles of stderr.log');
  await expect.poll(() => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('cycleat')).toMatch(/^\d+-7$/);
});

test('a sample of several files is one run', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /One run, three files/ }).click();
  await expect(lineOf(page, 'gctrace.log')).toContainText('10 cycles agree');
  await expect(lineOf(page, 'memstats.jsonl')).toContainText('aligned by the wall clock');
  // Its link opens them all again.
  await page.reload();
  await expect(lineOf(page, 'gctrace.log')).toContainText('10 cycles agree');
});
