// Everything that is open, saved as one file, opens elsewhere as it was; what is no session, or damaged, gets a sentence.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed, type NamedBytes } from './dropFiles.ts';
import { profiles, traces } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

test('a session file opens everything again, in another browser', async ({ page, browser, baseURL }) => {
  await page.goto('./#src=heap');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('heap.pprof');
  await dropFiles(page, [fileNamed(traces.tiny), fileNamed(profiles.cpu)]);
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('button', { name: 'Timeline' })).toBeVisible();
  await views.getByRole('button', { name: 'Goroutines' }).click();
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: /^go1.19-cpu/ }).click();
  await views.getByRole('button', { name: 'Top' }).click();
  await expect(page).toHaveURL(/view=top/);

  const saved = await savedSession(page);
  expect(saved.name).toBe('go1.19-cpu-samples-cpu.gopherscope');

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const fresh = await context.newPage();
  await fresh.goto('./');
  // By content, whatever it is called.
  await dropFiles(fresh, [{ name: 'from-a-mail.bin', bytes: saved.bytes }]);
  await expect(fresh.getByRole('navigation', { name: 'Files' }).getByRole('listitem')).toHaveCount(3);
  await expect(fresh.getByRole('heading', { level: 1 })).toHaveText(/^Top functions/);
  await expect(fresh).toHaveURL(/view=top/);
  await fresh.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: /^go1.26-user-annotations/ }).click();
  await expect(fresh).toHaveURL(/view=goroutines/);
  await fresh.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: /^heap/ }).click();
  await expect(fresh.getByRole('heading', { level: 1 })).toHaveText('heap.pprof');
  await context.close();
});

test('a session at an address opens; what is cut off, or some other archive, gets a sentence', async ({ page }) => {
  await page.goto('./#src=heap');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('heap.pprof');
  const { bytes } = await savedSession(page);
  await page.route('**/there.bin', (route) => route.fulfill({ body: bytes, contentType: 'application/octet-stream' }));
  await page.goto('about:blank');
  await page.goto('./#src=samples/there.bin');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('heap.pprof');
  await dropFiles(page, [{ name: 'cut.gopherscope', bytes: bytes.subarray(0, bytes.length - 100) }]);
  await expect(page.getByRole('alert')).toContainText('This is a zip archive whose end is missing or damaged');
  await dropFiles(page, [{ name: 'empty.zip', bytes: emptyArchive }]);
  await expect(page.getByRole('alert')).toContainText('This file is a zip archive.');
});

/** What Export saves of all that is open. */
async function savedSession(page: Page): Promise<NamedBytes> {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Session/ }).click();
  const saved = await download;
  return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
}

/** A zip archive of one file without content. */
const emptyArchive = Buffer.from('UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAYVBLAQIUAxQAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACAAQAAAABhUEsFBgAAAAABAAEALwAAAB8AAAAAAA==', 'base64');
