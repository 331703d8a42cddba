// Another page sends a recording, into a frame or a tab: the reader is asked first. The page is the example of docs/embedding.md.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { traces } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const [, example = ''] = /```html\n([^]*?)```/.exec(readFileSync(new URL('../docs/embedding.md', import.meta.url), 'utf8')) ?? [];

/** Opens the example from another origin. `complaints`: the requests of that origin are none. */
async function openDashboard(page: Page, baseURL: string, embed = '#embed=1'): Promise<string> {
  const origin = baseURL.replace('127.0.0.1', 'localhost').replace(/\/$/, '');
  const html = example.replaceAll('https://gopherscope.example/', baseURL).replace('#embed=1', embed);
  await page.context().route(`${origin}/**`, (route) =>
    route.request().url().endsWith('trace.out')
      ? route.fulfill({ path: traces.tiny, contentType: 'application/octet-stream' })
      : route.fulfill({ body: html, contentType: 'text/html' }),
  );
  await page.goto(`${origin}/dashboard.html`);
  return origin;
}

const consent = 'Another page wants to open a file here';

test.afterEach(({ complaints, baseURL }) => {
  const own = complaints.splice(0).filter((complaint) => !complaint.startsWith(`request to ${String(baseURL).replace('127.0.0.1', 'localhost')}`));
  complaints.push(...own);
});

test('a page shows a recording in a frame once the reader agrees', async ({ page, baseURL = '' }) => {
  const origin = await openDashboard(page, baseURL, '#embed=1&view=goroutines');
  const frame = page.frameLocator('#frame');
  const dialog = frame.getByRole('alertdialog', { name: consent });
  await expect(dialog).toContainText(`${origin} wants to open “api trace”`);
  await expect(frame.getByText('Waiting for a recording from the page around this one.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expect(dialog).toBeHidden();
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Goroutines of trace.out');
  await expect(frame.getByRole('navigation', { name: 'Files' })).toHaveCount(0);

  await frame.getByRole('combobox', { name: 'View' }).selectOption({ label: 'Timeline' });
  await expect(frame.getByRole('application', { name: /^Timeline/ })).toBeVisible();
  // A frame's steps are not the browser's: what was there before is one step back.
  expect(await page.evaluate(() => history.length)).toBe(2);

  const opened = page.waitForEvent('popup');
  await frame.getByRole('button', { name: 'Open in full' }).click();
  const full = await opened;
  await expect(full.getByRole('navigation', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
  await expect(full).toHaveURL(/view=timeline/);
});

test('a page opens a tab; once it is trusted nobody is asked, until that is taken back', async ({ page, baseURL = '' }) => {
  const origin = await openDashboard(page, baseURL);
  const openTab = async (): Promise<Page> => {
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Open in a tab' }).click();
    return opened;
  };
  const first = await openTab();
  const dialog = first.getByRole('alertdialog', { name: consent });
  await expect(dialog).toBeVisible();
  await expect.poll(() => seriousViolations(first)).toEqual([]);
  await dialog.getByRole('button', { name: 'Always from there' }).click();
  await expect(first.getByRole('application', { name: /^Timeline/ })).toBeVisible();
  await first.close();

  const second = await openTab();
  await expect(second.getByRole('application', { name: /^Timeline/ })).toBeVisible();
  await expect(second.getByRole('alertdialog')).toHaveCount(0);
  await second.getByRole('button', { name: 'Settings' }).click();
  await second.getByRole('button', { name: `Ask again about ${origin}` }).click();
  await expect(second.getByText('Pages that may open files here')).toHaveCount(0);
  await second.close();

  const third = await openTab();
  await third.getByRole('alertdialog', { name: consent }).getByRole('button', { name: 'No' }).click();
  await expect(third.getByRole('alertdialog')).toHaveCount(0);
  await expect(third.getByRole('button', { name: 'Choose files' })).toBeVisible();
});
