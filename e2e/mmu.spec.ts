// Mutator utilisation: the curve says what a point means, its worst windows are listed with what took them, and each leads to the timeline.
import type { Locator, Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { runFile } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

const TRACE = runFile('gc-alloc-storm/trace.out');
const hashOf = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

async function openView(page: Page, hash = ''): Promise<Locator> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./#v=2&view=mmu${hash}`);
  await dropFiles(page, [fileNamed(TRACE)]);
  const view = page.getByRole('region', { name: 'Mutator utilisation' });
  await expect(view.getByText(/In its worst .* the program got/)).toBeVisible();
  await expect(view.getByText(/Reading closely/)).toBeHidden();
  return view;
}

const onAverage = (share: number): string => `On average ${(share * 100).toPrecision(3)}`;

interface Mmu {
  readonly mean_utilisation: number;
  readonly each_worker_once: { readonly mean_utilisation: number };
}

test('the means on screen are the report’s, counted either way', async ({ page }) => {
  const { mmu } = reportOf(TRACE).trace as unknown as { readonly mmu: Mmu };
  const view = await openView(page);
  await expect(view.getByText(onAverage(mmu.each_worker_once.mean_utilisation))).toBeVisible();
  await view.getByRole('radio', { name: 'As go tool trace' }).click();
  await expect(view.getByText(onAverage(mmu.mean_utilisation))).toBeVisible();
  await expect(view.getByText(/count a mark worker when it starts/)).toBeVisible();
  await expect.poll(() => hashOf(page).get('asgo')).toBe('1');
});

test('a longer window is chosen by keys and by a press, and switches change what is counted', async ({ page }) => {
  const view = await openView(page);
  const curve = view.getByRole('slider');
  await expect(curve).toHaveAttribute('aria-valuetext', /In its worst 10\.0.ms the program got 0.%/);
  await curve.focus();
  await page.keyboard.press('PageUp');
  await expect(view.getByRole('heading', { name: /Worst windows of 100.ms/ })).toBeVisible();
  await expect.poll(() => hashOf(page).get('mmu')).toBe('100000000');

  const box = await curve.boundingBox();
  if (box === null) throw new Error('the curve has no size');
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height / 2);
  await expect.poll(() => Number(hashOf(page).get('mmu'))).toBeLessThan(1e6);

  await view.getByRole('checkbox', { name: 'Mark assists' }).uncheck();
  await expect.poll(() => hashOf(page).get('without')).toBe('assist');
  await expect(view.locator('.mmu-worst').getByText(/STW|Mark workers/).first()).toBeVisible();
  await expect(view.locator('.mmu-worst').getByText(/Mark assists/)).toHaveCount(0);
  await view.getByRole('checkbox', { name: 'Percentiles' }).check();
  await view.getByRole('button', { name: 'Show as table' }).click();
  await expect(view.getByRole('table', { name: /Minimum mutator utilisation/ }).getByRole('columnheader', { name: /5.% of windows are worse than/ })).toBeVisible();
});

test('a worst window leads to the timeline', async ({ page }) => {
  const view = await openView(page, '&mmu=20000000');
  const first = view.locator('.mmu-worst').getByRole('listitem').first();
  await expect(first).toContainText(/Mark assists/);
  await first.getByRole('button').click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
  const [from = 0, to = 0] = (hashOf(page).get('t') ?? '').split('-').map(Number);
  expect(to - from).toBeGreaterThan(2e7);
  await expect(page.getByRole('complementary')).toContainText(/Time of all goroutines/);
});
