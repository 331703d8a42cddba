// The timeline's ways: from the longest stop of the world to a goroutine's creator, lanes of every kind, notes, times of day.
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { reportOf } from './reportOf.ts';
import { pinOf } from './pinOf.ts';
import { expect, test } from './watchedPage.ts';

const sample = fileURLToPath(new URL('../public/samples/gc-alloc-storm.trace', import.meta.url));

const hashOf = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1));
const detailOf = (page: Page) => page.getByRole('complementary', { name: 'Detail' });
const fieldOf = (page: Page, name: string) => detailOf(page).locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });

/** The id in "main.work (G17)" or "Goroutine 17". */
const goroutineIn = (text: string | null): string => /\(G(\d+)\)|Goroutine (\d+)/.exec(text ?? '')?.slice(1).find((id) => id !== undefined) ?? '';

async function openTimeline(page: Page, hash = ''): Promise<Locator> {
  await page.goto(`./#v=1&src=gc-alloc-storm&view=timeline${hash}`);
  const view = page.getByRole('region', { name: 'Timeline' });
  await expect(view.getByText(/starts waited over/)).toBeVisible();
  return view;
}

const lengthOf = (stop: { readonly start_ns: number; readonly end_ns: number | null }): number => (stop.end_ns ?? 0) - stop.start_ns;

