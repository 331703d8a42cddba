// Goroutines by stack: of a dump, of a count profile in text form, of a profile in protobuf; from there to the flame graph.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { fitsAcross } from './fitsAcross.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const texts = fileURLToPath(new URL('../fixtures/texts/', import.meta.url));
const dump = join(texts, 'go1.27-netpoll-aged-goroutines.txt.gz');
const leaks = join(texts, 'go1.27-goroutine-leak-goroutines.txt.gz');
const countText = join(texts, 'go1.27-goroutine-leak-goroutine.debug1.txt');
const binary = join(texts, 'go1.27-goroutine-leak-goroutine.pb.gz');
const labelled = join(texts, 'go1.27-labelled-goroutine.debug2.txt');
const crash = join(texts, 'go1.27-crash-deadlock.txt');

async function openStacks(page: Page, file: string, fields = ''): Promise<void> {
  await page.goto(`./#v=2&view=stacks${fields}`);
  await dropFiles(page, [fileNamed(file)]);
  // The heading and a group at least.
  await expect(rows(page).nth(1)).toBeVisible();
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Goroutines by stack' });
const detail = (page: Page) => page.getByRole('region', { name: 'One group of goroutines' });
const rows = (page: Page) => grid(page).getByRole('row');

test('a dump tells states and waits, and what looks like a leak', async ({ page }) => {
  await openStacks(page, dump);
  await expect(page.getByText('413 goroutines on 10 stacks')).toBeVisible();
  await expect(rows(page)).toHaveCount(11);
  await expect(rows(page).nth(1)).toContainText('Looks like a leak. 400');
  await expect(rows(page).nth(1)).toContainText('IO wait');
  await expect(rows(page).nth(1)).toContainText('2 min');
  await rows(page).nth(1).click();
  await expect(detail(page)).toContainText('400 goroutines, 97% of all, wait at the same place.');
  await expect(detail(page)).toContainText('created bymain.netpoll.func1');
  await expect(detail(page).getByRole('list', { name: /Stack/ }).getByRole('listitem')).toHaveCount(11);
});

test('groups are found by text, state and suspicion; the address keeps them', async ({ page }) => {
  await openStacks(page, leaks);
  const all = await rows(page).count();
  await page.getByRole('button', { name: /^select / }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(1)).toContainText('main.leakSelect');
  await page.getByRole('button', { name: /^select / }).click();
  await page.getByRole('searchbox', { name: /Filter by function/ }).fill('leakMutex|leakCond');
  await expect(rows(page)).toHaveCount(3);
  await expect.poll(() => page.url()).toContain('stackfilter=leakMutex');
  await page.getByRole('searchbox', { name: /Filter by function/ }).fill('');
  await expect(rows(page)).toHaveCount(all);
});

test('a frame leads to the function in the flame graph', async ({ page }) => {
  await openStacks(page, leaks);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await detail(page).getByRole('button', { name: 'main.leakSend.func1', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Chosen function' })).toContainText('main.leakSend.func1');
  await detail(page).getByRole('button', { name: 'main.leakSend.func1 in the flame graph' }).click();
  await expect(page.getByRole('application', { name: /Flame graph of goroutine/ })).toBeVisible();
  await expect.poll(() => page.url()).toContain('main.leakSend.func1');
  await page.goBack();
  await expect(detail(page)).toBeVisible();
});

for (const [form, file] of [['text', countText], ['protobuf', binary]] as const) {
  test(`a count profile in ${form} form knows no states, but the same groups`, async ({ page }) => {
    await openStacks(page, file);
    await expect(grid(page).getByRole('columnheader', { name: 'state' })).toHaveCount(0);
    await page.getByRole('searchbox', { name: /Filter by function/ }).fill('main\\.leak');
    await expect(rows(page)).toHaveCount(7);
  });
}

test('labels narrow all views', async ({ page }) => {
  await openStacks(page, labelled);
  await rows(page).filter({ hasText: 'main.worker' }).click();
  await detail(page).getByRole('button', { name: 'path=/cart/a' }).click();
  await expect(page.getByText('3 goroutines on 1 stack')).toBeVisible();
});

test('a crash says why', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, [fileNamed(crash)]);
  await expect(page.getByText('fatal error: all goroutines are asleep - deadlock!')).toBeVisible();
  await expect(page.getByText('goroutine dump (fatal error)')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`accessible, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openStacks(page, dump, '&stack=0');
    await expect(detail(page)).toBeVisible();
    await expect.poll(() => seriousViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => seriousViolations(page)).toEqual([]);
    // Nothing but tables scrolls sideways.
    await fitsAcross(page);
  });
}
