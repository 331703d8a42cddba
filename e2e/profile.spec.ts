// A heap profile from the drop to a function: totals and top table are the report's; the flame graph zooms and searches.
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { exactBytes } from './figures.ts';
import { profiles } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

async function openHeap(page: Page): Promise<void> {
  await page.goto('./');
  await dropFiles(page, [fileNamed(profiles.heap)]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('go1.27-gc-live-heap-heap.pb.gz');
}

const showView = (page: Page, name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();

test('a dropped heap profile shows the totals of the report', async ({ page }) => {
  const { profile } = reportOf(profiles.heap);
  await openHeap(page);
  for (const type of ['inuse_space', 'alloc_space']) {
    const total = BigInt(profile?.totals[type] ?? 0);
    await expect(page.getByRole('main').getByRole('button', { name: new RegExp(`^${type}`) })).toHaveAttribute('title', new RegExp(exactBytes(total)));
  }
});

test('the top table begins like the report’s, for each sample type', async ({ page }) => {
  const { profile } = reportOf(profiles.heap);
  await openHeap(page);
  await showView(page, 'Top functions');
  const table = page.getByRole('grid', { name: /Functions by flat/ });
  for (const type of ['inuse_space', 'alloc_space'] as const) {
    await page.getByRole('radiogroup', { name: 'Sample type' }).getByText(type, { exact: true }).click();
    const [first] = profile?.top[type] ?? [];
    const row = table.getByRole('row').nth(1);
    await expect(row.getByTitle(new RegExp(`^${escaped(first?.name ?? '?')}`))).toBeVisible();
    await expect(row.getByTitle(exactBytes(BigInt(first?.flat ?? 0))).first()).toBeVisible();
    await expect(row.getByTitle(exactBytes(BigInt(first?.cum ?? 0))).first()).toBeVisible();
  }
});

test('the flame graph zooms to a box by keyboard and pointer, and back', async ({ page }) => {
  await openHeap(page);
  await showView(page, 'Flame graph');
  const graph = page.getByRole('application', { name: /Flame graph of inuse_space/ });
  const trail = page.getByRole('navigation', { name: 'Way from the root' }).or(page.getByRole('list', { name: 'Way from the root' }));
  await expect(trail.getByRole('listitem')).toHaveCount(1);

  await graph.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(trail.getByRole('listitem')).toHaveCount(2);
  expect(page.url()).toContain('focus=1-');

  await page.keyboard.press('Backspace');
  await expect(trail.getByRole('listitem')).toHaveCount(1);

  const box = await graph.boundingBox();
  if (box === null) throw new Error('the graph is not on screen');
  // The widest stack begins at the left edge; its third row is a function.
  await page.mouse.click(box.x + 10, box.y + 45);
  await expect(trail.getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Reset zoom' }).click();
  await expect(trail.getByRole('listitem')).toHaveCount(1);
});

test('search says what share of the heap the matches hold', async ({ page }) => {
  const { profile } = reportOf(profiles.heap);
  const name = profile?.top['inuse_space']?.[0]?.name ?? '';
  await openHeap(page);
  await showView(page, 'Flame graph');
  const field = page.getByRole('searchbox', { name: /Search functions/ });
  await expect(field).toBeVisible();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type(escaped(name));
  const cum = BigInt(profile?.top['inuse_space']?.[0]?.cum ?? 0);
  await expect(page.getByTitle(new RegExp(`^${exactBytes(cum)}`)).first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('of the total');

  await field.fill('nothing_is_called_this');
  await expect(page.getByText('No function matches.')).toBeVisible();
  await field.fill('[');
  await expect(page.getByText('No function matches.')).toBeHidden();
  await expect(page.getByRole('main')).toContainText(/regular expression|pattern/i);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
