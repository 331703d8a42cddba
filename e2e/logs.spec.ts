// Logs of the runtime, dropped: what is on screen is what the report says, and each view has its figures in text, too.
import type { Locator, Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { exactBytes, exactNs } from './figures.ts';
import { runFile } from './recordings.ts';
import { reportOf, type Report } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

const line = (view: Locator, name: string) => view.locator('dl > div').filter({ has: view.page().getByText(name, { exact: true }) });
const view = (page: Page, name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true });

function recordsOf(path: string): NonNullable<Report['log']>['records'] {
  const { log } = reportOf(runFile(path));
  if (log === undefined) throw new Error('the report has no log');
  return log.records;
}

const numbers = (records: NonNullable<Report['log']>['records'], field: string): readonly number[] => records.map((record) => Number(record[field]));

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('gctrace lines: overview, a line taken apart, memory, lines', async ({ page }) => {
  const records = recordsOf('gc-steady/stderr.log');
  await page.goto('./');
  await dropFiles(page, [fileNamed(runFile('gc-steady/stderr.log'))]);
  const main = page.getByRole('main');
  const longest = Math.max(...numbers(records, 'c1_ns'), ...numbers(records, 'c3_ns'));
  await expect(main.getByRole('button', { name: /Longest stop of GC/ })).toHaveAttribute('title', new RegExp(exactNs(longest)));
  await expect(main.getByRole('button', { name: /^GC cycles/ })).toContainText(String(records.length));
  await expect(main.getByRole('button', { name: /Heap, at most/ })).toHaveAttribute('title', new RegExp(exactBytes(Math.max(...numbers(records, 'h1_bytes')))));
  await expect(main.getByText('concurrent mark, clock')).toBeVisible();

  await view(page, 'Memory over time').click();
  const memory = page.getByRole('region', { name: 'Memory over time' });
  await memory.getByRole('button', { name: 'Show as table' }).click();
  const live = memory.getByRole('row', { name: /^live after GC/ });
  await expect(live.getByRole('cell').nth(3)).toHaveAttribute('title', exactBytes(Math.max(...numbers(records, 'h2_bytes'))));

  await view(page, 'Lines').click();
  await page.getByRole('grid', { name: 'Records' }).getByText('gc 2 @').click();
  await expect(page.getByRole('complementary')).toContainText('gc 2 @0.044s');
});

test('MemStats: the JSON’s figures, snapshot by snapshot', async ({ page }) => {
  const records = recordsOf('gc-alloc-storm/memstats.jsonl');
  await page.goto('./#v=2&view=memory');
  await dropFiles(page, [fileNamed(runFile('gc-alloc-storm/memstats.jsonl'))]);
  const snapshot = page.getByRole('complementary', { name: 'A snapshot of MemStats' });
  await expect(snapshot).toContainText(`Snapshot ${records.length} of ${records.length}`);
  for (const field of ['HeapAlloc', 'HeapSys', 'NextGC']) await expect(line(snapshot, field).getByRole('definition').first()).toHaveAttribute('title', exactBytes(Number(records.at(-1)?.[field])));
  await expect(snapshot.getByText('HeapSys = HeapIdle + HeapInuse: holds')).toBeVisible();

  const memory = page.getByRole('region', { name: 'Memory over time' });
  await memory.getByRole('button', { name: 'Show as table' }).click();
  for (const field of ['HeapAlloc', 'HeapIdle', 'StackInuse', 'MSpanSys'])
    await expect(memory.getByRole('row', { name: new RegExp(`^${field} `) }).getByRole('cell').nth(3)).toHaveAttribute('title', exactBytes(Math.max(...numbers(records, field))));

  // A press on a moment tells the snapshot of that time; keys and buttons go on from there.
  const chart = memory.getByRole('application');
  await chart.click({ position: { x: 300, y: 100 } });
  await expect(snapshot).not.toContainText(`Snapshot ${records.length} of`);
  const before = await snapshot.getByRole('heading', { level: 2 }).textContent();
  await snapshot.getByRole('button', { name: 'Snapshot after' }).click();
  await expect(snapshot.getByRole('heading', { level: 2 })).not.toHaveText(before ?? '');
  await chart.press('ArrowLeft');
  await expect(snapshot.getByRole('heading', { level: 2 })).toHaveText(before ?? '');

  await memory.getByRole('button', { name: 'HeapIdle' }).click();
  await expect(memory.getByRole('button', { name: 'HeapIdle' })).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => new URL(page.url()).hash).toContain('noseries=HeapIdle');

});

test('scheddetail: Ps, threads and goroutines of a moment', async ({ page }) => {
  const records = recordsOf('logs/go1.27-http-server-scheddetail.log').filter(({ record }) => record === 'sched');
  await page.goto('./#v=2&view=sched');
  await dropFiles(page, [fileNamed(runFile('logs/go1.27-http-server-scheddetail.log'))]);
  const moment = page.getByRole('complementary', { name: 'A line of schedtrace' });
  await expect(moment).toContainText(`Line ${records.length} of ${records.length}`);
  const last = records.at(-1);
  await expect(line(moment, 'Threads')).toContainText(String(last?.['threads']));
  await expect(moment.getByRole('table', { name: 'Ps' }).getByRole('row')).toHaveCount(1 + Number(last?.['gomaxprocs']));
  await expect(moment.getByRole('table', { name: 'Goroutines' })).toContainText('GC worker (idle)');
  const sched = page.getByRole('region', { name: 'Scheduler' });
  await sched.getByRole('button', { name: 'Show as table' }).click();
  await expect(sched.getByRole('row', { name: /^threads / }).getByRole('cell').nth(3)).toHaveText(String(Math.max(...numbers(records, 'threads'))));
});

test('inittrace: packages, the longest first', async ({ page }) => {
  const records = recordsOf('logs/go1.27-init-slow.log').filter(({ record }) => record === 'init');
  const longest = records.toSorted((a, b) => Number(b['clock_ns']) - Number(a['clock_ns']));
  await page.goto('./#v=2&view=init');
  await dropFiles(page, [fileNamed(runFile('logs/go1.27-init-slow.log'))]);
  const first = page.getByRole('grid').getByRole('row').nth(1);
  await expect(first).toContainText(String(longest[0]?.['package']));
  await expect(first.getByTitle(exactNs(Number(longest[0]?.['clock_ns'])))).toBeVisible();
});

test('a selection over charts is answered in the table', async ({ page }) => {
  const records = recordsOf('gc-alloc-storm/memstats.jsonl');
  // From the second snapshot to just before the fourth.
  const [from = 0, to = 0] = [records[1], records[3]].map((record) => Math.ceil(Number(record?.['time_ns'])));
  await page.goto(`./#v=2&view=memory&sel=${from}-${to - 1}`);
  await dropFiles(page, [fileNamed(runFile('gc-alloc-storm/memstats.jsonl'))]);
  const row = page.getByRole('table', { name: 'Heap in the selection' }).getByRole('row', { name: /^HeapAlloc / });
  await expect(row.getByRole('cell').last()).toHaveAttribute('title', exactBytes(Number(records[2]?.['HeapAlloc'])));
  await expect(page.getByRole('navigation', { name: 'Range' })).toContainText('Selection');
});
