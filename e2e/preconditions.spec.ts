// The preconditions for short stops: judged from all files of a run, from one alone; thresholds, evidence, what to record.
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { fitsAcross } from './fitsAcross.ts';
import { runFile } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const FILES = ['trace.out', 'stderr.log', 'memstats.jsonl', 'metrics.json', 'heap.pb.gz'] as const;

async function openRun(page: Page, run: string, files: readonly string[] = FILES): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#v=2&view=preconditions');
  await dropFiles(
    page,
    files.map((file) => fileNamed(runFile(`${run}/${file}`))),
  );
  await expect(card(page, /^e\./)).toBeVisible();
}

const card = (page: Page, title: RegExp) => page.getByRole('region', { name: title });

test('an allocation storm fails by its assists, and says so with figures that lead on', async ({ page }) => {
  await openRun(page, 'gc-alloc-storm');
  await expect(page.getByText('Judged from')).toContainText('heap.pb.gz (heap profile)');
  await expect(page.getByText('Judged from')).toContainText('stderr.log (gctrace)');
  const pressure = card(page, /^d\./);
  await expect(pressure).toContainText('Fails');
  await expect(pressure.getByRole('listitem').first()).toContainText('Mark assists');
  await expect(card(page, /^c\./)).toContainText('Holds');
  await expect(page.getByText('What explains it')).toBeVisible();

  // A threshold the reader sets is kept in the address, and goes back.
  await pressure.getByRole('button', { name: /Mark assists.*Change the threshold/ }).first().click();
  await page.getByRole('textbox').fill('60');
  await page.keyboard.press('Enter');
  await expect(pressure.getByRole('listitem').first()).not.toContainText('Mark assists');
  await expect.poll(() => page.url()).toContain('limit=assist-share');
  await pressure.getByRole('button', { name: /Mark assists.*back to 5/ }).first().click();
  await expect(pressure.getByRole('listitem').first()).toContainText('Mark assists');

  await expect.poll(() => seriousViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expect.poll(() => seriousViolations(page)).toEqual([]);
  await fitsAcross(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  // The evidence is another file's: it comes on screen.
  await pressure.getByRole('button', { name: /^cycle at/ }).first().click();
  await expect.poll(() => page.url()).toContain('view=gc');
});

test('loops that cannot be preempted explain long stops; the report says the same', async ({ page }) => {
  await openRun(page, 'preempt-off', ['trace.out']);
  await expect(page.getByRole('heading', { name: 'Most stops are too long' })).toBeVisible();
  await expect(card(page, /^e\./)).toContainText('Fails');
  const explained = page.getByRole('button', { name: /^e\. .* does not hold/ });
  await explained.focus();
  await page.keyboard.press('Enter');
  await expect(card(page, /^e\./).getByRole('heading')).toBeFocused();
  const { findings } = reportOf(runFile('preempt-off/trace.out'));
  expect(findings?.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['heap-growth', 'holds'],
    ['live-share', 'holds'],
    ['large-objects', 'unknown'],
    ['allocation-pressure', 'holds'],
    ['stretched-stops', 'fails'],
    ['sub-millisecond-pauses', 'fails'],
  ]);
});

test('a heap profile alone says what it can, and what to record for the rest', async ({ page }) => {
  await openRun(page, 'gc-pool', ['heap.pb.gz']);
  await expect(card(page, /^c\./)).toContainText('Holds');
  for (const title of [/^a\./, /^b\./, /^d\./, /^e\./]) await expect(card(page, title)).toContainText('Cannot be told');
  await expect(card(page, /^b\./)).toContainText('GODEBUG=gctrace=1 ./program 2> gc.log');
});
