// Every browser test runs on a page that is watched: whatever the test is about, it fails if the page asks another origin for
// something, violates its own Content-Security-Policy, writes an error to the console, or throws.
import { test as base, expect } from '@playwright/test';

interface Watched {
  /** What went wrong so far; a test that expects a complaint takes it out. */
  readonly complaints: string[];
  /** Origins that may be asked: the page's own; a test that serves the page elsewhere adds that one. */
  readonly ownOrigins: string[];
}

export const test = base.extend<Watched>({
  ownOrigins: async ({ baseURL }, use) => use([new URL(baseURL ?? '').origin]),
  complaints: [
    async ({ page, ownOrigins }, use) => {
      const complaints: string[] = [];
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (!['data:', 'blob:'].includes(url.protocol) && !ownOrigins.includes(url.origin)) complaints.push(`request to ${request.url()}`);
      });
      page.on('console', (message) => {
        // Chromium reports a violated policy here too.
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
