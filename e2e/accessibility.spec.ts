// No view has a serious accessibility violation, in light and in dark, on a desktop and on a phone.
import type { Page } from '@playwright/test';
import { choose } from './choose.ts';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { growth, profiles, runFile, traces } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const views = [
  { name: 'empty page', at: './', shows: /Choose files/ },
  { name: 'trace overview', at: './#v=1&src=start-latency', shows: /Scheduling latency/ },
  { name: 'start latency', at: './#v=1&src=start-latency&view=latency', shows: /starts waited over/ },
  { name: 'start latency, pinned', at: './#v=1&src=start-latency&view=latency&pin=creation-100', shows: /starts waited over/ },
  { name: 'why it waited, before and after, one wait pinned', at: './#v=2&src=start-latency&view=waits&waited=1000000-9000000&moment=150000000&pin=creation-100', shows: /Made runnable by/ },
  { name: 'what stands out', at: './#v=2&src=start-latency&view=anomalies', shows: /rules found/ },
  { name: 'two recordings compared', at: './#v=2&src=start-latency&src=gc-alloc-storm&view=versus&a=gc-alloc-storm', shows: /\d+ of \d+ differ\./ },
  { name: 'start-up', at: './#v=2&src=start-latency&view=startup', shows: /How long after/ },
  { name: 'timeline', at: './#v=1&src=gc-alloc-storm&view=timeline', shows: /starts waited over/ },
  { name: 'timeline by goroutine, pinned', at: './#v=1&src=gc-alloc-storm&view=timeline&lanes=goroutine&top=proc-0&note=5-9:here&pin=stretch-7-56400000', shows: /Goroutine at a time/ },
  { name: 'trace overview with logs', at: './#v=2&src=samples/ledger/trace.out&src=samples/ledger/gctrace.log&src=samples/ledger/memstats.jsonl', shows: /cycles agree/ },
  { name: 'timeline with logs', at: './#v=2&src=samples/ledger/trace.out&src=samples/ledger/gctrace.log&src=samples/ledger/memstats.jsonl&view=timeline&rows=heap,gctrace,memstats', shows: /HeapInuse/ },
  { name: 'start latency with logs', at: './#v=2&src=samples/ledger/trace.out&src=samples/ledger/gctrace.log&src=samples/ledger/memstats.jsonl&view=latency&rows=heap,gctrace,memstats', shows: /HeapInuse/ },
  { name: 'goroutines', at: './#v=1&src=start-latency&view=goroutines', shows: /Entry function/ },
  { name: 'goroutines of a group', at: './#v=1&src=start-latency&view=goroutines&group=:main.main', shows: /Goroutines of the group/ },
  { name: 'mutator utilisation', at: './#v=2&src=gc-alloc-storm&view=mmu&mut=1', shows: /Worst windows of/ },
  { name: 'GC cycles, one from near', at: './#v=2&src=gc-alloc-storm&view=gc&cycle=3', shows: /Mark assists by function/ },
  { name: 'pauses, one pinned', at: './#v=2&src=gc-alloc-storm&view=pauses&pin=stw-3', shows: /How each P halted/ },
  { name: 'no tasks', at: './#v=1&src=gc-alloc-storm&view=tasks', shows: /The program marked no tasks here/ },
  { name: 'where the time went', at: './#v=1&src=start-latency&view=latency&pin=range', shows: /Time of all goroutines/ },
  { name: 'flame graph of a trace', at: './#v=1&src=start-latency&view=flame&prof=sync', shows: /Icicle/ },
  { name: 'profile overview', at: './#v=1&src=heap', shows: /Deepest stack/ },
  { name: 'flame graph', at: './#v=1&src=heap&view=flame', shows: /Icicle/ },
  { name: 'a sandwich, and a function', at: './#v=2&src=heap&view=flame&fn=:main.openWiki&sandwich=1&colour=origin&focus=main&ignore=nobody&pin=function-main.openWiki', shows: /Flame graph around it/ },
  { name: 'top functions', at: './#v=1&src=heap&view=top', shows: /Showing nodes/ },
  { name: 'call graph', at: './#v=1&src=heap&view=graph', shows: /Showing nodes accounting/ },
  { name: 'allocations', at: './#v=2&src=heap&view=heap', shows: /Allocation sites/ },
  { name: 'nothing to compare with', at: './#v=2&src=heap&view=compare&diff_base=other.pb.gz', shows: /One of the two profiles is missing/ },
  { name: 'top functions, one chosen', at: './#v=2&src=heap&view=top&fn=:main.openWiki&focus=main&colour=origin', shows: /Chosen function|Flame graph around it/ },
  { name: 'call tree', at: './#v=2&src=heap&view=tree', shows: /Open the heaviest path/ },
  { name: 'callers and callees', at: './#v=2&src=heap&view=peek&fn=:main.openWiki', shows: /The chosen function/ },
  { name: 'source lines', at: './#v=2&src=heap&view=source&pattern=main', shows: /Drop source files/ },
  { name: 'labels', at: './#v=2&src=heap&view=tags', shows: /Group the flame graph by it/ },
  { name: 'samples', at: './#v=2&src=heap&view=samples', shows: /in the order they were recorded in/ },
  { name: 'refusal', at: './#v=1&src=index.html', shows: /cannot be shown/ },
] as const;

