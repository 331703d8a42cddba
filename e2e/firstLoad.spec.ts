// What a reader fetches before a file is opened stays small.
import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { expect, test } from './watchedPage.ts';

const MOST_BYTES = 200 * 1024;

for (const language of ['en', 'zh-Hans']) {
  test(`the first load, ${language}, is at most 200 KB gzipped`, async ({ page }) => {
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(`./?lang=${language}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // What comes while one looks at the empty page, ready for the first file, counts as well.
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(responses.filter((response) => response.ok()).map(async (response) => [new URL(response.url()).pathname, gzipSync(await response.body()).length] as const));
    const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(3);
    expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_BYTES);
  });
}
