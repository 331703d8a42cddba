// Tables of goroutines and of what the program marked, where a range's time went, profiles of a range, the search: with the figures
// that Go's own reader gave for the recordings.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { exactNs } from './figures.ts';
import { traces } from './recordings.ts';
import { pinOf } from './pinOf.ts';
import { expect, test } from './watchedPage.ts';

interface Expected {
  readonly goroutines: readonly {
    readonly name: string;
    readonly exec_ns: number;
    readonly wait_ns: number;
    readonly runnable_ns: number;
    readonly syscall_ns: number;
  }[];
  readonly tasks: { readonly begin: number; readonly types: Readonly<Record<string, readonly [number, number]>> };
  readonly regions: { readonly begin: number; readonly types: Readonly<Record<string, readonly [number, number]>> };
  readonly logs: number;
  readonly log_categories: Readonly<Record<string, number>>;
  readonly stw: readonly unknown[];
  readonly block_reasons: Readonly<Record<string, { readonly total_ns: number }>>;
  readonly create_to_start_ns: { readonly n: number; readonly p50: number; readonly max: number };
  readonly runnable_to_running_ns: { readonly n: number; readonly p50: number; readonly p99: number; readonly max: number };
  readonly totals: { readonly syscall_ns: number };
}

const expectedOf = (file: string): Expected => JSON.parse(readFileSync(`${file}.expected.json`, 'utf8')) as Expected;
const hashOf = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

async function openAt(page: Page, file: string, hash: string): Promise<void> {
  await page.goto(`./#v=1&${hash}`);
  await dropFiles(page, [fileNamed(file)]);
}

const rowOf = (grid: Locator, name: string) => grid.getByRole('row').filter({ has: grid.page().getByRole('rowheader', { name, exact: true }) });

/** The lines of a file that a button saves, without its heading. */
async function savedLines(page: Page, button: Locator): Promise<readonly string[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const text = readFileSync(await download.path(), 'utf8');
  return text.trim().split('\r\n').slice(1);
}

test.describe('goroutines', () => {
  const expected = expectedOf(traces.manyStarts);
  const serve = 'net/http.(*conn).serve';
  const members = expected.goroutines.filter(({ name }) => name === serve);
  const sum = (of: 'exec_ns' | 'wait_ns' | 'runnable_ns' | 'syscall_ns'): number => members.reduce((total, one) => total + one[of], 0);

  test('a group has the time of its goroutines, and leads to each of them', async ({ page }) => {
    await openAt(page, traces.manyStarts, 'view=goroutines');
    const groups = page.getByRole('grid', { name: /Goroutines by entry function/ });
    const row = rowOf(groups, serve);
    await expect(row.getByTitle(String(members.length), { exact: true })).toBeVisible();
    for (const of of ['exec_ns', 'wait_ns', 'runnable_ns', 'syscall_ns'] as const) await expect(row.getByTitle(exactNs(sum(of)), { exact: true })).toBeVisible();

    await row.click();
    await expect(page.getByRole('heading', { level: 2, name: serve })).toBeVisible();
    const list = page.getByRole('grid', { name: 'Goroutines of the group' });
    await expect(list).toHaveAttribute('aria-rowcount', String(members.length + 1));
    await list.getByRole('button', { name: 'Running' }).click();
    const longest = Math.max(...members.map(({ exec_ns }) => exec_ns));
    const first = list.getByRole('row').nth(1);
    await expect(first.getByTitle(exactNs(longest), { exact: true })).toBeVisible();

    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary').getByTitle(exactNs(longest), { exact: true })).toBeVisible();
    await expect(page.getByRole('complementary').getByRole('heading', { name: 'What it waited for' })).toBeVisible();
    await expect(page.getByRole('complementary').getByRole('listitem').filter({ hasText: 'network' })).toBeVisible();

    await first.getByRole('button', { name: /on the timeline/ }).click();
    await expect.poll(() => hashOf(page).get('view')).toBe('timeline');
    await expect.poll(() => hashOf(page).get('lanes')).toBe('goroutine');
    await page.goBack();
    await page.getByRole('button', { name: 'All groups' }).click();
    await expect(groups).toBeVisible();
  });

  test('the whole table and a whole group can be saved', async ({ page }) => {
    await openAt(page, traces.manyStarts, 'view=goroutines&gq=%5Enet/http');
    const names = new Set(expected.goroutines.map(({ name }) => name).filter((name) => name.startsWith('net/http')));
    await expect(page.getByRole('grid', { name: /Goroutines by entry function/ })).toHaveAttribute('aria-rowcount', String(names.size + 1));
    const lines = await savedLines(page, page.getByRole('button', { name: 'CSV' }));
    expect(lines).toHaveLength(names.size);
    expect(lines.find((line) => line.startsWith(`${serve},`))).toContain(`${serve},${members.length},${members.length},${sum('exec_ns')},`);

    await rowOf(page.getByRole('grid', { name: /Goroutines by/ }), serve).click();
    const saved = await savedLines(page, page.getByRole('button', { name: 'CSV' }));
    const running = saved.map((line) => Number(line.split(',')[4]));
    expect(running.toSorted((a, b) => a - b)).toEqual(members.map(({ exec_ns }) => exec_ns).toSorted((a, b) => a - b));
  });
});