for (const { name, at, shows } of views) {
  test(name, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(at);
    await expect(page.getByText(shows).first()).toBeVisible();
    await expectAccessible(page);
    await expectAccessibleOnPhone(page);
  });
}

test('tasks and a task, the search and its hits', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#v=1&view=tasks&tree=1&pin=task-1');
  await dropFiles(page, [fileNamed(traces.tiny)]);
  await expect(page.getByRole('complementary')).toContainText('validate');
  await expectAccessible(page);
  await page.keyboard.press('/');
  await page.keyboard.type('order');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleOnPhone(page);
});

test('filters of a profile and the menu of a box', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#v=2&src=heap&view=flame&hide=nobody');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('matches nothing')).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleOnPhone(page);
  await page.keyboard.press('Escape');
  await page.getByRole('application', { name: /Flame graph of/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('m');
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page);
});

test('what allocating cost', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#v=2&view=heap');
  await dropFiles(page, [fileNamed(profiles.gcStorm)]);
  await expect(page.getByRole('heading', { name: 'What it was' })).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleOnPhone(page);
});

test('growth, and two profiles side by side', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#v=2&view=compare');
  await dropFiles(page, growth.map(fileNamed));
  await expect(page.getByText('only grows')).toBeVisible();
  await expectAccessible(page);
  await choose(page.getByRole('button', { name: /Compare with/ }), /^heap-2/);
  await expect(page.getByRole('grid', { name: /beside heap-2.pb.gz/ })).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleOnPhone(page);
});

for (const { view, file, shows } of [
  { view: 'overview', file: 'gc-pool/stderr.log', shows: /A line of this file/ },
  { view: 'gc&cycle=1', file: 'gc-pool/stderr.log', shows: /of the file$/ },
  { view: 'pauses', file: 'gc-pool/stderr.log', shows: /As gctrace measures them/ },
  { view: 'preconditions', file: 'gc-pool/stderr.log', shows: /What usually helps/ },
  { view: 'memory', file: 'gc-pool/memstats.jsonl', shows: /^Snapshot 16 of 16/ },
  { view: 'sched', file: 'logs/go1.27-http-server-scheddetail.log', shows: /^Line 6 of 6/ },
  { view: 'init', file: 'logs/go1.27-init-slow.log', shows: /packages, / },
  { view: 'lines', file: 'gc-pool/stderr.log', shows: /records in/ },
] as const) {
  test(`${view} of a log`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`./#v=2&view=${view}`);
    await dropFiles(page, [fileNamed(runFile(file))]);
    await expect(page.getByText(shows).first()).toBeVisible();
    const table = page.getByRole('button', { name: 'Show as table' });
    if (await table.isVisible()) await table.click();
    await expectAccessible(page);
    await expectAccessibleOnPhone(page);
  });
}

/** On a wide page: all rules in light; of colours alone dark is another page. */
async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  // What scrolls only now becomes reachable by key once its new size is known.
  await expect.poll(() => seriousViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => seriousViolations(page, 'colours')).toEqual([]);
}

/** Colours are those of the wide page. */
async function expectAccessibleOnPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.getByRole('main')).toBeVisible();
  await expect.poll(() => seriousViolations(page, 'all but colours')).toEqual([]);
}
