// Hosted anywhere, and without a network after one visit: the page's own files, and recordings that come with it once they were looked at.
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { profiles } from './recordings.ts';
import { staticHost } from './staticHost.ts';
import { expect, test } from './watchedPage.ts';

test.use({ serviceWorkers: 'allow' });

/** Everything that is kept is there once the worker answers for the page: 13 MB are copied before. */
const keptOffline = (page: Page) => expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 }).toBe('activated');

test('below any path; after one visit without a network; a newer version waits until it is wanted', async ({ page, context, ownOrigins }) => {
  test.setTimeout(120_000);
  const host = await staticHost('/some/where/');
  ownOrigins.push(new URL(host.url).origin);
  try {
    await page.goto(host.url);
    await keptOffline(page);
    await page.getByRole('button', { name: /^Start latency under load/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^start-latency/);
    await expect(page.getByRole('button', { name: 'Start latency', exact: true })).toBeVisible();

    await context.setOffline(true);
    await page.goto(`${host.url}?lang=zh-Hans#src=start-latency&view=latency`);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(page.locator('canvas').first()).toBeVisible();
    await dropFiles(page, [fileNamed(profiles.heap)]);
    await expect(page.locator('.flame-trail__figures').or(page.getByRole('heading', { level: 1 }))).toBeVisible();
    await context.setOffline(false);

    host.publish('sw.js', (text) => `${text}\n// newer`);
    await page.goto(`${host.url}?lang=en`);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    const reloaded = page.waitForEvent('load');
    const other = await context.newPage();
    await other.goto(host.url);
    await page.getByRole('button', { name: 'Reload now' }).click();
    await reloaded;
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBe(null);
    await expect(page.getByRole('button', { name: 'Reload now' })).toBeHidden();

    // Another tab is not changed under who looks at it.
    await other.getByRole('button', { name: 'Reload now' }).click();
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(other.getByRole('button', { name: 'Reload now' })).toBeHidden();
  } finally {
    await host.close();
  }
});
