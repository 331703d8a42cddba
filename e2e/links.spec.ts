// A link made on one page and opened on another that has never seen it: the same state, whatever it is a link to.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { profiles, runFile, traces } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

/** What the dialog gives to be copied. */
async function sharedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const field = page.getByRole('dialog', { name: 'Share' }).getByRole('textbox', { name: 'Link to this view' });
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  return link;
}

/** A page of a browser that knows nothing yet. */
async function elsewhere(browser: Browser, baseURL: string | undefined, link: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

const hashOf = (page: Page): string => new URL(page.url()).hash;

test('to a place in a sample, with a goroutine by its id', async ({ page, browser, baseURL }) => {
  await page.goto('./#v=2&src=start-latency&view=latency&t=100000000-200000000&pin=creation-100');
  const detail = page.getByRole('complementary');
  await expect(detail).toContainText('Made runnable by');
  // By what the file calls it, not by a row of a table.
  await expect.poll(() => hashOf(page)).toMatch(/^#v=3&src=start-latency&view=latency&t=100000000-200000000&pin=creation-\d+-\d+$/);
  const link = await sharedLink(page);
  expect(new URL(link).hash).toBe(hashOf(page));

  const other = await elsewhere(browser, baseURL, link);
  await expect(other.getByRole('complementary')).toContainText('Made runnable by');
  await expect(async () => expect(await other.getByRole('complementary').innerText()).toBe(await detail.innerText())).toPass({ timeout: 15_000 });
  await expect.poll(() => hashOf(other)).toBe(new URL(link).hash);
  await other.context().close();
});

test('to a place in a file, which is dropped under another name', async ({ page, browser, baseURL }) => {
  const bytes = fileNamed(traces.tiny).bytes;
  await page.goto('./#v=3&view=timeline&lanes=goroutine&order=running-time');
  await dropFiles(page, [{ name: 'server.trace', bytes }]);
  await expect.poll(() => hashOf(page)).toMatch(/^#v=3&fh=[0-9a-f]{16}-\d+:server.trace&view=timeline/);
  const link = await sharedLink(page);

  const other = await elsewhere(browser, baseURL, link);
  await expect(other.getByText('This link leads into “server.trace”')).toBeVisible();
  await dropFiles(other, [fileNamed(profiles.cpu), { name: 'download (1)', bytes }]);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Timeline of download (1)');
  await expect.poll(() => hashOf(other)).toContain(hashOf(page).replace('#v=3&', '').split('&')[0]);
  await expect.poll(() => hashOf(other)).toContain('&view=timeline&lanes=goroutine&order=running-time');
  await expect(other.getByText('The link was made for another file')).toBeHidden();
  await other.context().close();
});

test('to rows and branches that are opened', async ({ page, browser, baseURL }) => {
  await page.goto('./#src=heap&view=tree');
  const tree = page.getByRole('treegrid', { name: /^Call tree/ });
  await page.getByRole('button', { name: 'Open the heaviest path' }).click();
  await expect(tree.getByRole('row', { level: 4 }).first()).toBeVisible();
  await expect.poll(() => hashOf(page)).toContain('&treeopen=');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Samples', exact: true }).click();
  await page.getByRole('grid', { name: 'Samples' }).getByRole('row').nth(3).click();
  await expect.poll(() => hashOf(page)).toContain('&sample=2');
  const opened = page.getByRole('region', { name: 'One sample' });
  await expect(opened.getByRole('heading')).toHaveText('Sample 3');
  const link = await sharedLink(page);

  const other = await elsewhere(browser, baseURL, link);
  await expect(other.getByRole('region', { name: 'One sample' }).getByRole('heading')).toHaveText('Sample 3');
  await other.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Call tree' }).click();
  await expect(other.getByRole('treegrid', { name: /^Call tree/ }).getByRole('row', { level: 4 }).first()).toBeVisible();
  await other.context().close();
});

test('to a line of a log, and to a cycle of it', async ({ page, browser, baseURL }) => {
  const log = fileNamed(runFile('gc-live-heap/stderr.log'));
  await page.goto('./#view=lines');
  await dropFiles(page, [log]);
  await page.getByRole('grid', { name: 'Records' }).getByRole('row').nth(4).click();
  await expect.poll(() => hashOf(page)).toContain('&line=4');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'GC cycles' }).click();
  await page.getByRole('grid', { name: 'GC cycles' }).getByRole('row').nth(4).click();
  // gctrace's times are whole milliseconds: the runtime's number tells cycles of one apart.
  await expect.poll(() => hashOf(page)).toContain('&cycleat=113000000-4');
  const link = await sharedLink(page);

  const other = await elsewhere(browser, baseURL, link);
  await dropFiles(other, [log]);
  await expect(other.getByRole('complementary', { name: 'GC cycle' }).getByRole('heading', { level: 2 })).toHaveText('gc 4');
  await expect.poll(() => hashOf(other)).toBe(new URL(link).hash);
  await other.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Lines' }).click();
  await expect(other.getByRole('complementary', { name: 'Line 4' })).toContainText('gc 4 @0.113s');
  await other.context().close();
});

test('to a file, while another one is dropped', async ({ page }) => {
  await page.goto('./#v=3&fh=0123456789abcdef-4915200:trace.out&view=latency');
  await expect(page.getByText('This link leads into “trace.out” (4.69 MiB), but does not contain it.')).toBeVisible();
  await dropFiles(page, [fileNamed(traces.tiny)]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Start latency of go1.26-user-annotations.trace');
  await expect(page.getByText('The link was made for another file: “trace.out” (4.69 MiB).')).toBeVisible();
  await page.getByRole('button', { name: 'Keep the view' }).click();
  await expect(page.getByText('The link was made for another file')).toBeHidden();
  await expect.poll(() => hashOf(page)).toMatch(/^#v=3&fh=[0-9a-f]{16}-\d+:go1.26-user-annotations.trace&view=latency$/);
});

test('with a small profile within', async ({ page, browser, baseURL }) => {
  await page.goto('./#v=3&view=top');
  await dropFiles(page, [fileNamed(profiles.threads)]);
  await expect(page.getByRole('table').or(page.getByRole('grid')).first()).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog.getByText('is not in the link: whoever opens it is asked for the file.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: /With the data/ }).check();
  await expect(dialog.getByText('“go1.26-http-server-threadcreate.pb.gz” is in the link.')).toBeVisible();
  await expect.poll(() => seriousViolations(page)).toEqual([]);
  const link = await dialog.getByRole('textbox', { name: 'Link to this view' }).inputValue();
  expect(link.length).toBeLessThan(2000);

  const other = await elsewhere(browser, baseURL, link);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Top functions of go1.26-http-server-threadcreate.pb.gz');
  await expect.poll(() => hashOf(other)).toBe(new URL(link).hash);
  await other.context().close();

  // Mail programs cut links off.
  const cut = await elsewhere(browser, baseURL, link.slice(0, link.indexOf('&view')).slice(0, -100));
  await expect(cut.getByRole('alert')).toContainText('The data in this link is damaged');
  await cut.context().close();
});

test('Back and Forward walk over views, files and the runs table', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, [fileNamed(traces.tiny), fileNamed(traces.manyStarts)]);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('go1.26-user-annotations.trace');
  const files = page.getByRole('navigation', { name: 'Files' });
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  await expect(heading).toHaveText('Timeline of go1.26-user-annotations.trace');
  await files.getByRole('button', { name: /^go1.27-http-server/ }).click();
  await expect(heading).toHaveText('go1.27-http-server.trace');
  await page.getByRole('navigation', { name: 'Runs' }).getByRole('button').click();
  await expect(heading).toHaveText('Runs');
  await expect.poll(() => hashOf(page)).toContain('runs=');

  await page.goBack();
  await expect(heading).toHaveText('go1.27-http-server.trace');
  await page.goBack();
  await expect(heading).toHaveText('Timeline of go1.26-user-annotations.trace');
  await page.goBack();
  await expect(heading).toHaveText('go1.26-user-annotations.trace');
  for (const shown of ['Timeline of go1.26-user-annotations.trace', 'go1.27-http-server.trace', 'Runs']) {
    await page.goForward();
    await expect(heading).toHaveText(shown);
  }
});

test.describe('to addresses elsewhere', () => {
  let server: Server;
  let origin = '';
  test.beforeAll(async () => {
    const { bytes } = fileNamed(profiles.threads);
    server = createServer((request, response) => {
      if (request.url?.startsWith('/open/') === true) response.setHeader('Access-Control-Allow-Origin', '*');
      if (request.url?.endsWith('/missing.pb.gz') === true) response.writeHead(404).end();
      else response.end(request.url?.endsWith('.html') === true ? '<!doctype html><title>Sign in</title>' : bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  test.afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  test('several make a workspace', async ({ page, ownOrigins }) => {
    ownOrigins.push(origin);
    await page.goto(`./#src=${origin}/open/a.pb.gz&src=${origin}/open/b.pb.gz&file=b.pb.gz&view=top`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Top functions of b.pb.gz');
    await expect(page.getByRole('navigation', { name: 'Files' }).getByRole('listitem')).toHaveCount(2);
  });

  for (const [what, path, says] of [
    ['a server that refuses other sites', '/closed/a.pb.gz', /answers, but does not allow other sites to read it \(CORS\)/],
    ['a file that is missing', '/open/missing.pb.gz', /answered 404: there is no such file/],
    ['a page instead of a file', '/open/sign-in.html', /web page|HTML/i],
  ] as const) {
    test(`${what} is called that`, async ({ page, ownOrigins, complaints }) => {
      ownOrigins.push(origin);
      await page.goto(`./#src=${origin}${path}`);
      await expect(page.getByRole('alert')).toContainText(says);
      // The browser notes on the console what it was refused.
      complaints.splice(0);
    });
  }

  test('nobody at the address is called that', async ({ page, ownOrigins, complaints }) => {
    ownOrigins.push('http://127.0.0.1:1');
    await page.goto('./#src=http://127.0.0.1:1/a.pb.gz');
    await expect(page.getByRole('alert')).toContainText('127.0.0.1:1 cannot be reached');
    complaints.splice(0);
  });
});
