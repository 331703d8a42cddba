// Memory in Go's own terms: sizes, sites and kinds of a heap profile, costs of a CPU profile.
import { dropFiles, fileNamed } from './dropFiles.ts';
import { growth, profiles } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

const last = growth[3] ?? '';

test('the overview leads to sizes and sites of allocations', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, [fileNamed(last)]);
  await page.getByRole('button', { name: 'sizes, sites, what stays' }).click();
  const { totals } = reportOf(last).profile ?? {};
  const inUse = new Intl.NumberFormat('en-GB').format(Number(totals?.['inuse_space'] ?? 0));
  await expect(page.getByTitle(new RegExp(`^${inUse}\u00a0bytes in [\\d,]+ objects`)).first()).toBeVisible();

  // Sessions keep 4000 bytes each: the class of 4096.
  await page.getByText('As a table').click();
  const sizes = page.getByRole('table', { name: 'Objects by size class' });
  await expect(sizes.getByRole('row').filter({ hasText: 'to 4,096' }).getByRole('cell').first()).toContainText('MiB');
  await expect(sizes.getByRole('row').last()).toContainText('over 32 KiB');
});

test('sites follow the sample type, and choose their function everywhere', async ({ page }) => {
  await page.goto('./#v=2&view=heap&sample_index=alloc_space');
  await dropFiles(page, [fileNamed(last)]);
  const grid = page.getByRole('grid', { name: 'Allocation sites' });
  // What churns is allocated most, and none of it stays.
  const churn = grid.getByRole('row').nth(1);
  await expect(churn.getByRole('rowheader')).toContainText('main.churn');
  await expect(churn.getByRole('gridcell').last()).toHaveText('0\u00a0%');
  await page.getByRole('radiogroup', { name: 'Sample type' }).getByText('inuse_space', { exact: true }).click();
  await expect(grid.getByRole('row').nth(1).getByRole('rowheader')).toContainText('main.newSession');

  await grid.getByRole('row').nth(1).click();
  await expect(page.getByRole('region', { name: 'Chosen function' })).toContainText('main.newSession');
  await expect(page).toHaveURL(/fn=:main\.newSession/);

  await page.getByLabel('Filter by function or file').fill('Sprintf');
  await expect(grid.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('table', { name: 'What is made' }).getByRole('row').filter({ hasText: 'string' })).toContainText('fmt.Sprintf');
});

test('a CPU profile tells what allocating cost, and leads to its stacks', async ({ page }) => {
  await page.goto('./#v=2&view=heap');
  await dropFiles(page, [fileNamed(profiles.gcStorm)]);
  const costs = page.getByRole('table', { name: 'What it was' });
  const mallocgc = costs.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^mallocgc/ }) });
  const { top } = reportOf(profiles.gcStorm).profile ?? {};
  const cum = Number(top?.['cpu']?.find(({ name }) => name === 'runtime.mallocgc')?.cum ?? 0);
  await expect(mallocgc.getByTitle(`${new Intl.NumberFormat('en-GB').format(cum)}\u00a0nanoseconds`)).toBeVisible();

  await mallocgc.getByRole('button', { name: /Stacks/ }).click();
  await expect(page.getByRole('application', { name: /Flame graph of cpu/ })).toBeVisible();
  expect(decodeURIComponent(page.url())).toContain(String.raw`focus=^(?:runtime\.mallocgc)$`);
});
