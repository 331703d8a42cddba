import type { Locator } from '@playwright/test';
import { expect } from './watchedPage.ts';

/** Opens a list of choices by its button and picks one. The button has the focus again afterwards: before that, keys go nowhere. */
export async function choose(button: Locator, option: string | RegExp): Promise<void> {
  await button.click();
  const picked = button.page().getByRole('option', typeof option === 'string' ? { name: option, exact: true } : { name: option });
  await picked.click();
  await expect(picked).toHaveCount(0);
  await expect(button).toBeFocused();
}