test.describe('what the program marked', () => {
  const expected = expectedOf(traces.tiny);

  test('tasks by type; the histogram narrows the list', async ({ page }) => {
    await openAt(page, traces.tiny, 'view=tasks');
    const types = page.getByRole('grid', { name: 'Types of tasks' });
    const [orders = 0] = expected.tasks.types['makeOrder'] ?? [];
    await expect(rowOf(types, 'makeOrder')).toContainText(String(orders));
    await rowOf(types, 'makeOrder').click();
    const tasks = page.getByRole('grid', { name: 'Tasks', exact: true });
    await expect(tasks).toHaveAttribute('aria-rowcount', String(orders + 1));

    await page.getByRole('slider', { name: 'Shortest' }).focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => hashOf(page).get('lasting')).toMatch(/^\d+-\d+$/);
    const narrowed = /(\d+) of 60, /.exec((await page.getByText(/ of 60, /).textContent()) ?? '')?.[1];
    expect(Number(narrowed)).toBeLessThan(orders);
    await expect(tasks).toHaveAttribute('aria-rowcount', String(Number(narrowed) + 1));
  });

  test('a task opens in the tree and tells of its goroutines, regions and logs', async ({ page }) => {
    await openAt(page, traces.tiny, 'view=tasks&mtype=:makeOrder&tree=1');
    const tree = page.getByRole('grid', { name: /subtasks under their parents/ });
    await expect(tree).toHaveAttribute('aria-rowcount', '61');
    await tree.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(tree).toHaveAttribute('aria-rowcount', '62');
    await expect(tree.getByRole('row').nth(2)).toContainText('payment');

    await page.keyboard.press('Enter');
    const detail = page.getByRole('complementary');
    await expect(detail.getByRole('heading', { level: 2 })).toContainText('makeOrder');
    for (const region of ['validate', 'checkStock', 'ship']) await expect(detail.getByRole('button', { name: region })).toBeVisible();
    await expect(detail).toContainText('orderID');
    await detail.getByRole('button', { name: 'Its lane on the timeline' }).click();
    await expect.poll(() => hashOf(page).get('lanes')).toBe('task');
  });

  test('regions and logs have their own tables', async ({ page }) => {
    await openAt(page, traces.tiny, 'view=tasks');
    const kinds = page.getByRole('radiogroup', { name: 'Table' });
    await kinds.getByText(/^Regions/).click();
    await expect(page.getByRole('grid', { name: 'Regions', exact: true })).toHaveAttribute('aria-rowcount', String(expected.regions.begin + 1));
    const [checks = 0] = expected.regions.types['checkStock'] ?? [];
    await expect(rowOf(page.getByRole('grid', { name: 'Types of regions' }), 'checkStock')).toContainText(String(checks));

    await kinds.getByText(/^Logs/).click();
    const logs = page.getByRole('grid', { name: 'Logs' });
    await expect(logs).toHaveAttribute('aria-rowcount', String(expected.logs + 1));
    expect(await savedLines(page, page.getByRole('button', { name: 'CSV' }))).toHaveLength(expected.logs);
    await page.getByRole('searchbox', { name: /Filter by category/ }).fill('^warning$');
    await expect(logs).toHaveAttribute('aria-rowcount', String((expected.log_categories['warning'] ?? 0) + 1));
  });
});

