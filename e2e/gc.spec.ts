// GC cycles: on screen as in the report, over time, as a table, and one from near; of a trace, of gctrace lines, of MemStats.
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { exactNs } from './figures.ts';
import { runFile } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

interface ReportedCycle {
  readonly start_ns: number;
  readonly trigger: string;
  readonly mark_ns: number;
  readonly sweep_termination_ns: number;
  readonly cpu: { readonly assist_ns: number; readonly background_ns: number };
  readonly mark_assist: { readonly count: number };
}

const TRACE = runFile('gc-alloc-storm/trace.out');
const hashOf = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1));
const rows = (page: Page) => page.getByRole('grid', { name: 'GC cycles' }).getByRole('row');
const near = (page: Page) => page.getByRole('complementary', { name: 'GC cycle' });

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('a trace: the table is the report’s, one cycle from near, and the way on from it', async ({ page }) => {
  const { gc_cycles: cycles } = reportOf(TRACE).trace as unknown as { readonly gc_cycles: readonly ReportedCycle[] };
  await page.goto('./#v=2&view=gc');
  await dropFiles(page, [fileNamed(TRACE)]);
  await expect(page.getByText(/Reading closely/)).toBeHidden();
  await expect(rows(page)).toHaveCount(cycles.length + 1);
  for (const [at, cycle] of cycles.entries()) {
    for (const ns of [cycle.mark_ns, cycle.cpu.assist_ns, cycle.cpu.background_ns]) await expect(rows(page).nth(at + 1).getByTitle(exactNs(ns), { exact: true }).first()).toBeVisible();
  }

  await page.getByRole('button', { name: 'Assists' }).click();
  const costliest = cycles.reduce((most, cycle, at) => (cycle.cpu.assist_ns > (cycles[most]?.cpu.assist_ns ?? 0) ? at : most), 0);
  await rows(page).nth(1).click();
  // By when it began, not by its place.
  await expect.poll(() => hashOf(page).get('cycleat')).toBe(String(Math.round(cycles[costliest]?.start_ns ?? -1)));
  await expect(near(page).getByRole('heading', { level: 2 })).toHaveText(`Cycle ${costliest + 1} of this recording`);
  await expect(near(page).getByText('The heap had grown to its trigger')).toBeVisible();
  const byFunction = near(page).getByRole('region', { name: 'Mark assists by function' });
  await expect(byFunction.getByRole('button', { name: 'main.encodeFresh' })).toBeVisible();
  await expect(near(page).getByText('runtime.mallocgc', { exact: true })).toBeVisible();
  await near(page).getByRole('radio', { name: 'To scale' }).click();
  await expect(near(page).getByText('STW sweep termination')).toBeVisible();

  await near(page).getByRole('button', { name: 'Previous cycle' }).click();
  await expect.poll(() => hashOf(page).get('cycleat')).toBe(String(Math.round(cycles[costliest - 1]?.start_ns ?? -1)));
  const range = cycles[costliest - 1];
  await near(page).getByRole('button', { name: 'Its stops' }).click();
  await expect(page.getByRole('grid', { name: 'Stops of the world' }).getByTitle(exactNs(range?.sweep_termination_ns ?? -1), { exact: true })).toBeVisible();
  await page.goBack();
  await near(page).getByRole('button', { name: 'Show on the timeline' }).click();
  await expect.poll(() => hashOf(page).get('view')).toBe('timeline');
  await expect.poll(() => hashOf(page).get('sel')?.startsWith(String(range?.start_ns)) ?? false).toBe(true);
});

test('gctrace: the line taken apart; keys walk the cycles in the picture', async ({ page }) => {
  await page.goto('./#v=2&view=gc&cycle=6');
  await dropFiles(page, [fileNamed(runFile('gc-live-heap/stderr.log'))]);
  await expect(rows(page)).toHaveCount(9);
  await expect(near(page).getByRole('heading', { level: 2 })).toHaveText('gc 7');
  await expect(near(page).getByText('The program called runtime.GC.')).toBeVisible();
  await expect(near(page).getByText(/^gc 7 @1\.507s 6%: 0\.52\+102\+0\.010 ms clock/)).toBeVisible();
  await expect(near(page).getByText('Dedicated and fractional workers', { exact: true })).toBeVisible();
  const picture = page.getByRole('application', { name: /GC cycles over time/ });
  await picture.press('ArrowRight');
  await expect(picture.getByText(/^Cycle 8, /)).toBeAttached();
  await picture.press('Enter');
  await expect(near(page).getByRole('heading', { level: 2 })).toHaveText('gc 8');
  await near(page).getByRole('button', { name: 'Close the cycle' }).click();
  await expect(near(page)).toBeHidden();
});

test('MemStats: when cycles ended, and their stops', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#v=2&view=gc');
  await dropFiles(page, [fileNamed(runFile('gc-live-heap/memstats.jsonl'))]);
  await expect(rows(page)).toHaveCount(9);
  await rows(page).nth(1).click();
  await expect(near(page).getByText(/remembers when a cycle ended/)).toBeInViewport();
});
