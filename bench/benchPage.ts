// Measures in a real Chromium: the worker alone, by a page that does nothing else (bench/page).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { browserFlags, ensureBrowser } from '../tools/browser.mjs';
import { root } from '../tools/dependencies.mjs';
import type { Opening, Setting } from './page/measure.ts';
import { memoryOf, peakGrowth } from './processMemory.ts';
import { bytesInWorkers } from './workerHeap.ts';

const patienceMs = 300_000;

export interface WorkerRun extends Opening {
  /** What the page's process grew by at its highest, all threads together; undefined where the system does not tell. */
  readonly peakBytes: number | undefined;
  /** Objects and typed arrays that the document's worker holds in the end. */
  readonly heldBytes: number;
  /** … and once the timeline's lanes have been asked for, with what is read closely for them. */
  readonly heldCloserBytes: number;
}

export interface Bench {
  readonly browser: Browser;
  /** Opens the file in a fresh page and worker. */
  measureWorker(file: string, setting: Setting): Promise<WorkerRun>;
  close(): Promise<void>;
}

export async function startBench(): Promise<Bench> {
  const outDir = await mkdtemp(join(tmpdir(), 'gopherscope-bench-'));
  await build({
    root: join(root, 'bench', 'page'),
    configFile: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, target: 'es2022', emptyOutDir: true, assetsInlineLimit: 0 },
  });
  const server = await preview({ root: outDir, configFile: false, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The bench page could not be served.');
  const browser = await startBrowser();
  return {
    browser,
    measureWorker: (file, setting) => measureWorker(browser, url, file, setting),
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureBrowser(), args: browserFlags });
}

async function measureWorker(browser: Browser, url: string, file: string, setting: Setting): Promise<WorkerRun> {
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(0);
    await page.goto(url);
    await page.getByLabel('File to measure').setInputFiles(file);
    const before = await memoryOf(browser);
    const measured = page.evaluate(async (wanted) => {
      const input = (globalThis as unknown as { document: { querySelector(s: string): { files: File[] } } }).document.querySelector('input');
      return await globalThis.measureOpening(input.files[0], wanted);
    }, setting);
    const opening = await inTime(measured, `${file} with ${JSON.stringify(setting)}`);
    const peakBytes = peakGrowth(before, await memoryOf(browser));
    const held = (): Promise<number> => inTime(bytesInWorkers(page), `The memory held for ${file}`);
    const heldBytes = await held();
    if (setting.questions === 0) return { ...opening, peakBytes, heldBytes, heldCloserBytes: heldBytes };
    const closer = await inTime(page.evaluate((ofEach) => globalThis.measureCloser(ofEach), setting.questions), `Lanes of ${file}`);
    return { ...opening, questionMs: { ...opening.questionMs, ...closer }, peakBytes, heldBytes, heldCloserBytes: await held() };
  } finally {
    await page.close();
  }
}

/** A page that waits for something in vain says nothing: better to know what it was at. */
async function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no end after ${patienceMs / 1000} s.`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
