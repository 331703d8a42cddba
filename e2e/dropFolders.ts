import type { Page } from '@playwright/test';

/** Drops files and folders from the disk, as a file manager does: scripts cannot make a transfer that holds a folder. */
export async function dropFolders(page: Page, paths: readonly string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browser.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  await browser.detach();
}
