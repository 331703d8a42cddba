// What is open is there again after a reload, each file with its view; closing a file, or Settings, forgets it.
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { choose } from './choose.ts';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { profiles, traces } from './recordings.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const filesOf = (page: Page) => page.getByRole('navigation', { name: 'Files' });
const pick = (page: Page, name: string) => filesOf(page).getByRole('button', { name: new RegExp(`^${name}`) });
const view = (page: Page, name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });

/** Names and sizes of the copies in the browser's own file system. */
async function copies(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const sizes: number[] = [];
    const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const entry of folder.values()) {
        if (entry instanceof FileSystemDirectoryHandle) await walk(entry);
        else if (entry instanceof FileSystemFileHandle) sizes.push((await entry.getFile()).size);
      }
    };
    const root = await navigator.storage.getDirectory();
    await walk(await root.getDirectoryHandle('gopherscope-kept', { create: true }));
    return sizes.toSorted((a, b) => a - b);
  });
}

/** As many copies as the tab remembers. */
const remembered = (page: Page) => page.evaluate(() => (sessionStorage.getItem('gopherscope.session') ?? '').split('"entry"').length - 1);

async function twoFiles(page: Page): Promise<void> {
  await page.goto('./');
  await dropFiles(page, [fileNamed(traces.tiny), fileNamed(profiles.heap)]);
  await expect(view(page, 'Timeline')).toBeVisible();
  await view(page, 'Timeline').click();
  await pick(page, 'go1.27-gc-live-heap').click();
  await view(page, 'Flame graph').click();
  await expect(page).toHaveURL(/view=flame/);
  await expect.poll(() => remembered(page)).toBe(2);
}

test('a reload finds the files again, each with its view', async ({ page }) => {
  await twoFiles(page);
  // Links name files from a disk by their fingerprints, which take a moment.
  await expect(page).toHaveURL(/fh=.*fh=/);
  const address = page.url();
  await page.reload();
  await expect(filesOf(page).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Flame graph of/);
  await expect(page).toHaveURL(address);
  await pick(page, 'go1.26-user-annotations').click();
  await expect(page).toHaveURL(/view=timeline/);
  await expect(page.getByRole('application', { name: /^Timeline/ })).toBeVisible();

  // What the copies are read from stays as long as the file is open; another tab keeps its own.
  const other = await page.context().newPage();
  await other.goto('./');
  await expect(other.getByRole('button', { name: 'Choose files' })).toBeVisible();
  await dropFiles(other, [fileNamed(profiles.cpu)]);
  await expect.poll(() => remembered(other)).toBe(1);
  await other.reload();
  await expect(filesOf(other).getByRole('listitem')).toHaveCount(1);
  await other.close();

  await filesOf(page).getByRole('button', { name: /^Close go1.26-user-annotations/ }).click();
  await expect.poll(() => remembered(page)).toBe(1);
  await page.reload();
  await expect(filesOf(page).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Flame graph of/);
  await filesOf(page).getByRole('button', { name: /^Close/ }).click();
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
  // The other tab's copy is still there: it was closed a moment ago.
  await expect.poll(() => copies(page)).toHaveLength(1);
});

test('Settings tell what is kept and forget it', async ({ page }) => {
  await twoFiles(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog.getByText(/^Kept files: 2, /)).toBeVisible();
  await expect.poll(() => seriousViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Forget all' }).click();
  await expect(dialog.getByText('Kept files: none')).toBeVisible();
  await expect.poll(() => copies(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // What is open stays open, and is not kept again.
  await expect(filesOf(page).getByRole('listitem')).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
});

test('nothing is kept where the reader says so, and what is too large is told', async ({ page }) => {
  await page.goto('./');
  // Two tabs' worth of copies that are not there: all of the room is taken but one MiB.
  await page.evaluate(() => localStorage.setItem('gopherscope.keep', String(256 * 2 ** 20)));
  await page.reload();
  await page.evaluate(async () => {
    const tab = crypto.randomUUID();
    void navigator.locks.request(`gopherscope-tab-${tab}`, () => new Promise(() => undefined));
    localStorage.setItem(`gopherscope.kept.${tab}`, JSON.stringify({ files: 1, bytes: 256 * 2 ** 20 - 1000, usedAtMs: Date.now() }));
    await Promise.resolve();
  });
  await dropFiles(page, [fileNamed(profiles.heap)]);
  await expect(page.getByText(/is not kept: after a reload it has to be opened again/)).toBeVisible();
  expect(await copies(page)).toEqual([]);

  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await choose(dialog.getByRole('button', { name: /Files kept for a reload/ }), 'Keep nothing');
  await page.keyboard.press('Escape');
  await dropFiles(page, [fileNamed(traces.tiny)]);
  await expect(filesOf(page).getByRole('listitem')).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
});

test('a file that is dropped while the page still finds the others is opened beside them', async ({ page }) => {
  await twoFiles(page);
  const steps = new EventTarget();
  const isDropped = once(steps, 'dropped');
  await page.route(/theKeeper-.*\.js$/, async (route) => {
    await isDropped;
    await route.continue();
  });
  await page.reload();
  await dropFiles(page, [fileNamed(profiles.cpu)]);
  steps.dispatchEvent(new Event('dropped'));
  await expect(filesOf(page).getByRole('listitem')).toHaveCount(3);
});
