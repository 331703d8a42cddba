// How soon the page can be used, before a file is opened, beside the least page that Vite builds; in turns, each in a browser profile of its
// own that has nothing in its cache.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { root } from '../tools/dependencies.mjs';
import { summarise } from './figures.ts';
import type { Table } from './print.ts';

/** Prints ms until usable of both, and how much later the page is. */
export async function measureFirstLoad(browser: Browser, pageUrl: string, runs: number): Promise<Table> {
  const outDir = await mkdtemp(join(tmpdir(), 'gopherscope-empty-'));
  await build({ root: join(root, 'bench', 'emptyPage'), configFile: false, base: './', logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ root: outDir, configFile: false, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const emptyUrl = server.resolvedUrls?.local[0];
  if (emptyUrl === undefined) throw new Error('The empty page could not be served.');
  try {
    const own: number[] = [];
    const empty: number[] = [];
    for (let run = 0; run < runs; run++) {
      console.error(`first load: run ${run + 1} of ${runs}`);
      // oxlint-disable-next-line eslint/no-await-in-loop -- one at a time: two measurements at once would measure each other
      empty.push(await usableMs(browser, emptyUrl));
      // oxlint-disable-next-line eslint/no-await-in-loop
      own.push(await usableMs(browser, pageUrl));
    }
    const [page, least] = [summarise(own, 'less'), summarise(empty, 'less')];
    return {
      title: 'First load, before a file is opened',
      columns: ['best', 'median'],
      rows: [
        ['this page can be used after', ms(page.best), ms(page.median)],
        ['the least page that Vite builds', ms(least.best), ms(least.median)],
        ['later than that by', ms(page.best - least.best), ms(page.median - least.median)],
      ],
    };
  } finally {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  }
}

/** Runs in the page: ms from the navigation until there is a button and the main thread is free. */
const USABLE = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('button') === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  };
  look();
})`;

/** From the start of the navigation until the first button has been painted and the main thread is free again. */
async function usableMs(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    return await page.evaluate<number>(USABLE);
  } finally {
    await context.close();
  }
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
