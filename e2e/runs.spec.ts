// Several runs beside each other: folders dropped, their figures in a table, its order, its links; and more recordings than are kept open.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { formatNs } from '../src/views/format.ts';
import { dropFolders } from './dropFolders.ts';
import { fitsAcross } from './fitsAcross.ts';
import { runFile } from './recordings.ts';
import { reportOf, type Report } from './reportOf.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const RUNS = ['gomaxprocs-1', 'gomaxprocs-4'] as const;

/** As the table writes it, with the blanks that a page's text has. */
const written = (ns: number): string => formatNs(ns);
const table = (page: Page): Locator => page.getByRole('grid', { name: 'Runs' });
const row = (page: Page, name: string): Locator => table(page).getByRole('row').filter({ hasText: name });

const known = new Map<string, Report>();

function reportOfRun(run: string): Report {
  const report = known.get(run) ?? reportOf(runFile(`${run}/trace.out`));
  known.set(run, report);
  return report;
}

function longestStop(run: string): number {
  const stops = reportOfRun(run).trace?.stw ?? [];
  return Math.max(...stops.map(({ start_ns, end_ns }) => (end_ns ?? start_ns) - start_ns));
}

test('two folders are two runs, with the figures of their reports', async ({ page }) => {
  await page.goto('./');
  await dropFolders(page, RUNS.map(runFile));
  // A folder's trace tells more than its first file.
  await expect(page).toHaveTitle(/trace\.out/);
  await page.getByRole('button', { name: /Runs 2 beside each other/ }).click();
  for (const run of RUNS) {
    await expect(row(page, run)).toContainText(written(longestStop(run)));
    await expect(row(page, run)).toContainText(written(reportOfRun(run).trace?.create_to_start_ns.p99 ?? Number.NaN));
    await expect(row(page, run)).toContainText('trace, gctrace, memstats, metrics');
  }
  // The longest pause first; another press turns it, and Back returns.
  const first = table(page).getByRole('row').nth(1);
  await expect(first).toContainText('gomaxprocs-4');
  await table(page).getByRole('button', { name: 'Pause max' }).click();
  await expect(first).toContainText('gomaxprocs-1');
  await expect(page).toHaveURL(/runs=key&rsort=pause-max/);
  await page.goBack();
  await expect(first).toContainText('gomaxprocs-4');

  await page.getByRole('radio', { name: 'Collector' }).click();
  await expect(row(page, 'gomaxprocs-1')).toContainText('100');
  await page.getByRole('radio', { name: 'By GOMAXPROCS' }).click();
  await expect(page.getByRole('img', { name: /Pause max of 2 runs/ })).toContainText('4 Ps');

  // A figure leads to where it comes from.
  await page.getByRole('radio', { name: 'Pauses' }).click();
  await row(page, 'gomaxprocs-4').getByText(written(longestStop('gomaxprocs-4'))).first().click();
  await expect(page).toHaveTitle('gomaxprocs-4/trace.out · Pauses · Gopherscope');
  await page.goBack();
  await expect(page).toHaveTitle('Runs · Gopherscope');
});

test('a file is moved to another run', async ({ page }) => {
  await page.goto('./');
  await dropFolders(page, RUNS.map(runFile));
  await page.getByRole('button', { name: /Runs 2 beside each other/ }).click();
  await page.getByRole('button', { name: 'Run of gomaxprocs-1/stderr.log' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'A run of its own' }).click();
  await expect(page.getByRole('button', { name: /Runs 3 beside each other/ })).toBeVisible();
  await expect(row(page, 'gomaxprocs-1/stderr.log')).toContainText('gctrace');
  await page.getByRole('button', { name: 'Run of gomaxprocs-1/stderr.log' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'As it was dropped' }).click();
  await expect(page.getByRole('button', { name: /Runs 2 beside each other/ })).toBeVisible();
});

test('more recordings than are kept open are looked through, and opened from the table', async ({ page }) => {
  await page.goto('./');
  await dropFolders(page, [runFile('')]);
  await expect(page).toHaveTitle('Runs · Gopherscope');
  // Eight folders, and five logs that are a run each.
  await expect(page.getByRole('button', { name: /Runs 13 beside each other/ })).toBeVisible();
  for (const run of RUNS) await expect(row(page, `${run}trace`)).toContainText(written(longestStop(run)));
  await expect(page.getByText(/files looked through/)).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Files' }).getByRole('listitem')).toHaveCount(0);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).click();
  const csv = readFileSync(await (await download).path(), 'utf8').trim().split('\r\n');
  expect(csv).toHaveLength(14);
  expect(csv[1]).toContain('preempt-off');

  await row(page, 'gomaxprocs-4trace').getByRole('rowheader').click();
  await expect(page).toHaveTitle('runs/gomaxprocs-4/trace.out · Overview · Gopherscope');
  // With it what other views put beside it.
  await expect(page.getByRole('navigation', { name: 'Files' })).toContainText('stderr.log');
  await page.goBack();
  await expect(page).toHaveTitle('Runs · Gopherscope');
  await expect(row(page, 'gomaxprocs-4trace')).toContainText(written(longestStop('gomaxprocs-4')));
});

test('has no serious accessibility violation, and fits a phone', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await dropFolders(page, RUNS.map(runFile));
  await page.getByRole('button', { name: /Runs 2 beside each other/ }).click();
  await expect(row(page, 'gomaxprocs-4')).toContainText(written(longestStop('gomaxprocs-4')));
  for (const { width, colorScheme } of [{ width: 1440, colorScheme: 'light' }, { width: 390, colorScheme: 'dark' }] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => seriousViolations(page)).toEqual([]);
  }
  await fitsAcross(page);
});
