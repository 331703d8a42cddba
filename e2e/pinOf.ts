import { expect, type Page } from '@playwright/test';

/** What the page's address says is pinned, by its name: its number in a table stands there until the file has told the name. */
export async function pinOf(page: Page, not?: string): Promise<string> {
  const pin = (): string => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('pin') ?? '';
  await expect.poll(() => (pin() === not ? '' : pin())).toMatch(/^[a-z]+(?:-\d+)+$/);
  return pin();
}
