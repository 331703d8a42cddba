// A process's start: moments and what was in the way, from a trace alone and with its log; files of different versions of Go.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { exactNs } from './figures.ts';
import { runFile } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const fixture = (path: string): string => fileURLToPath(new URL(join('../fixtures', path), import.meta.url));
const start = { trace: fixture('startup/trace.out'), log: fixture('startup/stderr.log') };
const moments = (page: Page) => page.getByRole('table', { name: 'Moments of the start' });
const warning = (page: Page) => page.getByText(/disagree on the version of Go/);

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('package init with its log: moments, offsets, what was in the way, and the way to it', async ({ page }) => {
  await page.goto('./#v=2&view=startup');
  await dropFiles(page, [fileNamed(start.trace), fileNamed(start.log)]);
  await expect(page.getByText('The recording begins in package init; main.main is seen 110')).toBeVisible();
  await expect(page.getByText(/By stderr\.log the process had started .* before/)).toBeVisible();
  const names = await moments(page).getByRole('rowheader').allTextContents();
  expect(names).toEqual(['package init', 'start stop', 'main goroutine', 'first other P', 'first GC cycle', 'sysmon', 'first goroutine created', 'first goroutine runs', 'main.main']);
  // From 104,448 ns to 120,384 ns, as Go's own reader has it.
  await expect(moments(page).getByRole('row', { name: /start stop/ }).getByTitle(exactNs(15_936))).toBeVisible();
  await expect(page.getByRole('table', { name: 'Offsets' }).getByRole('row', { name: /Start stop/ })).toContainText('10–50 µs');
  const found = page.getByRole('region', { name: 'In the way' });
  for (const text of ['main.init.1 waited for files', 'main.init.2 waited for the network', 'main.init.3 slept', 'Package main took 110 ms to initialise, by inittrace']) await expect(found).toContainText(text);
  await expect.poll(() => seriousViolations(page)).toEqual([]);

  // The moments by keys; Enter pins what one rests on.
  const stage = page.getByRole('application', { name: /The start over/ });
  await stage.press('ArrowRight');
  await stage.press('ArrowRight');
  await expect(stage.getByText('start stop at 104')).toBeAttached();
  await stage.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Detail' })).toContainText('start trace');

  await found.getByRole('listitem').filter({ hasText: 'main.init.3 slept' }).getByRole('button', { name: 'Show in the timeline' }).click();
  await expect(page.getByRole('complementary', { name: 'Detail' })).toContainText('sleep');
  await expect(page).toHaveURL(/view=timeline/);
});

test('a recording that begins in main.main says what it lacks', async ({ page }) => {
  await page.goto('./#v=2&view=startup');
  await dropFiles(page, [fileNamed(fixture('traces/go1.19-user-annotations.trace'))]);
  await expect(page.getByText('package init was over by then')).toBeVisible();
  await expect(moments(page).getByRole('rowheader')).toHaveText(['first goroutine created', 'first goroutine runs', 'first other P']);
});

test('files of different versions of Go, by what they tell and what the reader says', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, [fileNamed(start.trace), fileNamed(start.log)]);
  const field = page.getByRole('textbox', { name: 'Go version of this run' });
  await expect(field).toBeVisible();
  await expect(warning(page)).toHaveCount(0);
  await field.fill('1.2x');
  await expect(page.getByText('Write it like 1.27')).toBeVisible();
  await field.fill('go1.25.3');
  await expect(warning(page)).toContainText('you said Go 1.25, trace.out is of Go 1.26 or later');
  await field.fill('1.27');
  await expect(warning(page)).toHaveCount(0);

  await page.goto('./#v=2&view=latency');
  await page.reload();
  await dropFiles(page, [fileNamed(fixture('traces/go1.22-sched-latency.trace')), fileNamed(runFile('logs/go1.27-gomaxprocs-1-schedtrace50.log'))]);
  await expect(warning(page)).toContainText('go1.27-gomaxprocs-1-schedtrace50.log is of Go 1.24 or later');
});
