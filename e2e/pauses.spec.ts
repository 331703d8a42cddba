// Stops of the world: on screen as in the report, from the distribution to one stop and what kept it.
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { exactNs } from './figures.ts';
import { runFile } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

const stops = (page: Page) => page.getByRole('grid', { name: 'Stops of the world' });
const detail = (page: Page) => page.getByRole('complementary', { name: 'Detail' });

test('a trace: the longest first, split where the last P halted, and why', async ({ page }) => {
  const { trace } = reportOf(runFile('preempt-off/trace.out'));
  const [longest] = trace?.pauses ?? [];
  if (longest === undefined) throw new Error('the report has no pauses');
  await page.goto('./#v=2&view=pauses');
  await dropFiles(page, [fileNamed(runFile('preempt-off/trace.out'))]);

  const first = stops(page).getByRole('row').nth(1);
  await expect(first).toContainText('the program');
  await expect(first).toContainText(longest.last_ran ?? '?');
  await expect(first.getByTitle(exactNs(longest.ns), { exact: true })).toBeVisible();
  await expect(first.getByTitle(exactNs(longest.to_stop_ns ?? -1), { exact: true })).toBeVisible();
  await expect(stops(page)).toHaveAttribute('aria-rowcount', String((trace?.pauses?.length ?? 0) + 1));

  await first.click();
  await expect(detail(page)).toContainText('asyncpreemptoff=1');
  await expect(detail(page).getByRole('listitem').filter({ hasText: `P${longest.last_proc}` }).first()).toContainText('ran main.preempt.func1, halted after');
  await detail(page).getByRole('button', { name: /main\.preempt\.func1 \(G/ }).click();
  await expect(detail(page)).toContainText('Goroutine at a time');

  // A column of the histogram, and a kind, choose their stops; both are in the address.
  const kinds = page.getByRole('list', { name: 'Kinds of stops' });
  await kinds.getByRole('button', { name: /start trace/ }).click();
  await expect(stops(page).getByRole('row')).toHaveCount(2);
  await kinds.getByRole('button', { name: /start trace/ }).click();
  const columns = page.getByRole('toolbar', { name: 'Stops by length' });
  await columns.getByRole('button').first().click();
  await expect(stops(page).getByRole('row')).toHaveCount(2);
  // The file is kept over a reload.
  await page.reload();
  await expect(stops(page).getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'All lengths' }).click();
  await expect(stops(page).getByRole('row')).toHaveCount((trace?.pauses?.length ?? 0) + 1);

  // Dots by keys: the longest first.
  const dots = page.getByRole('application', { name: /Stops of the world over time/ });
  await dots.press('ArrowUp');
  await expect(dots.getByText(/^GC mark termination, .* at /)).toBeAttached();
  await dots.press('Enter');
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('GC mark termination');
});

test('gctrace: two stops a line; a press leads to the cycle', async ({ page }) => {
  const { log } = reportOf(runFile('gc-steady/stderr.log'));
  const lengths = (log?.records ?? []).flatMap((record) => (record['record'] === 'gc' ? [Number(record['c1_ns']), Number(record['c3_ns'])] : []));
  await page.goto('./#v=2&view=pauses');
  await dropFiles(page, [fileNamed(runFile('gc-steady/stderr.log'))]);
  await expect(stops(page)).toHaveAttribute('aria-rowcount', String(lengths.length + 1));
  const first = stops(page).getByRole('row').nth(1);
  await expect(first.getByTitle(exactNs(Math.max(...lengths)), { exact: true })).toBeVisible();
  await stops(page).getByRole('button', { name: 'From' }).click();
  await expect.poll(() => new URL(page.url()).hash).toContain('psort=start');
  await stops(page).getByRole('row').nth(1).click();
  await expect(page.getByRole('button', { name: 'GC cycles', exact: true })).toHaveAttribute('aria-current', 'page');
});

test('runtime/metrics: counts by length, which are not single stops', async ({ page }) => {
  await page.goto('./#v=2&view=pauses');
  await dropFiles(page, [fileNamed(runFile('gc-steady/metrics.json'))]);
  await expect(page.getByText(/upper edges of its buckets/)).toBeVisible();
  await expect(stops(page)).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Kinds of stops' }).getByRole('button', { name: /other than GC/ })).toBeDisabled();
});
