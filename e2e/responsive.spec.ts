// The page answers while a file loads and while one zooms and pans: no task of its main thread takes over 50 ms. Measured is
// processor time, since other programs on the machine stretch wall time; starting the page does not count.
import { writeFileSync } from 'node:fs';
import { watchMainThread } from '../tools/mainThread.ts';
import { LARGE_SHAPES } from '../workers/profile/testing/largeProfile.ts';
import { largestTrace, profiles } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

const longTaskMs = 50;

// Processor time, but of a machine that may be shared: a task that is long every time is too long.
test.describe.configure({ retries: 2 });

for (const view of ['latency', 'timeline'] as const) {
  test(`no long task while the largest trace loads into the view ${view}`, async ({ page, browser }) => {
    await page.goto(`./#v=1&view=${view}`);
    await page.waitForLoadState('networkidle');
    const { taskMs } = await watchMainThread(browser, page, async () => {
      await page.getByLabel('Files to open').setInputFiles(largestTrace());
      await expect(page.getByText(/starts waited over/)).toBeVisible({ timeout: 45_000 });
      await expect(page.getByRole('navigation', { name: 'Files' }).getByText(/opening/i)).toBeHidden({ timeout: 45_000 });
    });
    // There were tasks at all, so the measurement works.
    expect(taskMs.length).toBeGreaterThan(10);
    expect(taskMs.filter((ms) => ms > longTaskMs)).toEqual([]);
  });
}

test('no long task while goroutines are grouped, listed and scrolled through', async ({ page, browser }) => {
  await page.goto('./#v=1&view=goroutines&gsort=-count');
  await page.waitForLoadState('networkidle');
  const { taskMs } = await watchMainThread(browser, page, async () => {
    await page.getByLabel('Files to open').setInputFiles(largestTrace());
    const groups = page.getByRole('grid', { name: /Goroutines by entry function/ });
    await expect(groups.getByRole('row').nth(3)).toBeVisible({ timeout: 45_000 });
    await expect(page.getByRole('navigation', { name: 'Files' }).getByText(/opening/i)).toBeHidden({ timeout: 45_000 });
    await groups.getByRole('row').nth(1).click();
    const members = page.getByRole('grid', { name: 'Goroutines of the group' });
    await members.getByRole('row').nth(1).hover();
    for (let turn = 0; turn < 10; turn++) {
      await page.mouse.wheel(0, 2000);
      await page.waitForTimeout(50);
    }
    await members.getByRole('button', { name: 'Running' }).click();
  });
  expect(taskMs.length).toBeGreaterThan(10);
  expect(taskMs.filter((ms) => ms > longTaskMs)).toEqual([]);
});

for (const view of ['flame', 'top'] as const) {
  test(`no long task while a profile loads into the view ${view}`, async ({ page, browser }) => {
    await page.goto(`./#v=1&view=${view}`);
    await page.waitForLoadState('networkidle');
    const { taskMs } = await watchMainThread(browser, page, async () => {
      await page.getByLabel('Files to open').setInputFiles(profiles.cpu);
      await expect(page.getByRole('grid').getByRole('row').nth(10)).toBeVisible();
      if (view === 'flame') await expect(page.getByText(/^total/)).toBeVisible();
    });
    expect(taskMs.length).toBeGreaterThan(10);
    expect(taskMs.filter((ms) => ms > longTaskMs)).toEqual([]);
  });
}

for (const [view, shows] of [
  ['tree', '.call-tree__name'],
  ['peek', '.peek-card'],
  ['source', '.source-card'],
  ['tags', '.tag-card'],
  ['samples', '.rows__row'],
] as const) {
  test(`no long task while a profile loads into the view ${view}`, async ({ page, browser }) => {
    await page.goto(`./#v=2&view=${view}`);
    await page.waitForLoadState('networkidle');
    const { taskMs } = await watchMainThread(browser, page, async () => {
      await page.getByLabel('Files to open').setInputFiles(profiles.cpu);
      await expect(page.locator(shows).first()).toBeVisible();
    });
    expect(taskMs.length).toBeGreaterThan(10);
    expect(taskMs.filter((ms) => ms > longTaskMs)).toEqual([]);
  });
}

test('no long task while zooming the flame graph by pointer and keyboard in turns', async ({ page, browser }) => {
  await page.goto('./#v=1&view=flame');
  await page.getByLabel('Files to open').setInputFiles(profiles.cpu);
  const graph = page.getByRole('application');
  await expect(page.getByRole('grid').getByRole('row').nth(10)).toBeVisible();
  const box = await graph.boundingBox();
  if (box === null) throw new Error('the graph is not on screen');
  const { taskMs } = await watchMainThread(browser, page, async () => {
    for (let step = 0; step < 6; step++) {
      await page.mouse.click(box.x + box.width * 0.1 * (step + 1), box.y + 50);
      await page.waitForTimeout(80);
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(80);
    }
  });
  expect(taskMs.length).toBeGreaterThan(10);
  expect(taskMs.filter((ms) => ms > longTaskMs)).toEqual([]);
});

test('no long task on a flame graph of a hundred thousand boxes: opened, scrolled, zoomed, searched', async ({ page, browser }, testInfo) => {
  const file = testInfo.outputPath('inlined.pb');
  writeFileSync(file, LARGE_SHAPES.find(({ name }) => name === 'inlined')?.make(50_000) ?? '');
  await page.goto('./#v=1&view=flame');
  await page.waitForLoadState('networkidle');
  const { taskMs } = await watchMainThread(browser, page, async () => {
    await page.getByLabel('Files to open').setInputFiles(file);
    await expect(page.getByRole('grid').getByRole('row').nth(10)).toBeVisible({ timeout: 30_000 });
    const box = await page.getByRole('application').boundingBox();
    if (box === null) throw new Error('the graph is not on screen');
    await page.mouse.move(box.x + box.width / 2, box.y + 100);
    for (let turn = 0; turn < 10; turn++) {
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(30);
    }
    await page.mouse.wheel(0, -3000);
    for (let step = 0; step < 4; step++) {
      await page.mouse.click(box.x + box.width * 0.2 * (step + 1), box.y + 60);
      await page.waitForTimeout(150);
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(150);
    }
    await page.getByRole('searchbox').first().pressSequentially('shape.int14', { delay: 30 });
    await page.waitForTimeout(500);
  });
  expect(taskMs.length).toBeGreaterThan(10);
  expect(taskMs.filter((ms) => ms > longTaskMs)).toEqual([]);
});

for (const view of ['latency', 'timeline'] as const) {
  test(`no long task while zooming and panning the view ${view}`, async ({ page, browser }) => {
    await page.goto(`./#v=1&view=${view}&src=gc-alloc-storm`);
    await expect(page.getByText(/starts waited over/)).toBeVisible();
    const box = await page.getByRole('application').boundingBox();
    if (box === null) throw new Error('the chart is not on screen');
    const at = (share: number) => page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    const { taskMs, frameMs } = await watchMainThread(browser, page, async () => {
      for (let step = 0; step < 10; step++) {
        await at(0.3 + step * 0.04);
        await page.mouse.wheel(0, step < 7 ? -120 : 120);
      }
      await page.mouse.down();
      for (let step = 0; step < 10; step++) await at(0.7 - step * 0.04);
      await page.mouse.up();
    });
    expect(frameMs.length).toBeGreaterThan(5);
    expect(taskMs.filter((ms) => ms > longTaskMs)).toEqual([]);
  });
}
