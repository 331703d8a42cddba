// A heap profile from the drop to a function: totals and top table are the report's; the flame graph zooms and searches.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { choose } from './choose.ts';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { exactBytes } from './figures.ts';
import { growth, profiles } from './recordings.ts';
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
  await expect(page).toHaveURL(/zoom=1-/);

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
  await expect(page.getByRole('main')).toContainText(/expression/i);
});

const chips = (page: Page) => page.getByRole('list', { name: 'Options that are set' });
const graphOf = (page: Page) => page.getByRole('application', { name: /Flame graph of/ });

/** flat and cum of a function in the whole heap, as the report has them. */
function inHeap(name: string): { readonly cum: bigint; readonly total: bigint } {
  const { profile } = reportOf(profiles.heap);
  const row = profile?.top['inuse_space']?.find((one) => one.name === name);
  return { cum: BigInt(row?.cum ?? 0), total: BigInt(profile?.totals['inuse_space'] ?? 0) };
}

/** root, runtime.main, main.main, main.gcLiveHeap, main.liveHeap, main.tree: the heaviest path of the heap. */
async function walkTo(page: Page, name: string): Promise<void> {
  const path = ['root', 'runtime.main', 'main.main', 'main.gcLiveHeap', 'main.liveHeap', 'main.tree'];
  await graphOf(page).focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < path.indexOf(name); step++) await page.keyboard.press('ArrowDown');
}

test('a key at a box focuses on its function; the bar says what is kept, and takes it back', async ({ page }) => {
  const { cum, total } = inHeap('main.tree');
  await openHeap(page);
  await showView(page, 'Flame graph');
  await walkTo(page, 'main.tree');
  await page.keyboard.press('f');
  await expect(chips(page)).toContainText('focus');
  await expect(page.getByText(/^Keeps/)).toHaveAttribute('title', new RegExp(`^${exactBytes(cum)} of ${exactBytes(total)}`));
  await expect(page.getByText(/^Percentages of the whole profile/)).toBeVisible();
  await expect.poll(() => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('focus')).toBe(String.raw`^main\.tree$`);
  await page.getByRole('button', { name: 'Remove focus' }).click();
  await expect(page.getByText(/^Keeps/)).toBeHidden();
  await page.goBack();
  await expect(chips(page)).toContainText('focus');
  await chips(page).getByRole('button', { name: /^focus/ }).click();
  await expect(page.getByRole('textbox', { name: 'focus', exact: true })).toBeFocused();
});

test('the filter panel takes expressions, says what they left out and what is wrong with them', async ({ page }) => {
  const { cum, total } = inHeap('main.tree');
  await openHeap(page);
  await showView(page, 'Top functions');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Filter the profile' });
  await panel.getByRole('textbox', { name: 'ignore', exact: true }).fill(String.raw`^main\.tree$`);
  await expect(panel.getByText('leaves out')).toBeVisible();
  await panel.getByRole('textbox', { name: 'hide', exact: true }).fill('nothing_is_called_this');
  await expect(panel.getByText('matches nothing')).toBeVisible();
  await panel.getByRole('textbox', { name: 'focus', exact: true }).fill('(');
  await expect(panel.getByText(/missing closing/)).toBeVisible();
  await panel.getByRole('radio', { name: 'lines' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^Keeps/)).toHaveAttribute('title', new RegExp(`^${exactBytes(total - cum)} of ${exactBytes(total)}`));
  await expect(page.getByRole('grid', { name: /Functions by flat/ }).getByRole('row').nth(1).getByTitle(/main\.liveHeap .*\.go:\d+/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(chips(page)).toBeHidden();
});

test('a sandwich shows callers and callees of the chosen function, marked in the table too', async ({ page }) => {
  const { cum } = inHeap('main.liveHeap');
  await openHeap(page);
  await showView(page, 'Flame graph');
  await walkTo(page, 'main.liveHeap');
  await page.keyboard.press('s');
  const callees = page.getByRole('application', { name: /^Callees of main.liveHeap/ });
  await expect(callees).toBeVisible();
  await expect(page.getByTitle(exactBytes(cum)).first()).toBeVisible();
  await expect(page.getByRole('row', { selected: true })).toContainText('main.liveHeap');
  const callers = page.getByRole('application', { name: /^Callers of main.liveHeap/ });
  await callers.focus();
  // Upwards are the callers: main.gcLiveHeap, then main.main.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/above=2-/);
  await page.getByRole('button', { name: 'Whole graph' }).click();
  await expect(graphOf(page)).toBeVisible();
  await expect(page.getByRole('row', { selected: true })).toContainText('main.liveHeap');
});

test('the menu of a box leads to its details and its callers', async ({ page }) => {
  const { cum } = inHeap('main.liveHeap');
  await openHeap(page);
  await showView(page, 'Flame graph');
  await walkTo(page, 'main.liveHeap');
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: /^Details/ }).click();
  const detail = page.getByRole('complementary', { name: 'Detail' });
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('main.liveHeap');
  await expect(detail.getByTitle(exactBytes(cum)).first()).toBeVisible();
  await detail.getByRole('button', { name: 'main.gcLiveHeap' }).click();
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('main.gcLiveHeap');
});

