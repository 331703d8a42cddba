// The rules of axe-core, run within the page that is looked at: half a second for all of them. Its own adapter for Playwright brings the
// library in anew for each look and puts the results together in a second page, which takes three seconds on the same pages.
import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** Which rules: all, those of colours alone, or all but those of colours. */
type Rules = 'all' | 'colours' | 'all but colours';

const OPTIONS: Readonly<Record<Rules, RunOptions>> = {
  all: {},
  colours: { runOnly: { type: 'rule', values: ['color-contrast'] } },
  'all but colours': { rules: { 'color-contrast': { enabled: false } } },
};

/** What a reader who depends on it stumbles over, one sentence and the element's HTML each. To be polled: what has just changed may still be on its way. */
export async function seriousViolations(page: Page, rules: Rules = 'all'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = { ...OPTIONS[rules], resultTypes: ['violations'] };
  return page.evaluate(async (only) => {
    const { axe: here } = window as unknown as { readonly axe: typeof axe };
    const { violations } = await here.run(document, only);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  }, options);
}
