// Another page sends a recording, into a frame or a tab: the reader is asked first. The page is the example of docs/embedding.md.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { traces } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const [, example = ''] = /```html\n([^]*?)```/.exec(readFileSync(new URL('../docs/embedding.md', import.meta.url), 'utf8')) ?? [];

/** The example at another origin: the same machine by another name, another site as far as a browser can tell. A real server: a browser asks where a page that frames one of this machine came from. */
const dashboard = test.extend<{ readonly openDashboard: (page: Page, embed?: string) => Promise<string> }>({
  openDashboard: async ({ baseURL, complaints }, use) => {
    let html = '';
    const server = createServer((request, response) => {
      const isTrace = request.url?.endsWith('trace.out') === true;
      response.setHeader('content-type', isTrace ? 'application/octet-stream' : 'text/html');
      response.end(isTrace ? readFileSync(traces.tiny) : html);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const origin = `http://localhost:${typeof address === 'object' ? String(address?.port) : ''}`;
    await use(async (page, embed = '#embed=1') => {
      html = example.replaceAll('https://gopherscope.example/', String(baseURL)).replace('#embed=1', embed);
      await page.goto(`${origin}/dashboard.html`);
      return origin;
    });
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    // Its requests are its own.
    complaints.push(...complaints.splice(0).filter((complaint) => !complaint.startsWith(`request to ${origin}/`)));
  },
});

const consent = 'Another page wants to open a file here';

dashboard('a page shows a recording in a frame once the reader agrees', async ({ page, openDashboard }) => {
  // Engines differ in whether the blank page of a new tab is a step.
  await page.goto('data:,');
  const stepsBefore = await page.evaluate(() => history.length);
  const origin = await openDashboard(page, '#embed=1&view=goroutines');
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
  expect(await page.evaluate(() => history.length)).toBe(stepsBefore + 1);

  const opened = page.waitForEvent('popup');
  await frame.getByRole('button', { name: 'Open in full' }).click();
  const full = await opened;
  await expect(full.getByRole('navigation', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
  await expect(full).toHaveURL(/view=timeline/);
});

dashboard('a page opens a tab; once it is trusted nobody is asked, until that is taken back', async ({ page, openDashboard }) => {
  const origin = await openDashboard(page);
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
  await third.getByRole('alertdialog', { name: consent }).getByRole('button', { name: 'Do not open' }).click();
  await expect(third.getByRole('alertdialog')).toHaveCount(0);
  await expect(third.getByRole('button', { name: 'Choose files' })).toBeVisible();
});
