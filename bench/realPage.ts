// Measures the page itself, built as it is deployed: how soon a picture is there after a file was handed over, the longest
// main-thread task meanwhile, and what a frame costs while zooming and panning.
import type { Browser, Page } from '@playwright/test';
import { watchMainThread } from '../tools/mainThread.ts';
import { type Spread, spreadOf } from './figures.ts';
import { zoomAndPan } from './gestures.ts';
import type { FileKind } from './measures.ts';
import { installProbe } from './pageProbe.ts';

export interface PageRun {
  readonly firstPictureMs: number;
  readonly longestTaskMs: number;
  readonly frameMs: Readonly<Record<string, Spread>>;
}

const patienceMs = 300_000;
/** At the first sign of a reader the page makes a worker ready; who opens a file has looked at the page for a while. */
const lookedMs = 3000;

/** Opens a file of the kind in the first of its views that draw on a canvas, and zooms and pans in each of them. */
export async function measurePage(browser: Browser, url: string, file: string, kind: FileKind): Promise<PageRun> {
  const page = await emptyPage(browser, url, kind);
  try {
    let firstPictureMs = 0;
    const { taskMs } = await watchMainThread(browser, page, async () => {
      firstPictureMs = await openFile(page, file);
      await openedWhole(page);
    });
    return { firstPictureMs, longestTaskMs: taskMs[0] ?? 0, frameMs: await measureFrames(browser, page, kind) };
  } finally {
    await page.close();
  }
}

/** Opens a file in a page of its own, and closes it as soon as there is a picture; returns ms. */
export async function measureFirstPicture(browser: Browser, url: string, file: string): Promise<number> {
  const page = await emptyPage(browser, url, 'go-trace');
  try {
    return await openFile(page, file);
  } finally {
    await page.close();
  }
}

/** The page before a file is handed over. */
export async function emptyPage(browser: Browser, url: string, kind: FileKind): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  // What runs scripts here names its functions by a call of this name, which a page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(installProbe);
  await page.goto(`${url}#v=1&view=${kind === 'go-trace' ? 'latency' : 'flame'}`);
  await page.waitForLoadState('networkidle');
  await page.mouse.move(700, 450);
  await page.waitForTimeout(lookedMs);
  return page;
}

/** Hands the file over; resolves with ms until its first picture. */
export async function openFile(page: Page, file: string): Promise<number> {
  await page.getByLabel('Files to open').setInputFiles(file);
  await page.waitForFunction(() => globalThis.firstPictureMs?.() !== undefined);
  const firstPictureMs = await page.evaluate(() => globalThis.firstPictureMs?.());
  if (firstPictureMs === undefined) throw new Error(`The page drew nothing of ${file}.`);
  return firstPictureMs;
}

/** Later chunks may still be arriving after the first picture; the rail says so. */
export async function openedWhole(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Files' }).getByText(/opening/i).waitFor({ state: 'detached' });
}

/** The main thread's work a frame, ms, in each view that draws on a canvas; the timeline once more with all it can show. */
export async function measureFrames(browser: Browser, page: Page, kind: FileKind): Promise<Record<string, Spread>> {
  const frames: Record<string, Spread> = {};
  const measure = async (view: string): Promise<void> => {
    const { frameMs } = await watchMainThread(browser, page, () => zoomAndPan(page, kind));
    if (frameMs.length === 0) throw new Error('No frame was drawn while zooming.');
    frames[view] = spreadOf(frameMs);
  };
  await inEachView(page, kind, measure);
  if (kind === 'go-trace') {
    await page.evaluate((lanes) => {
      (globalThis as unknown as { location: { hash: string } }).location.hash += lanes;
    }, ALL_LANES);
    await page.waitForTimeout(SETTLED_MS);
    await page.getByText('Reading closely').first().waitFor({ state: 'detached' });
    await measure('Timeline of goroutines, all counters');
  }
  return frames;
}

const ALL_LANES = '&lanes=goroutine&rows=goroutines,threads,utilisation,heap';
/** Until the lanes are listed, and say what is still to be read. */
const SETTLED_MS = 3000;

/** Does something in each view that draws on a canvas, one after the other. */
export async function inEachView(page: Page, kind: FileKind, during: (view: string) => Promise<void>): Promise<void> {
  /* oxlint-disable eslint/no-await-in-loop */
  for (const view of kind === 'go-trace' ? ['Start latency', 'Timeline'] : ['Flame graph']) {
    if (kind === 'go-trace') await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
    await page.waitForTimeout(500);
    await during(view);
  }
  /* oxlint-enable eslint/no-await-in-loop */
}
