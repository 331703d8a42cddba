// Whether the page is no wider than its window. Asked again until it is: a window's new width reaches charts one
// animation frame later.
import { expect, type Page } from '@playwright/test';

/** Waits until nothing makes the page scroll sideways. @throws when it still does after the usual patience */
export async function fitsAcross(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBeLessThanOrEqual(0);
}
