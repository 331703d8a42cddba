// A against B: two recordings compared, their sentence, the way to evidence, sides exchanged, a run against itself, groups from the table of runs.
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { dropFolders } from './dropFolders.ts';
import { runFile } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const says = (page: Page) => page.getByRole('region', { name: 'What the comparison says' });
const figures = (page: Page) => page.getByRole('region', { name: 'Figures' }).getByRole('table');
const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);

const traces = ['gomaxprocs-1', 'gomaxprocs-4'].map((run) => ({ ...fileNamed(runFile(`${run}/trace.out`)), name: `${run}.trace` }));

test('one P against four: a sentence, figures that lead to their evidence, and sides exchanged', async ({ page }) => {
  await page.goto('./#v=2&view=versus&a=gomaxprocs-4.trace');
  await dropFiles(page, traces);
  await expect(page).toHaveTitle(/^gomaxprocs-1\.trace · Compare runs/);
  await expect(says(page)).toContainText(/worse/);
  await expect(figures(page).getByRole('row', { name: /start\.p50/ })).toContainText('worse');
  const exact = await page.getByRole('table', { name: /Start latency by percentile/ }).getByRole('row', { name: /^p50/ }).textContent();
  expect(exact).toContain('×');
  await page.getByRole('radio', { name: 'B over A' }).click();
  await expect(page.getByRole('img', { name: /percentile by percentile/ })).toContainText('1 ×');
  await expect.poll(() => hash(page)).toContain('vpicture=percentiles');
  await expect.poll(() => seriousViolations(page)).toEqual([]);

  // The other way round it is better.
  await page.getByRole('button', { name: 'Exchange' }).click();
  await expect(page).toHaveTitle(/^gomaxprocs-4\.trace · Compare runs/);
  await expect(says(page)).toContainText(/better/);

  // A figure of A comes from A.
  await figures(page).getByRole('row', { name: /start\.p50/ }).getByRole('button').first().click();
  await expect(page).toHaveTitle(/^gomaxprocs-1\.trace · Why it waited/);
  await expect.poll(() => hash(page)).toContain('waits=created');

  // What is closed leaves the comparison.
  await page.getByRole('button', { name: 'gomaxprocs-4.trace', exact: false }).first().click();
  await page.getByRole('button', { name: 'Compare runs', exact: true }).click();
  await expect(says(page)).toContainText(/better/);
  await page.getByRole('button', { name: 'Close gomaxprocs-1.trace' }).click();
  await expect(page.getByText(/Not there, or of another kind: gomaxprocs-1\.trace/)).toBeVisible();
  await expect(says(page)).toBeHidden();
});

test('a run against itself is the same', async ({ page }) => {
  await page.goto('./#v=2&view=versus&file=gomaxprocs-4.trace&a=gomaxprocs-4.trace');
  await dropFiles(page, traces.slice(1));
  await expect(says(page)).toContainText(/same/);
  await expect(page.getByRole('region', { name: 'Figures' })).toContainText(/0 of \d+ differ/);
});

test('runs are put on sides in their table', async ({ page }) => {
  await page.goto('./');
  await dropFolders(page, ['gomaxprocs-1', 'gomaxprocs-4'].map(runFile));
  await page.getByRole('button', { name: /Runs 2 beside each other/ }).click();
  // Rows change places until the figures that they are sorted by are there.
  for (const [run, pause] of [['gomaxprocs-1', '235 µs'], ['gomaxprocs-4', '4.00 ms']] as const) await expect(page.getByRole('row', { name: new RegExp(`^${run}`) })).toContainText(pause);
  await page.getByRole('button', { name: 'gomaxprocs-1 on side A' }).click();
  await expect(page.getByText('Choose a run for B')).toBeVisible();
  await page.getByRole('button', { name: 'gomaxprocs-4 on side B' }).click();
  await page.getByRole('button', { name: 'Compare A (1) with B (1)' }).click();
  await expect(page).toHaveTitle(/^gomaxprocs-4\/trace\.out · Compare runs/);
  await expect(says(page)).toContainText(/better/);
  await expect.poll(() => hash(page)).toContain('a=gomaxprocs-1/trace.out');
});
