// Measures the page itself, built as it is deployed: how soon a picture is there after a file was handed over, the longest
// main-thread task meanwhile, and what a frame costs while zooming and panning.
import type { Browser, Page } from '@playwright/test';
import { watchMainThread } from '../tools/mainThread.ts';
import { nearestRank } from './figures.ts';
import { installProbe } from './pageProbe.ts';

export interface PageRun {
  readonly firstPictureMs: number;
  readonly longestTaskMs: number;
  readonly frameP95Ms: number;
}

const patienceMs = 300_000;

/** `url`: of the served page; `view`: the one to open the file in, which must draw on a canvas. */
export async function measurePage(browser: Browser, url: string, file: string, view: 'latency' | 'flame'): Promise<PageRun> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    page.setDefaultTimeout(patienceMs);
    // What runs scripts here names its functions by a call of this name, which a page does not have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(installProbe);
    await page.goto(`${url}#v=1&view=${view}`);
    await page.waitForLoadState('networkidle');
    const { taskMs } = await watchMainThread(browser, page, async () => {
      await page.getByLabel('Files to open').setInputFiles(file);
      await page.waitForFunction(() => globalThis.firstPictureMs?.() !== undefined);
      // Later chunks may still be arriving; the rail says so.
      await page.getByRole('navigation', { name: 'Files' }).getByText(/opening/i).waitFor({ state: 'detached' });
    });
    const firstPictureMs = await page.evaluate(() => globalThis.firstPictureMs?.());
    if (firstPictureMs === undefined) throw new Error(`The page drew nothing of ${file}.`);
    const box = await largestCanvas(page);
    const { frameMs } = await watchMainThread(browser, page, () => zoomAndPan(page, box, view));
    if (frameMs.length === 0) throw new Error('No frame was drawn while zooming.');
    return { firstPictureMs, longestTaskMs: taskMs[0] ?? 0, frameP95Ms: nearestRank(frameMs, 0.95) };
  } finally {
    await page.close();
  }
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Zooms in and out and moves over the view. */
async function zoomAndPan(page: Page, { x, y, width, height }: Area, view: 'latency' | 'flame'): Promise<void> {
  /* oxlint-disable eslint/no-await-in-loop -- one gesture after the other */
  for (let step = 0; step < 60; step++) {
    await page.mouse.move(x + width * (0.3 + 0.4 * ((step * 7) % 10) * 0.1), y + height * 0.4);
    if (view === 'latency') await page.mouse.wheel(step % 3 === 0 ? 120 : 0, step % 20 < 12 ? -160 : 160);
    else if (step % 6 === 0) await page.mouse.click(x + width * 0.1 * ((step / 6) % 10), y + 20 * (1 + ((step / 6) % 4)));
    else if (step % 6 === 3) await page.keyboard.press('Backspace');
    await page.waitForTimeout(16);
  }
  /* oxlint-enable eslint/no-await-in-loop */
}

async function largestCanvas(page: Page): Promise<Area> {
  const canvases = await page.getByRole('main').locator('canvas').all();
  const boxes = (await Promise.all(canvases.map((canvas) => canvas.boundingBox()))).filter((box) => box !== null);
  const [largest] = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height);
  if (largest === undefined) throw new Error('The view has no canvas.');
  return largest;
}
