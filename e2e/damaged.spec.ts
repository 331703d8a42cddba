// Whatever is dropped gets a plain sentence; what was decoded before the damage stays on screen.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { dropFiles, fileNamed, type NamedBytes } from './dropFiles.ts';
import { damaged, traces } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

const refused: readonly { readonly what: string; readonly file: () => NamedBytes; readonly says: RegExp }[] = [
  { what: 'an empty file', file: () => ({ name: 'empty.trace', bytes: Buffer.alloc(0) }), says: /empty/i },
  { what: 'a login page', file: () => fileNamed(damaged('login-page.pprof')), says: /HTML|web page/i },
  { what: 'random bytes', file: () => ({ name: 'noise.bin', bytes: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + 17) % 251)) }), says: /not/i },
  { what: 'a trace of a later Go', file: () => fileNamed(damaged('t-header-as-go9.99.out')), says: /9\.99/ },
  { what: 'a trace cut off in its first generation', file: () => ({ name: 'cut.trace', bytes: readFileSync(traces.tiny).subarray(0, 9000) }), says: /cut off inside a batch/ },
  { what: 'a profile cut off', file: () => fileNamed(damaged('heap-trunc-50pct.pb.gz')), says: /ends|cut/i },
  { what: 'a gzip bomb', file: gzipBomb, says: /large|more than|bomb/i },
];

for (const { what, file, says } of refused) {
  test(`${what} is refused in a sentence`, async ({ page }) => {
    const bytes = file();
    await page.goto('./');
    await dropFiles(page, [bytes]);
    const card = page.getByRole('alert', { name: `${bytes.name} cannot be shown` });
    await expect(card).toContainText(says, { timeout: 45_000 });
    await expect(card).not.toContainText(/Error:|undefined|NaN|\bat .*:\d+:\d+/);
    await card.getByRole('button', { name: 'Close this file' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('time and memory');
  });
}

test('a trace cut off keeps its whole generations and says that it is partial', async ({ page }) => {
  const whole = readFileSync(traces.manyGenerations);
  await page.goto('./');
  await dropFiles(page, [{ name: 'cut.trace', bytes: whole.subarray(0, Math.floor(whole.length * 0.6)) }]);
  const notice = page.getByRole('status').filter({ hasText: 'Partial.' });
  await expect(notice).toContainText(/byte [\d,]+/);
  await expect(notice).toContainText(/generation/);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Timeline' }).click();
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText(/starts waited over/)).toContainText('In the recording');
  await expect(notice).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Files' })).toContainText('partial');
});

test('a trace with overwritten bytes keeps the events before them', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, [fileNamed(damaged('t-zeroed-1k.out'))]);
  await expect(page.getByRole('status').filter({ hasText: 'Partial.' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('t-zeroed-1k.out');
});

/** Some 6 GB of zeros in 6 MB: gzip members one after the other, each of 64 MB. */
function gzipBomb(): NamedBytes {
  const member = gzipSync(Buffer.alloc(64 * 2 ** 20), { level: 9 });
  return { name: 'bomb.pb.gz', bytes: Buffer.concat(Array.from({ length: 96 }, () => member)) };
}
