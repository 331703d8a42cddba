import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from '@playwright/test';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

export function fileNamed(path: string): NamedBytes {
  return { name: basename(path), bytes: readFileSync(path) };
}

/** Drags files over the page and drops them in its middle, as from a file manager. */
export async function dropFiles(page: Page, files: readonly NamedBytes[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    async (plain) => {
      const made = new DataTransfer();
      for (const { name, base64 } of plain) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        made.items.add(new File([bytes], name));
      }
      return made;
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  );
  const target = page.locator('body');
  await target.dispatchEvent('dragenter', { dataTransfer: transfer });
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
  await transfer.dispose();
}
