// While a file loads, the page answers: no task of its main thread takes over 50 ms. Measured is processor time, since other
// programs on the machine stretch wall time; what the page had to do before a file was chosen does not count.
import { watchMainThread } from '../tools/mainThread.ts';
import { largestTrace } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

const longTaskMs = 50;

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
