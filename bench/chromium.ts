// Measures in a real Chromium: the worker alone, by a page that does nothing else (bench/page).
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { browserFlags, ensureBrowser } from '../tools/browser.mjs';
import { root } from '../tools/dependencies.mjs';
import type { Opening } from './page/measure.ts';

export interface WorkerRun extends Opening {
  /** What the page's process grew by at its highest, all threads together; undefined where the system does not tell. */
  readonly peakBytes: number | undefined;
}

export interface Bench {
  readonly browser: Browser;
  /** Opens the file in a fresh page and worker. */
  measureWorker(file: string, questions: number): Promise<WorkerRun>;
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
    build: { outDir, target: 'es2022', emptyOutDir: true },
  });
  const server = await preview({ root: outDir, configFile: false, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The bench page could not be served.');
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags });
  return {
    browser,
    async measureWorker(file, questions) {
      const page = await browser.newPage();
      try {
        await page.goto(url);
        await page.getByLabel('File to measure').setInputFiles(file);
        const before = await memoryOfPages(browser);
        const opening = await page.evaluate(async (count) => {
          const input = (globalThis as unknown as { document: { querySelector(s: string): { files: File[] } } }).document.querySelector('input');
          return await globalThis.measureOpening(input.files[0], count);
        }, questions);
        const after = await memoryOfPages(browser);
        return { ...opening, peakBytes: peakGrowth(before, after) };
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

interface ProcessMemory {
  readonly residentBytes: number;
  readonly peakBytes: number;
}

/** By process id, of every renderer; empty where there is no /proc. */
async function memoryOfPages(browser: Browser): Promise<ReadonlyMap<number, ProcessMemory>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const memory = new Map<number, ProcessMemory>();
  for (const { id, type } of processInfo) {
    const status = type === 'renderer' ? statusOf(id) : undefined;
    if (status !== undefined) memory.set(id, status);
  }
  return memory;
}

function statusOf(pid: number): ProcessMemory | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    return undefined;
  }
  const kilobytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN);
  return { residentBytes: kilobytes('VmRSS') * 1024, peakBytes: kilobytes('VmHWM') * 1024 };
}

/** The page measured is the one that grew most; others are spares. */
function peakGrowth(before: ReadonlyMap<number, ProcessMemory>, after: ReadonlyMap<number, ProcessMemory>): number | undefined {
  const growth = [...after].map(([id, { peakBytes }]) => peakBytes - (before.get(id)?.residentBytes ?? peakBytes));
  return growth.length === 0 ? undefined : Math.max(...growth);
}
