// Every view in Chinese: nothing that the catalogue knows is shown in English, nothing is wider than a phone, and the language changes under
// an open file without losing it.
import type { Page } from '@playwright/test';
import catalogue from '../language/zh-Hans.json' with { type: 'json' };
import { dropFiles, fileNamed } from './dropFiles.ts';
import { fitsAcross } from './fitsAcross.ts';
import { profiles, runFile, traces } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const translated = Object.entries(catalogue as Record<string, string>).flatMap(([english, chinese]) => (english === chinese || !/[a-z]{3}/i.test(english) || /[{<]/.test(english) ? [] : [english]));

/** English texts that stand in the page, or name something in it, though the catalogue has them. */
const leftInEnglish = (page: Page): Promise<readonly string[]> =>
  page.evaluate((known) => {
    const texts = new Set(known);
    const found = new Set<string>();
    const look = (text: string | null): void => {
      if (text !== null && texts.has(text.trim())) found.add(text.trim());
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node.parentElement?.closest('code, kbd, [lang="en"], [translate="no"]') === null) look(node.textContent);
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) for (const name of ['aria-label', 'title', 'placeholder']) look(element.getAttribute(name));
    return [...found];
  }, translated);

const opened: readonly { readonly of: string; readonly file: string; readonly views: readonly string[] }[] = [
  { of: 'a trace', file: traces.gcStorm, views: ['overview', 'latency', 'waits', 'anomalies', 'startup', 'timeline', 'gc', 'pauses', 'mmu', 'memory', 'preconditions', 'goroutines', 'tasks', 'flame', 'top'] },
  { of: 'a profile', file: profiles.heap, views: ['overview', 'flame', 'top', 'tree', 'graph', 'peek', 'source', 'tags', 'samples', 'heap', 'compare'] },
  { of: 'a log', file: runFile('gc-alloc-storm/stderr.log'), views: ['overview', 'gc', 'pauses', 'memory', 'lines', 'preconditions', 'versus'] },
];

for (const { of, file, views } of opened) {
  test(`every view of ${of} in Chinese`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('./?lang=zh-Hans');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    expect(await leftInEnglish(page)).toEqual([]);
    await dropFiles(page, [fileNamed(file)]);
    const heading = page.getByRole('heading', { level: 1 }).first();
    await expect(heading).toContainText(fileNamed(file).name);
    for (const view of views) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one view after the other
      await test.step(view, async () => {
        await page.goto(`./?lang=zh-Hans#v=3&view=${view}`);
        await expect(heading).toBeVisible();
        await fitsAcross(page);
        await expect.poll(() => leftInEnglish(page)).toEqual([]);
      });
    }
    await expect.poll(() => seriousViolations(page)).toEqual([]);
  });
}

test('the language changes under an open file', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, [fileNamed(traces.tiny)]);
  await page.getByRole('button', { name: 'Goroutines', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Goroutines');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-Hans');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(fileNamed(traces.tiny).name);
  await expect(page.getByRole('combobox', { name: '语言' })).toHaveValue('zh-Hans');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
});
