// What stands out: cards of what rules found with the way to the moment, lines of what they did not, the overview's line.
import { dropFiles, fileNamed } from './dropFiles.ts';
import { fitsAcross } from './fitsAcross.ts';
import { runFile, traces } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('a server’s lock, its places, and a moment on the timeline', async ({ page }) => {
  await page.goto('./#v=2');
  await dropFiles(page, [fileNamed(traces.manyStarts)]);
  await page.getByRole('button', { name: /, and 5 more$/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'What stands out', exact: true })).toBeVisible();
  await expect(page.getByText('6 of 8 rules found something.')).toBeVisible();

  const convoy = page.getByRole('region', { name: 'Goroutines queue at a lock' });
  await expect(convoy).toContainText('125 waits there');
  const places = convoy.getByRole('table').getByRole('row');
  await expect(places).toHaveCount(6);
  await expect(places.nth(1)).toContainText('main.(*server).count');
  await convoy.getByRole('button', { name: 'The worst 20' }).click();
  await expect(places).toHaveCount(21);
  await expect(page.getByRole('region', { name: 'Looked for, and not found' }).getByRole('listitem')).toHaveCount(2);

  await page.setViewportSize({ width: 390, height: 844 });
  await fitsAcross(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  // By keyboard: the worst place, on the timeline, with the goroutine's wait beside it.
  await places.nth(1).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('view=timeline');
  await expect.poll(() => page.url()).toContain('pin=stretch-');
  await expect(page.getByRole('complementary').getByText('sync', { exact: true }).first()).toBeVisible();
});

test('a quiet program has nothing that stands out', async ({ page }) => {
  await page.goto('./#v=2&view=anomalies');
  await dropFiles(page, [fileNamed(runFile('gc-steady/trace.out'))]);
  await expect(page.getByText(/^None of 8 rules found anything/)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Waits rise while the garbage collector works' })).toContainText('stands out if all of the interval is over');
});
