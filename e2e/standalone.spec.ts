// What is open, saved as one HTML file, opens from a disk in another browser, without a network, and shows the same.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BlobReader, BlobWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { isOfProgram, stringsIn } from '../workers/anonymise/testing/stringTables.ts';
import { profiles, traces } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const folder = mkdtempSync(join(tmpdir(), 'standalone-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Saves the page by way of the dialog, as it stands. */
async function saved(page: Page, name: string): Promise<string> {
  const save = page.getByRole('button', { name: 'Save the page' });
  await expect(save).toBeEnabled();
  const download = page.waitForEvent('download');
  await save.click();
  const path = join(folder, name);
  await (await download).saveAs(path);
  return path;
}

const SESSION = /<script type="text\/plain" id="session">([^<]*)<\/script>/;

/** All files of the archive in a standalone page, unpacked, byte by byte as text. */
async function sessionTexts(path: string): Promise<readonly string[]> {
  const archive = Buffer.from(SESSION.exec(readFileSync(path, 'utf8'))?.[1] ?? '', 'base64');
  const entries = await new ZipReader(new BlobReader(new Blob([archive]))).getEntries();
  const files = entries.flatMap((entry) => (entry.directory ? [] : [entry.getData(new BlobWriter())]));
  return Promise.all(files.map(async (file) => Buffer.from(await (await file).arrayBuffer()).toString('latin1')));
}

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: /Standalone page/ }).click();
  await expect(page.getByRole('dialog', { name: 'Standalone page' })).toBeVisible();
}

/** In a fresh browser without a network. `asked`: whatever else it asks for, and what it complains of. */
async function openedAlone(browser: Browser, path: string): Promise<{ readonly context: BrowserContext; readonly alone: Page; readonly asked: string[] }> {
  const context = await browser.newContext();
  await context.setOffline(true);
  const alone = await context.newPage();
  const asked: string[] = [];
  const address = pathToFileURL(path).href;
  alone.on('request', (request) => {
    if (!request.url().startsWith('blob:') && !request.url().startsWith('data:') && request.url().split('#')[0] !== address) asked.push(request.url());
  });
  alone.on('console', (message) => message.type() === 'error' && asked.push(message.text()));
  alone.on('pageerror', (error) => asked.push(error.message));
  await alone.goto(address);
  return { context, alone, asked };
}

test('a standalone page shows the same from a disk, and saves itself again', async ({ page, browser }) => {
  // Two more browsers are started, and each reads a page of 5 MB.
  test.slow();
  await page.goto('./');
  await dropFiles(page, [fileNamed(traces.tiny), fileNamed(profiles.cpu)]);
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('button', { name: 'Timeline' })).toBeVisible();
  const overview = page.getByRole('main');
  await expect(overview).toContainText('goroutines');
  const figures = await overview.locator('dl, table').first().innerText();
  await openDialog(page);
  await expect.poll(() => seriousViolations(page)).toEqual([]);
  const path = await saved(page, 'whole.html');
  expect(readFileSync(path, 'utf8')).toContain("connect-src 'none'");

  const { context, alone, asked } = await openedAlone(browser, path);
  await expect(alone.getByRole('navigation', { name: 'Files' }).getByRole('listitem')).toHaveCount(2);
  await expect(alone.getByRole('main').locator('dl, table').first()).toHaveText(figures, { useInnerText: true });
  const there = alone.getByRole('navigation', { name: 'Views' });
  await there.getByRole('button', { name: 'Start latency' }).click();
  await expect(alone).toHaveURL(/view=latency/);
  await expect(alone.locator('canvas').first()).toBeVisible();
  await alone.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: /^go1.19-cpu/ }).click();
  await there.getByRole('button', { name: 'Flame graph' }).click();
  await expect(alone).toHaveURL(/view=flame/);
  await expect(alone.locator('canvas').first()).toBeVisible();
  await expect.poll(() => seriousViolations(alone)).toEqual([]);

  await openDialog(alone);
  const again = await saved(alone, 'again.html');
  expect(asked).toEqual([]);
  await context.close();
  const second = await openedAlone(browser, again);
  await expect(second.alone).toHaveURL(/view=flame/);
  await expect(second.alone.locator('canvas').first()).toBeVisible();
  expect(second.asked).toEqual([]);
  await second.context.close();
});

test('what is in a standalone page can be a part, without names, with the notes', async ({ page, browser }) => {
  test.slow();
  await page.goto('./#v=3&view=timeline&sel=150000000-250000000&t=100000000-300000000&note=160000000-170000000:look');
  await dropFiles(page, [fileNamed(traces.manyGenerations)]);
  await expect(page).toHaveURL(/fh=/);
  await openDialog(page);
  await page.getByRole('radio', { name: 'The selected range' }).check();
  await page.getByRole('checkbox', { name: 'Replace the program’s names' }).check();
  const dialog = page.getByRole('dialog', { name: 'Standalone page' });
  await expect(dialog).toContainText(/[1-9] of \d+ generations/);
  await expect(dialog.locator('.standalone__pair').first()).toBeVisible();
  const path = await saved(page, 'part.html');
  // No string of the recording that is the program's, and not the recording's own name.
  const strings = [...stringsIn(fileNamed(traces.manyGenerations).bytes)];
  const gos = strings.filter((text) => !isOfProgram(text)).join('\n');
  const own = strings.filter((text) => text.length > 6 && isOfProgram(text) && !gos.includes(text));
  expect(own.length).toBeGreaterThan(20);
  const texts = await sessionTexts(path);
  expect(texts.length).toBeGreaterThan(1);
  expect([...own, 'long-run'].filter((text) => texts.some((one) => one.includes(text)))).toEqual([]);
  expect(readFileSync(path, 'utf8').includes('go1.27-long-run-gen100ms')).toBe(false);
  const { context, alone, asked } = await openedAlone(browser, path);
  await expect(alone).toHaveURL(/view=timeline/);
  await expect(alone).toHaveURL(/note=\d+-\d+:look/);
  await expect(alone.getByRole('navigation', { name: 'Files' }).getByRole('listitem')).toContainText(['trace-1.trace']);
  await alone.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Goroutines' }).click();
  await expect(alone.getByRole('main')).toContainText(/main\.f\d/);
  expect(asked).toEqual([]);
  await context.close();
});
