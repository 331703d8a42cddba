// What the Export menu writes of a profile is what is on screen: read again, it is the same profile, less what the filters took.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { profiles } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

async function openHeap(page: Page): Promise<void> {
  await page.goto('./');
  await dropFiles(page, [fileNamed(profiles.heap)]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('go1.27-gc-live-heap-heap.pb.gz');
}

async function exported(page: Page, item: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await downloading;
  const bytes = readFileSync(await download.path());
  await expect(page.getByText(`${download.suggestedFilename()} saved`)).toBeVisible();
  return { name: download.suggestedFilename(), bytes };
}

test('the profile as recorded, its stacks and its functions', async ({ page }) => {
  await openHeap(page);
  const profile = await exported(page, /Profile/);
  expect(profile.name).toBe('go1.27-gc-live-heap-heap.pb.gz');
  expect(gunzipSync(profile.bytes).includes('alloc_space')).toBe(true);
  const folded = await exported(page, /Stacks/);
  expect(folded.name).toBe('go1.27-gc-live-heap-heap.inuse_space.folded');
  for (const line of folded.bytes.toString('utf8').trim().split('\n')) expect(line).toMatch(/^\S.* -?\d+$/);
  const functions = await exported(page, /Functions/);
  expect(functions.bytes.toString('utf8')).toMatch(/^flat \(bytes\),flat%,sum%,cum \(bytes\),cum%,name,inline,file\r\n\d+,/);
});

test('a filtered profile says so in its name, and opens as a profile of its own', async ({ page }) => {
  await page.goto('./#v=2&src=heap&view=flame&ignore=main.openWiki');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/heap\.pprof/);
  const { name, bytes } = await exported(page, /Profile/);
  expect(name).toBe('heap.filtered.pb.gz');
  const written = gunzipSync(bytes).toString('latin1');
  expect(written).toContain('main.main');
  expect(written).not.toContain('openWiki');
  await dropFiles(page, [{ name, bytes }]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});
