// Profiles beside each other: two of them row by row, and what grows over four.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choose } from './choose.ts';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { growth, profiles } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

const [first = '', second = '', , last = ''] = growth;

/** Flat of a function in bytes in use, as the report has it. */
function flatOf(path: string, name: string): number {
  return Number(reportOf(path).profile?.top['inuse_space']?.find((row) => row.name === name)?.flat ?? 0);
}

const exact = (bytes: number): string => `${new Intl.NumberFormat('en-GB').format(bytes)}\u00a0bytes`;
const deltas = (page: Page) => page.getByRole('grid', { name: /beside/ });
const rowOf = (page: Page, name: string) => page.getByRole('grid').getByRole('row').filter({ hasText: name }).first();

test('two dropped profiles are put side by side, and the address says so', async ({ page }) => {
  await page.goto('./#v=2&view=compare');
  await dropFiles(page, [last, first].map(fileNamed));
  await choose(page.getByRole('button', { name: /Compare with/ }), /^heap-1/);

  const row = deltas(page).getByRole('row').nth(1);
  await expect(row.getByRole('rowheader')).toHaveText('main.newSession');
  const before = flatOf(first, 'main.newSession');
  const now = flatOf(last, 'main.newSession');
  await expect(row.getByTitle(new RegExp(`^${exact(before)},`)).first()).toBeVisible();
  await expect(row.getByTitle(new RegExp(`^${exact(now)},`)).first()).toBeVisible();
  await expect(row.getByTitle(`+${exact(now - before)}`).first()).toBeVisible();
  await expect(page).toHaveURL(/diff_base=heap-1\.pb\.gz/);

  await page.getByRole('button', { name: 'Normalised' }).click();
  await expect(page).toHaveURL(/normalize=1/);
  // Beside a cache that grew less, sessions grew; the whole is as large as before.
  await expect(page.getByText('scaled to the base’s total')).toBeVisible();
  await expect(rowOf(page, 'main.fillCache').getByTitle(/^-/).first()).toBeVisible();

  await page.goBack();
  await expect(page.getByText('scaled to the base’s total')).toBeHidden();
});

test('a row chooses its function everywhere, and leads to the differential flame graph', async ({ page }) => {
  await page.goto('./#v=2&view=compare&base=heap-1.pb.gz');
  await dropFiles(page, [last, first].map(fileNamed));
  await rowOf(page, 'main.fillCache').click();
  await expect(page.getByRole('region', { name: 'Chosen function' })).toContainText('main.fillCache');
  await page.getByRole('button', { name: 'Differential flame graph' }).click();
  await expect(page.getByRole('application', { name: /Flame graph of inuse_space/ })).toBeVisible();
  await expect(page).toHaveURL(/colour=difference/);
  const grown = flatOf(last, 'main.fillCache') - flatOf(first, 'main.fillCache');
  await expect(page.getByRole('grid', { name: /Functions by flat/ }).getByRole('row').filter({ hasText: 'fillCache' }).getByTitle(new RegExp(`^${exact(grown)},`)).first()).toBeVisible();
});

test('a link waits for the profile it compares with', async ({ page }) => {
  await page.goto('./#v=2&view=compare&diff_base=heap-2.pb.gz');
  await expect(page.getByText(/compared with “heap-2.pb.gz”, but contains neither/)).toBeVisible();
  await dropFiles(page, [fileNamed(last)]);
  await expect(page.getByRole('heading', { name: 'One of the two profiles is missing' })).toBeVisible();
  await dropFiles(page, [fileNamed(second)]);
  await page.getByRole('button', { name: /^heap-4/ }).click();
  await expect(deltas(page).getByRole('row').nth(1)).toContainText('main.newSession');
  // And misses it once it is closed.
  await page.getByRole('button', { name: 'Close heap-2.pb.gz' }).click();
  await expect(page.getByRole('heading', { name: 'One of the two profiles is missing' })).toBeVisible();
});

test('over four profiles, what only ever grows is marked, with its reason', async ({ page }) => {
  await page.goto('./#v=2&view=compare');
  // In another order than they were taken in.
  await dropFiles(page, [growth[2], growth[0], growth[3], growth[1]].map((path) => fileNamed(path ?? '')));
  const grid = page.getByRole('grid', { name: 'Growth of functions over 4 profiles' });
  const row = grid.getByRole('row').nth(1);
  await expect(row.getByRole('rowheader')).toHaveText('main.newSession');
  await expect(row.getByTitle(/^Never falls over 4 profiles/)).toBeVisible();
  await expect(grid.getByText('only grows')).toHaveCount(1);
  const series = growth.map((path, i) => `heap-${i + 1}.pb.gz: ${exact(flatOf(path, 'main.fillCache'))}`).join('\n');
  await expect(rowOf(page, 'main.fillCache').getByTitle(series)).toBeVisible();
  // By keyboard, too.
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Chosen function' })).toContainText('main.newSession');
});

test('the table of differences is taken away as CSV', async ({ page }) => {
  await page.goto('./#v=2&view=compare&base=heap-1.pb.gz');
  await dropFiles(page, [last, first].map(fileNamed));
  await expect(rowOf(page, 'main.newSession')).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('heap-4.pb.gz.less.heap-1.pb.gz.csv');
  const path = join(test.info().outputDir, 'deltas.csv');
  await download.saveAs(path);
  const [heading, top] = fileNamed(path).bytes.toString().split('\r\n');
  expect(heading).toContain('flat change (bytes)');
  expect(top).toContain(`,${flatOf(first, 'main.newSession')},${flatOf(last, 'main.newSession')},`);
});

test('profiles of other kinds are not offered', async ({ page }) => {
  await page.goto('./#v=2&view=compare');
  await dropFiles(page, [last, profiles.cpu].map(fileNamed));
  await expect(page.getByRole('heading', { name: 'Compare this profile with another' })).toBeVisible();
  await expect(page.getByText('Open another profile of this kind to compare with')).toBeVisible();
});
