// While a file loads, the page's main thread has no task over 50 ms. A machine that is busy with other work can hold a task up
// that takes a millisecond by itself, so the best of three loads counts.
import { largestTrace } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

test('no long task while the largest trace loads', async ({ page }) => {
  test.setTimeout(180_000);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const rounds: number[][] = [];
  for (let round = 0; round < 3; round++) {
    await page.goto('about:blank');
    await page.goto('./#v=1&view=latency');
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));
    await page.getByLabel('Files to open').setInputFiles(largestTrace());
    await expect(page.getByRole('region', { name: 'Start latency' }).getByText(/starts waited over/)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('navigation', { name: 'Files' }).getByText(/, opening/)).toBeHidden({ timeout: 60_000 });
    rounds.push(await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks));
  }
  expect(rounds.toSorted((a, b) => a.length - b.length)[0]).toEqual([]);
});