test.describe('where the time went', () => {
  const expected = expectedOf(traces.manyStarts);

  test('of the whole recording, and of a selection', async ({ page }) => {
    await openAt(page, traces.manyStarts, 'view=latency');
    await page.getByRole('button', { name: 'Where the time went' }).click();
    const panel = page.getByRole('complementary');
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('The whole recording');
    await expect(panel.getByRole('row', { name: /^First run/ }).getByTitle(exactNs(expected.create_to_start_ns.p50), { exact: true })).toBeVisible();
    const anyRun = panel.getByRole('row', { name: /^Any run/ });
    await expect(anyRun.getByTitle(exactNs(expected.runnable_to_running_ns.p99), { exact: true })).toBeVisible();
    await expect(anyRun.getByTitle(exactNs(expected.runnable_to_running_ns.max), { exact: true })).toBeVisible();
    await expect(panel.getByTitle(new RegExp(`in ${expected.stw.length} stops$`))).toBeVisible();
    const network = exactNs(expected.block_reasons['network']?.total_ns ?? Number.NaN);
    await expect(panel.getByRole('listitem').filter({ hasText: 'network' }).getByTitle(network, { exact: true }).first()).toBeVisible();
    await expect(panel.getByRole('listitem').filter({ hasText: 'system call' }).getByTitle(exactNs(expected.totals.syscall_ns), { exact: true })).toBeVisible();

    const box = await page.getByRole('application').boundingBox();
    if (box === null) throw new Error('the chart is not on screen');
    const y = box.y + box.height / 2;
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('The selection');
    await expect(anyRun.getByTitle(exactNs(expected.runnable_to_running_ns.p99), { exact: true })).toBeHidden();

    await panel.getByRole('button', { name: 'network', exact: true }).first().click();
    await expect.poll(() => hashOf(page).get('view')).toBe('flame');
    await expect.poll(() => hashOf(page).get('prof')).toBe('net');
    await expect.poll(() => hashOf(page).get('sel')).not.toBeNull();
  });

  test('the profiles are those of go tool trace', async ({ page }) => {
    await openAt(page, traces.manyStarts, 'view=flame&prof=net');
    // All waits for the network ended in this recording, so that Go’s profile has them all.
    const total = `${new Intl.NumberFormat('en-GB').format(expected.block_reasons['network']?.total_ns ?? Number.NaN)}\u00a0nanoseconds`;
    await expect(page.getByRole('main').getByTitle(total, { exact: true }).first()).toBeVisible();
    await expect(page.getByText('go tool trace -pprof=net go1.27-http-server.trace > net.pprof')).toBeVisible();

    await page.getByRole('radiogroup', { name: 'Profile' }).getByText('CPU samples').click();
    await expect(page.getByText('This recording has no CPU samples.')).toBeVisible();
  });
});

test('the search finds, goes there, and goes on', async ({ page }) => {
  const expected = expectedOf(traces.tiny);
  await openAt(page, traces.tiny, 'view=overview');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('go1.26-user-annotations.trace');
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: /Search the trace/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('warning');
  const list = page.getByRole('listbox', { name: 'Hits' });
  const warnings = expected.log_categories['warning'] ?? 0;
  await expect(list.getByRole('option')).toHaveCount(warnings);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect.poll(() => hashOf(page).get('view')).toBe('timeline');
  const first = await pinOf(page);
  expect(first).toMatch(/^stretch-\d+-\d+$/);
  await page.keyboard.press('n');
  await pinOf(page, first);
  await page.keyboard.press('N');
  await expect.poll(() => hashOf(page).get('pin')).toBe(first);

  await field.fill('makeOrder|sleep');
  await expect(list.getByRole('option').filter({ hasText: 'sleep' }).first()).toBeVisible();
  await page.getByRole('toolbar', { name: 'Kinds of hits' }).getByRole('button', { name: /^Tasks/ }).click();
  await expect(list.getByRole('option')).toHaveCount(expected.tasks.types['makeOrder']?.[0] ?? 0);
});
