// A trace from the drop to a single goroutine: the figures on screen are those of the report, and zoom and selection re-answer them.
import type { Locator, Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { exactNs } from './figures.ts';
import { traces } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

const figure = (view: Locator, name: string) => view.locator('dl > div').filter({ has: view.page().getByText(name, { exact: true }) });

async function openView(page: Page, name: 'Start latency' | 'Timeline'): Promise<Locator> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
  const view = page.getByRole('region', { name });
  await expect(view.getByText(/of .* starts waited over/)).toBeVisible();
  return view;
}

const hashOf = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1));
const span = (range: string | null) => {
  const [start = 0, end = 0] = (range ?? '').split('-').map(Number);
  return end - start;
};

test('a dropped trace shows the start-latency figures of the report', async ({ page }) => {
  const { trace } = reportOf(traces.manyStarts);
  if (trace === undefined) throw new Error('the report has no trace');
  await page.goto('./');
  await dropFiles(page, [fileNamed(traces.manyStarts)]);

  const overview = page.getByRole('main');
  await expect(overview.getByRole('heading', { level: 1 })).toHaveText('go1.27-http-server.trace');
  await expect(overview.getByRole('button', { name: /Longest start wait/ })).toHaveAttribute('title', new RegExp(exactNs(trace.create_to_start_ns.max)));
  await expect(figure(overview, 'GC cycles')).toContainText(String(trace.gc.length));

  const latency = await openView(page, 'Start latency');
  await expect(figure(latency, 'p50')).toHaveAttribute('title', exactNs(trace.create_to_start_ns.p50));
  await expect(figure(latency, 'p99')).toHaveAttribute('title', exactNs(trace.create_to_start_ns.p99));
  await expect(figure(latency, 'max')).toHaveAttribute('title', exactNs(trace.create_to_start_ns.max));
  await expect(latency).toContainText(`of ${new Intl.NumberFormat('en-GB').format(trace.create_to_start_ns.n)} starts waited over`);
});

test('the longest wait of the table is the report’s, and opens its goroutine', async ({ page }) => {
  const { trace } = reportOf(traces.manyStarts);
  await page.goto('./');
  await dropFiles(page, [fileNamed(traces.manyStarts)]);
  const latency = await openView(page, 'Start latency');
  await latency.getByRole('button', { name: 'Table' }).click();
  const longest = latency.getByRole('table', { name: /Longest start waits/ }).getByRole('row').nth(1);
  await expect(longest.getByTitle(exactNs(trace?.create_to_start_ns.max ?? Number.NaN))).toBeVisible();

  await longest.getByRole('button').click();
  const detail = page.getByRole('complementary');
  await expect(detail).toContainText(/created/i);
  await expect(detail.getByTitle(exactNs(trace?.create_to_start_ns.max ?? Number.NaN)).first()).toBeVisible();
  await expect.poll(() => hashOf(page).get('pin')).toMatch(/^creation-\d+-\d+$/);

  await page.keyboard.press('Escape');
  await expect(detail).toBeHidden();
});

for (const name of ['Start latency', 'Timeline'] as const) {
  test(`zoom and select on the view ${name}`, async ({ page }) => {
    await page.goto('./');
    await dropFiles(page, [fileNamed(traces.gcStorm)]);
    const view = await openView(page, name);
    const figures = view.getByText(/starts waited over/);
    await expect(figures).toContainText('In the recording');
    const whole = await figures.textContent();
    const trail = page.getByRole('navigation', { name: 'Range' });

    await view.getByRole('button', { name: 'Zoom in' }).click();
    await expect(trail).toContainText('Window');
    await expect(figures).toContainText('In this window');
    await expect.poll(() => span(hashOf(page).get('t'))).toBeGreaterThan(0);
    const byButton = span(hashOf(page).get('t'));

    const box = await view.getByRole('application').boundingBox();
    if (box === null) throw new Error('the chart is not on screen');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => span(hashOf(page).get('t'))).toBeLessThan(byButton);

    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(figures).toContainText('In the selection');
    await expect(trail).toContainText('Selection');
    await expect.poll(() => span(hashOf(page).get('sel'))).toBeGreaterThan(0);
    expect(span(hashOf(page).get('sel'))).toBeLessThan(span(hashOf(page).get('t')));

    await view.getByRole('button', { name: 'Clear the selection' }).click();
    await expect(figures).toContainText('In this window');
    await view.getByRole('button', { name: 'Show the whole recording' }).click();
    await expect(figures).toHaveText(whole ?? '');
  });
}

test('the state of the view is in the address, and Back undoes a step', async ({ page }) => {
  await page.goto('./#src=gc-alloc-storm');
  const view = await openView(page, 'Start latency');
  await view.getByRole('button', { name: 'Zoom in' }).click();
  await expect(view.getByText(/starts waited over/)).toContainText('In this window');
  const link = page.url();
  await page.goBack();
  await expect(view.getByText(/starts waited over/)).toContainText('In the recording');

  // The same address in a fresh tab shows the same.
  const other = await page.context().newPage();
  await other.goto(link);
  await expect(other.getByRole('region', { name: 'Start latency' }).getByText(/starts waited over/)).toContainText('In this window');
});

test('a threshold splits the waits as the report’s own do', async ({ page }) => {
  const { trace } = reportOf(traces.manyStarts);
  const p50 = trace?.create_to_start_ns.p50 ?? Number.NaN;
  await page.goto(`./#v=1&view=latency&over=${p50}`);
  await dropFiles(page, [fileNamed(traces.manyStarts)]);
  const text = await page.getByRole('region', { name: 'Start latency' }).getByText(/starts waited over/).textContent();
  const [over, of] = [...(text ?? '').matchAll(/([\d,]+) of ([\d,]+)/g)].flatMap((m) => [m[1], m[2]]).map((n) => Number((n ?? '').replaceAll(',', '')));
  expect(of).toBe(trace?.create_to_start_ns.n);
  // Half of them waited longer than the median, ties aside.
  expect(over).toBeGreaterThan(0);
  expect(over).toBeLessThanOrEqual((of ?? 0) / 2);
});
