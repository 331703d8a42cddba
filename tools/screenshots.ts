// Pictures of every view, on a desktop's and a phone's screen, in light and dark, into screenshots/ (not committed).
//   npm run screenshots                 all of them
//   npm run screenshots -- --readme     just docs/screenshot.png, the one the README opens with
//   npm run screenshots -- FILE …       of these files instead of the samples
import { mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { browserFlags, ensureBrowser } from './browser.mjs';
import { root } from './dependencies.mjs';
import { servePage } from './serve.mjs';

const screens = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;
const schemes = ['light', 'dark'] as const;
const traceViews = ['overview', 'latency', 'timeline', 'goroutines', 'tasks', 'flame', 'top'];
const profileViews = ['overview', 'flame', 'top'];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { readme: { type: 'boolean', default: false } } });
const server = await servePage(0);
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags });
try {
  if (values.readme) await pictureOfReadme(browser);
  else await pictureAll(browser);
} finally {
  await browser.close();
  await server.close();
}

async function pictureOfReadme(opened: Browser): Promise<void> {
  const page = await opened.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(`${server.url}#v=1&src=start-latency&view=latency`);
  await settled(page);
  await write(page, join(root, 'docs', 'screenshot.png'));
}

async function pictureAll(opened: Browser): Promise<void> {
  const folder = join(root, 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const { name: screen, width, height } of screens) {
    for (const colorScheme of schemes) {
      const context = await opened.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      const shot = (page: Page, what: string) => write(page, join(folder, `${what}-${screen}-${colorScheme}.png`));
      const empty = await context.newPage();
      await empty.goto(server.url);
      await empty.getByRole('button', { name: /Start latency under load/ }).waitFor();
      await shot(empty, 'empty');
      if (positionals.length === 0) await pictureSamples(await context.newPage(), shot);
      for (const file of positionals) await pictureFile(await context.newPage(), resolve(file), shot);
      await context.close();
    }
  }
}

type Shot = (page: Page, what: string) => Promise<void>;

async function pictureSamples(page: Page, shot: Shot): Promise<void> {
  for (const [sample, views] of [
    ['start-latency', traceViews],
    ['gc-alloc-storm', traceViews],
    ['heap', profileViews],
  ] as const) {
    for (const view of views) {
      await page.goto('about:blank');
      await page.goto(`${server.url}#v=1&src=${sample}&view=${view}`);
      await settled(page);
      await shot(page, `${sample}-${view}`);
    }
  }
}

async function pictureFile(page: Page, file: string, shot: Shot): Promise<void> {
  await page.goto(server.url);
  await page.locator('input[type=file]').first().setInputFiles(file);
  await settled(page);
  // Which views there are tells what kind it is.
  const views = (await page.getByRole('button', { name: 'Start latency' }).count()) > 0 ? traceViews : profileViews;
  for (const view of views) {
    await page.evaluate((id) => {
      const fields = new URLSearchParams(location.hash.slice(1));
      fields.set('v', '1');
      fields.set('view', id);
      location.hash = fields.toString();
    }, view);
    await settled(page);
    await shot(page, `${basename(file)}-${view}`);
  }
}

/** Waits until the file is open and its answers are drawn: the page has been still for half a second. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  let before: Buffer = Buffer.alloc(0);
  for (let still = 0; still < 2; ) {
    await page.waitForTimeout(250);
    const now = await page.screenshot();
    still = now.equals(before) ? still + 1 : 0;
    before = now;
  }
}

async function write(page: Page, path: string): Promise<void> {
  await page.screenshot({ path });
  console.log(`${path} (${Math.round(statSync(path).size / 1024)} KiB)`);
}
