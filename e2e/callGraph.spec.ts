// The call graph of a CPU profile: what it shows and leaves out, zoomed and walked, chosen and focused on.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { choose } from './choose.ts';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { profiles } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

async function openGraph(page: Page, hash = ''): Promise<void> {
  await page.goto(`./#v=1&view=graph${hash}`);
  await dropFiles(page, [fileNamed(profiles.gcStorm)]);
  await expect(page.getByText(/Showing nodes accounting for/)).toBeVisible();
}

const surface = (page: Page) => page.getByRole('application', { name: /Call graph of cpu/ });
const functions = (page: Page) => page.getByRole('table', { name: 'Functions of the call graph' }).getByRole('rowheader');

test('shows as many functions as it says, with callers and callees for who does not see it', async ({ page }) => {
  await openGraph(page);
  await expect(surface(page)).toBeVisible();
  await expect(page.getByText('Showing top 80 nodes out of 143.')).toBeVisible();
  await expect(functions(page)).toHaveCount(80);
  const row = page.getByRole('row', { name: /^runtime\.mallocgc / });
  await expect(row.getByRole('cell').nth(2)).toContainText('runtime.growslice');
  await expect.poll(() => isDrawn(page)).toBe(true);
});

test('fewer functions on request; the address keeps it', async ({ page }) => {
  await openGraph(page);
  await choose(page.getByRole('button', { name: /Most functions/ }), '20 nodes');
  await expect(page.getByText('Showing top 20 nodes out of 143.')).toBeVisible();
  await expect(functions(page)).toHaveCount(20);
  await expect(page).toHaveURL(/nodecount=20/);
});

test('is walked by keyboard, chosen with Enter, focused on with F', async ({ page }) => {
  await openGraph(page);
  await surface(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  const said = page.locator('.graph [aria-live]');
  await expect(said).toContainText(/flat, .* cum; \d+ callers?, \d+ callees? shown/);
  const name = ((await said.textContent()) ?? '').replace(/: .*$/s, '');
  await page.keyboard.press('Enter');
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`fn=:${name}`);
  await page.keyboard.press('f');
  await expect(page.getByRole('list', { name: 'Options that are set' })).toContainText('focus');
  await expect(page.getByText(/Showing nodes accounting for/)).toBeVisible();
  await expect(functions(page).filter({ hasText: name }).first()).toBeAttached();
});

test('zooms by wheel and buttons, moves by drag, and says what the pointer is at', async ({ page }) => {
  await openGraph(page, '&nodecount=1');
  // A single box is in the middle.
  const area = await surface(page).boundingBox();
  if (area === null) throw new Error('the graph is not on screen');
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await expect(page.locator('.tooltip')).toContainText('Press to choose it everywhere');

  const before = await picture(page);
  await page.mouse.wheel(0, -400);
  await expect.poll(() => picture(page)).not.toBe(before);
  await page.getByRole('button', { name: 'Show all of the graph' }).click();
  const fitted = await picture(page);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(() => picture(page)).not.toBe(fitted);

  // A drag moves the picture, and is no press.
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 150, middle.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page).not.toHaveURL(/fn=/);
  await page.getByRole('button', { name: 'Show all of the graph' }).click();
  await page.mouse.click(middle.x, middle.y);
  await expect.poll(() => page.url()).toContain('fn=');
});

test('is saved as a file', async ({ page }) => {
  await openGraph(page);
  for (const as of ['SVG', 'PNG']) {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the picture' }).click();
    await page.getByRole('menuitem', { name: `Save as ${as}` }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(`go1.23-gc-alloc-storm-cpu.pb.gz.cpu.graph.${as.toLowerCase()}`);
    const bytes = readFileSync(await file.path());
    if (as === 'PNG') expect([...bytes.subarray(1, 4)].map((code) => String.fromCodePoint(code)).join('')).toBe('PNG');
    else expect(bytes.toString('utf8')).toContain('>mallocgc</text>');
  }
});

/** All pixels of the canvas. */
function picture(page: Page): Promise<string> {
  return page.locator('.graph__canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

function isDrawn(page: Page): Promise<boolean> {
  return page.locator('.graph__canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    return pixels.some((channel) => channel !== 0);
  });
}
