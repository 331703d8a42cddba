// Measures the page itself, built as it is deployed: how soon a picture is there after a file was handed over, how long the
// main thread was held up meanwhile, and what a frame costs while zooming and panning.
import type { Browser, Page } from '@playwright/test';
import { nearestRank } from './figures.ts';
import { frameWorkMs, type TraceEvent } from './frameWork.ts';
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
    await page.getByLabel('Files to open').setInputFiles(file);
    await page.waitForFunction(() => globalThis.gopherscopeProbe?.().firstPictureMs !== undefined);
    await page.getByRole('main').locator('canvas').first().waitFor();
    // Later chunks may still be arriving; the rail says so.
    await page.getByText(/, opening/).waitFor({ state: 'detached' });
    const probed = await page.evaluate(() => globalThis.gopherscopeProbe?.());
    if (probed?.firstPictureMs === undefined) throw new Error(`The page drew nothing of ${file}.`);
    const frameP95Ms = nearestRank(await zoomAndPan(browser, page, view), 0.95);
    return { firstPictureMs: probed.firstPictureMs, longestTaskMs: probed.longestTaskMs, frameP95Ms };
  } finally {
    await page.close();
  }
}

/** Zooms in and out and moves over the view; milliseconds of main-thread work of each frame. */
async function zoomAndPan(browser: Browser, page: Page, view: 'latency' | 'flame'): Promise<readonly number[]> {
  const box = await largestCanvas(page);
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  /* oxlint-disable eslint/no-await-in-loop -- one gesture after the other */
  for (let step = 0; step < 60; step++) {
    await page.mouse.move(box.x + box.width * (0.3 + 0.4 * ((step * 7) % 10) * 0.1), box.y + box.height * 0.4);
    if (view === 'latency') await page.mouse.wheel(step % 3 === 0 ? 120 : 0, step % 20 < 12 ? -160 : 160);
    else if (step % 6 === 0) await page.mouse.click(box.x + box.width * 0.1 * ((step / 6) % 10), box.y + 20 * (1 + ((step / 6) % 4)));
    else if (step % 6 === 3) await page.keyboard.press('Backspace');
    await page.waitForTimeout(16);
  }
  /* oxlint-enable eslint/no-await-in-loop */
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const work = frameWorkMs(traceEvents);
  if (work.length === 0) throw new Error('No frames were drawn while zooming.');
  return work;
}

async function largestCanvas(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const canvases = await page.getByRole('main').locator('canvas').all();
  const boxes = (await Promise.all(canvases.map((canvas) => canvas.boundingBox()))).filter((box) => box !== null);
  const [largest] = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height);
  if (largest === undefined) throw new Error('The view has no canvas.');
  return largest;
}