test('colours say whose code it is, with a legend', async ({ page }) => {
  await openHeap(page);
  await showView(page, 'Flame graph');
  await choose(page.getByRole('button', { name: /Colour/ }), 'whose code');
  await expect(page.getByRole('list', { name: 'Whose code' })).toContainText('standard library');
  await expect(page).toHaveURL(/colour=origin/);
});

test('an address brings a look back as it was, and one of the first version still opens', async ({ page }) => {
  const address = './#v=3&src=heap&view=flame&sample_index=alloc_space&focus=main&granularity=files&noinlines=1&fn=:main.main&colour=origin&siblings=name';
  await page.goto(address);
  await expect(chips(page).getByRole('listitem')).toHaveCount(4);
  await expect(page.getByRole('button', { name: /Order/ })).toContainText('name');
  await expect(page.getByRole('radio', { name: 'alloc_space' })).toBeChecked();
  await expect.poll(() => page.url()).toMatch(new RegExp(`${escaped(address.slice(2))}$`));

  await page.goto('about:blank');
  await page.goto('./#v=1&src=heap&view=flame&type=alloc_space&focus=2-0');
  await expect(page.getByRole('list', { name: 'Way from the root' }).getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('radio', { name: 'alloc_space' })).toBeChecked();
  await expect(chips(page)).toBeHidden();
});

test('the command that gives the same numbers can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openHeap(page);
  await showView(page, 'Top functions');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('textbox', { name: 'focus', exact: true }).fill('main');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(chips(page)).toContainText('main');
  await page.getByRole('button', { name: 'Command' }).click();
  await page.getByRole('button', { name: 'Copy the command' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('go tool pprof -top -nodefraction=0 -sample_index=inuse_space -focus=main go1.27-gc-live-heap-heap.pb.gz');
});

const totalOf = (file: string): bigint => BigInt(reportOf(file).profile?.totals['inuse_space'] ?? 0);

test('a difference is coloured by what fell and what rose, and says what percentages are of', async ({ page }) => {
  const [first = '', , , last = ''] = growth;
  const grown = totalOf(last) - totalOf(first);
  await page.goto('./');
  await dropFiles(page, [fileNamed(last), fileNamed(first)]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('heap-4.pb.gz');
  await showView(page, 'Flame graph');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await choose(page.getByRole('dialog', { name: 'Filter the profile' }).getByRole('button', { name: /Compare with/ }), /heap-1/);
  await page.keyboard.press('Escape');
  await expect(chips(page)).toContainText('diff_base');
  await expect(page.getByText('all rose')).toBeVisible();
  await expect(page.getByText(/^Percentages of the base/)).toHaveAttribute('title', exactBytes(totalOf(first)));
  await expect(page.getByTitle(exactBytes(grown), { exact: true }).first()).toHaveText(/^\+/);
  await page.getByRole('button', { name: 'Remove diff_base' }).click();
  await expect(page.getByText('all rose')).toBeHidden();
});

test('the picture is saved as a file that stands for itself', async ({ page }) => {
  await openHeap(page);
  await showView(page, 'Flame graph');
  await page.getByRole('button', { name: 'Save the picture' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as SVG' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('go1.27-gc-live-heap-heap.pb.gz.inuse_space.svg');
  const svg = readFileSync(await file.path(), 'utf8');
  expect(svg).toMatch(/<title>main\.tree: .* in total/);
  await page.getByRole('button', { name: 'Save the picture' }).click();
  const drawn = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as PNG' }).click();
  expect(readFileSync(await (await drawn).path()).subarray(1, 4).toString('latin1')).toBe('PNG');
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
