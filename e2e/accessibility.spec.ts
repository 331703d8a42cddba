// No view has a serious accessibility violation, in light and in dark, on a desktop and on a phone.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './watchedPage.ts';

const views = [
  { name: 'empty page', at: './', shows: /Choose files/ },
  { name: 'trace overview', at: './#v=1&src=start-latency', shows: /Scheduling latency/ },
  { name: 'start latency', at: './#v=1&src=start-latency&view=latency', shows: /starts waited over/ },
  { name: 'start latency, pinned', at: './#v=1&src=start-latency&view=latency&pin=creation-100', shows: /starts waited over/ },
  { name: 'timeline', at: './#v=1&src=gc-alloc-storm&view=timeline', shows: /starts waited over/ },
  { name: 'profile overview', at: './#v=1&src=heap', shows: /Deepest stack/ },
  { name: 'flame graph', at: './#v=1&src=heap&view=flame', shows: /Icicle/ },
  { name: 'top functions', at: './#v=1&src=heap&view=top', shows: /Showing nodes/ },
  { name: 'refusal', at: './#v=1&src=index.html', shows: /cannot be shown/ },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { name, at, shows } of views) {
    test(`${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(at);
      await expect(page.getByText(shows).first()).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect(page.getByRole('main')).toBeVisible();
      // What scrolls only now becomes reachable by key once its new size is known.
      await expect.poll(() => seriousViolations(page)).toEqual([]);
    });
  }
}

async function seriousViolations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
}
