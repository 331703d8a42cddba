// Why goroutines waited: from the sentence over causes, lengths and groups to the single wait, and back from other views.
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { runFile } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

const causes = (page: Page) => page.getByRole('table', { name: 'What stood in the way' });
const waits = (page: Page) => page.getByRole('grid', { name: 'Single waits' });
const groups = (page: Page) => page.getByRole('grid', { name: /^Waits by / });
const detail = (page: Page) => page.getByRole('complementary', { name: 'Detail' });
const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);

/** How many rows a grid has, its heading aside. */
async function rowsOf(grid: ReturnType<typeof waits>): Promise<number> {
  return Number(await grid.getAttribute('aria-rowcount')) - 1;
}

test('one P for many: every P was busy, and who held it', async ({ page }) => {
  await page.goto('./#v=2&view=waits');
  await dropFiles(page, [fileNamed(runFile('gomaxprocs-1/trace.out'))]);
  const view = page.getByRole('region', { name: 'Why it waited' });
  await expect(view.getByText(/^Of .* of waiting in [\d.,k\s]+ waits, /u)).toBeVisible();
  await expect(view.getByRole('button', { name: /^\d+\s%\severy P busy$/u })).toBeVisible();

  // A column of the histogram lists as many waits as it says, and is in the address.
  const lengths = page.getByRole('toolbar', { name: /^Waits by length/ });
  const column = lengths.getByRole('button').last();
  const count = Number(/: ([\d,]+) waits?,/.exec((await column.getAttribute('aria-label')) ?? '')?.[1]?.replace(',', ''));
  await column.click();
  await expect(waits(page)).toHaveAttribute('aria-rowcount', String(count + 1));
  await expect.poll(() => hash(page)).toContain('waited=');
  await page.getByTitle('List waits of all lengths').click();

  // A cause lists the waits that it took most of.
  const busy = causes(page).getByRole('row', { name: /^Every P busy: more waiting than Ps/ });
  const mostly = busy.getByRole('button');
  const listed = Number((await mostly.textContent())?.replace(',', ''));
  await mostly.click();
  await expect.poll(() => rowsOf(waits(page))).toBe(listed);

  // One wait, moment by moment; its sentence tells who held the P.
  await waits(page).getByRole('row').nth(1).click();
  const why = detail(page).getByRole('region', { name: 'Why it waited' });
  await expect(why.getByRole('button', { name: /every P busy$/ })).toBeVisible();
  await expect(why.getByRole('toolbar').getByRole('button').first()).toBeVisible();
  await expect(why).toContainText(/runnable by/);
  await why.getByRole('button', { name: 'Around it on the timeline' }).click();
  await expect(page.getByRole('button', { name: 'Timeline', exact: true })).toHaveAttribute('aria-current', 'page');
  await page.goBack();

  // A group narrows everything down; a moment parts it.
  await groups(page).getByRole('row').nth(1).click();
  await expect(page.getByTitle('Show waits of all groups')).toBeVisible();
  await page.getByRole('button', { name: 'Before and after' }).click();
  await expect(view.getByRole('heading', { name: 'After', exact: true })).toBeVisible();
  await expect(view.getByText(/^Of .* of waiting in /)).toHaveCount(2);
  await page.getByRole('button', { name: 'Before and after' }).click();

  // Who held the P leads to what it ran.
  await view.getByRole('listitem').filter({ hasText: /^main\./ }).getByRole('button').first().click();
  await expect(page.getByRole('button', { name: 'Flame graph', exact: true })).toHaveAttribute('aria-current', 'page');
});

test('stops of the world; the map and the tail by keys; from start waits', async ({ page }) => {
  await page.goto('./#v=2&view=latency');
  await dropFiles(page, [fileNamed(runFile('gc-alloc-storm/trace.out'))]);
  await page.getByRole('button', { name: 'Why', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Kinds of waits' }).getByRole('button', { name: /^Created/ })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('list', { name: 'Kinds of waits' }).getByRole('button', { name: /^Created/ }).click();

  await page.getByTitle(/ at .*Show the stop/).first().click();
  await expect(detail(page)).toContainText('Stop of the world');
  await detail(page).getByRole('button', { name: 'Close the detail' }).click();

  await page.getByRole('radio', { name: 'Over time' }).click();
  const map = page.getByRole('application', { name: /^Waits over time by length/ });
  await expect(async () => {
    // Before the marks are there the keys have nowhere to go.
    await map.press('ArrowUp');
    await expect(map.getByText(/^\d[\d,]* waits? of .* mostly /).first()).toBeAttached({ timeout: 300 });
  }).toPass();
  await map.press('Enter');
  await expect.poll(() => /pin=stretch|waited=/.test(hash(page))).toBe(true);

  await page.getByRole('radio', { name: 'Tail' }).click();
  const tail = page.getByRole('slider', { name: /^Length on the curve/ });
  await tail.press('ArrowRight');
  await expect(tail).toHaveAttribute('aria-valuetext', /% of waits are longer than/);
});

test('the moment that parts before from after is dragged and pressed on the map', async ({ page }) => {
  await page.goto('./#v=2&view=waits&wpicture=map');
  await dropFiles(page, [fileNamed(runFile('gomaxprocs-1/trace.out'))]);
  // How many waited at a time is known of the recording, not of a part of it.
  const demand = page.getByText(/^While every P was busy .* goroutines waited at a time/);
  await expect(demand).toBeVisible();
  await page.getByRole('button', { name: 'Before and after' }).click();
  const moment = page.getByRole('slider', { name: 'Moment' });
  const grip = page.getByTitle('Drag to set the moment');
  await expect(grip).toBeVisible();
  await expect(demand).toHaveCount(0);
  await expect(moment).toHaveValue('500');
  await expect(async () => {
    await grip.hover({ position: { x: 8, y: 4 } });
    const { x = 0, y = 0 } = (await grip.boundingBox()) ?? {};
    await page.mouse.down();
    await page.mouse.move(x + 108, y + 4, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => Number(await moment.inputValue()), { timeout: 1000 }).toBeGreaterThan(550);
  }).toPass();
  // The row of GC phases at the bottom has no waits to press.
  const map = page.getByRole('application', { name: /^Waits over time by length/ });
  await expect(async () => {
    const { height = 0 } = (await map.boundingBox()) ?? {};
    await map.click({ position: { x: 200, y: height - 3 } });
    await expect.poll(async () => Number(await moment.inputValue()), { timeout: 1000 }).toBeLessThan(450);
  }).toPass();
  await expect.poll(() => hash(page)).toContain('moment=');
});