/** Moves the focus by Tab until it is on `target`, as a reader without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${await target.textContent()}`);
}

for (const by of ['mouse', 'keyboard'] as const) {
  test(`from the longest stop to the creator of the goroutine that stopped last, by ${by}`, async ({ page }) => {
    const press = async (target: Locator): Promise<void> => {
      if (by === 'mouse') return target.click();
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    };
    await page.goto('./#src=gc-alloc-storm');
    await press(page.getByRole('main').getByRole('button', { name: /Longest/ }).filter({ hasText: /stop|STW/i }).first());

    // Zoomed to the stop, which is pinned.
    const detail = detailOf(page);
    await expect(detail).toContainText('Stop of the world');
    await expect.poll(() => hashOf(page).get('view')).toBe('timeline');
    const [start = 0, end = 0] = (hashOf(page).get('t') ?? '').split('-').map(Number);
    const longest = reportOf(sample).trace?.stw.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
    expect(start).toBeLessThanOrEqual(longest?.start_ns ?? 0);
    expect(end).toBeGreaterThanOrEqual(longest?.end_ns ?? Infinity);

    // Who stopped last.
    const last = detail.getByRole('heading', { name: 'Who stopped last' }).locator('xpath=ancestor::section[1]').getByRole('button');
    const whoStopped = goroutineIn(await last.textContent());
    await press(last);
    await expect(detail.getByRole('heading', { level: 2 })).toContainText(`G${whoStopped}`);
    await expect.poll(() => hashOf(page).get('pin')).toMatch(/^stretch-/);

    // What it had waited for, and who ended that.
    if (by === 'mouse') await detail.getByRole('button', { name: 'What was it waiting for?' }).click();
    else await page.keyboard.press('q');
    await expect(fieldOf(page, 'Ended by')).toBeVisible();
    await expect(detail.getByRole('heading', { level: 2 })).toContainText(`G${whoStopped}`);
    await expect(fieldOf(page, 'Doing')).not.toContainText(/running/);

    // The goroutine, and its creator.
    await press(fieldOf(page, 'Goroutine').getByRole('button'));
    await expect(detail).toContainText('Created by');
    const creator = fieldOf(page, 'Created by').getByRole('button');
    const whoCreated = goroutineIn(await creator.textContent());
    await press(creator);
    await expect(detail.getByRole('heading', { level: 2 })).toContainText(whoCreated);
  });
}

test('keys walk the chain of causes back, and forth on the same way', async ({ page }) => {
  const view = await openTimeline(page, '&pin=stretch-7-56400000');
  const detail = detailOf(page);
  await expect(detail).toContainText('Goroutine at a time');
  await view.getByRole('application').focus();
  const begun = await pinOf(page);
  await page.keyboard.press('[');
  const cause = await pinOf(page, begun);
  await page.keyboard.press('[');
  await pinOf(page, cause);
  await page.keyboard.press(']');
  await expect.poll(() => hashOf(page).get('pin')).toBe(cause);
  await page.keyboard.press(']');
  await expect.poll(() => hashOf(page).get('pin')).toBe(begun);
  // From here on forwards: what it woke, else what it did next.
  await page.keyboard.press(']');
  await pinOf(page, begun);
});

test('lanes of goroutines open, are pinned, hidden and filtered, and the address keeps it', async ({ page }) => {
  const view = await openTimeline(page);
  await view.getByRole('radio', { name: 'Goroutine' }).click();
  const tree = view.getByRole('tree', { name: 'Lanes' });
  const group = tree.getByRole('treeitem', { name: /^main\.postEntries/ });
  await group.getByRole('button', { includeHidden: true }).first().click();
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  const inside = tree.locator('[aria-level="2"]');
  await expect(inside.first()).toBeVisible();

  // By keys: the tree is one stop of the Tab key.
  await group.focus();
  await page.keyboard.press('ArrowDown');
  await expect(inside.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Pin on top' }).press('Enter');
  await expect.poll(() => hashOf(page).getAll('top')).toHaveLength(1);
  await expect.poll(() => hashOf(page).get('lanes')).toBe('goroutine');

  await inside.nth(1).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Zoom to its life' }).press('Enter');
  await expect(page.getByRole('menu')).toBeHidden();

  await view.getByRole('searchbox', { name: /Filter lanes/ }).fill('postEntries');
  await expect(tree.getByRole('treeitem', { name: /^main\.main/ })).toHaveCount(0);
  await expect(group).toBeVisible();
});

for (const axis of ['Thread', 'Task'] as const) {
  test(`lanes by ${axis.toLowerCase()} are drawn`, async ({ page }) => {
    const view = await openTimeline(page);
    await view.getByRole('radio', { name: axis }).click();
    if (axis === 'Thread') await expect(view.getByRole('tree').getByRole('treeitem').first()).toBeVisible();
    else await expect(view.getByRole('application', { name: /^Timeline: 0 lanes/ })).toBeVisible();
  });
}

test('undo and redo lead to windows that wheel and drag came to', async ({ page }) => {
  const view = await openTimeline(page);
  const chart = view.getByRole('application');
  await chart.focus();
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  // Of both steps: the address is written when the window rests.
  const restsAt = async (): Promise<string | null> => {
    const before = hashOf(page).get('t');
    await page.waitForTimeout(600);
    return before === hashOf(page).get('t') ? before : null;
  };
  await expect.poll(restsAt).not.toBeNull();
  const zoomed = hashOf(page).get('t');
  await page.keyboard.press('Control+z');
  await expect.poll(() => hashOf(page).get('t')).toBeNull();
  await page.keyboard.press('Control+y');
  await expect.poll(() => hashOf(page).get('t')).toBe(zoomed);
});

test('a note goes where it is put, is written, kept in the address, and removed', async ({ page }) => {
  const view = await openTimeline(page, '&sel=10000000-20000000');
  await view.getByRole('application').focus();
  await page.keyboard.press('m');
  await page.keyboard.type('the first cycle');
  await expect.poll(() => hashOf(page).get('note')).toBe('10000000-20000000:the first cycle');
  await page.keyboard.press('Enter');
  await expect(view.getByRole('textbox', { name: /^Note/ })).toHaveCount(0);
  await view.getByRole('button', { name: 'Notes (1)' }).click();
  await view.getByRole('button', { name: 'Remove the note' }).click();
  await expect.poll(() => hashOf(page).get('note')).toBeNull();
});

test('a time that is typed in is gone to, in trace time and by the clock on the wall', async ({ page }) => {
  const view = await openTimeline(page, '&t=1000000-2000000');
  const field = view.getByRole('textbox', { name: 'Go to time' });
  await field.fill('100ms');
  await field.press('Enter');
  await expect.poll(() => hashOf(page).get('t')).toBe('99500000-100500000');
  await field.fill('yesterday');
  await field.press('Enter');
  await expect(view.getByText(/Write a time like/)).toBeVisible();
  await view.getByRole('button', { name: 'Wall clock' }).click();
  await expect.poll(() => hashOf(page).get('clock')).toBe('wall');
});

test('a kind that is pressed in the legend is put aside, and the table says what lanes show', async ({ page }) => {
  const view = await openTimeline(page);
  await view.getByRole('button', { name: 'mark assist' }).click();
  await expect.poll(() => hashOf(page).get('faint')).toBe('mark-assist');
  await view.getByRole('button', { name: 'Table' }).click();
  const table = view.getByRole('table', { name: /Longest spans/ });
  await expect(table.getByRole('row').nth(1)).toContainText(/P\d/);
  await table.getByRole('button').first().click();
  await expect(detailOf(page)).toContainText('Goroutine at a time');
});
