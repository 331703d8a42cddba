import { defineConfig, type Project } from '@playwright/test';
import { browserFlags, findBrowser } from './tools/browser.mjs';

const port = Number(process.env['GOPHERSCOPE_PORT'] ?? 4180);
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('No Chromium was found. `npm test` gets one; CHROME_PATH names another.');

/** `GOPHERSCOPE_ENGINES=firefox,webkit npm run e2e`: the same tests in other engines, where Playwright's builds of them are installed. */
const engines = (process.env['GOPHERSCOPE_ENGINES'] ?? '').split(',').filter((name) => name === 'firefox' || name === 'webkit');
/** What these need of the browser only Chromium's protocol gives: dropped folders, the time of main-thread tasks. */
const chromiumAlone = /responsive|runs|versus/;

const others: readonly Project[] = engines.map((name) => ({ name, testIgnore: chromiumAlone, use: { browserName: name, launchOptions: {} } }));

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Pages are fetched by themselves; offline.spec.ts allows what keeps them.
    serviceWorkers: 'block',
    launchOptions: { executablePath, args: browserFlags },
  },
  projects: [
    { name: 'page', testIgnore: /responsive/ },
    // What a task takes is measured with nothing else running beside it.
    { name: 'responsive', testMatch: /responsive/, fullyParallel: false, dependencies: ['page'] },
    ...others,
  ],
  // The build as it is deployed; `npm test` makes it anew, `npm run build` does by hand.
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    port,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
