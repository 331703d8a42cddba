// The ways in: samples, links, several files, and out again by Cancel.
import { choose } from './choose.ts';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { profiles, traces } from './recordings.ts';
import { expect, test } from './watchedPage.ts';

test('the empty page says what this is and offers the samples', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('go test -trace trace.out ./...')).toBeVisible();
  await page.getByRole('button', { name: /Start latency under load/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('start-latency.trace');
  await expect.poll(() => page.url()).toContain('#v=3&src=start-latency');
});

test('a link names a sample, in the hash or in the query', async ({ page }) => {
  await page.goto('./#src=heap');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('heap.pprof');
  await page.goto('about:blank');
  await page.goto('./?src=gc-alloc-storm');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('gc-alloc-storm.trace');
});

test('an address that is not there gets a sentence', async ({ page, complaints }) => {
  await page.goto('./#src=samples/no-such.trace');
  await expect(page.getByRole('alert')).toContainText(/404|not/i);
  // Chromium notes every failed request; this one is the reader's own.
  expect(complaints.splice(0).every((complaint) => complaint.includes('404'))).toBe(true);
});

test('several files make one workspace', async ({ page }) => {
  await page.goto('./');
  await dropFiles(page, [fileNamed(traces.tiny), fileNamed(profiles.cpu), fileNamed(profiles.heap)]);
  const files = page.getByRole('navigation', { name: 'Files' });
  await expect(files.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('go1.26-user-annotations.trace');

  await files.getByRole('button', { name: /^go1.19-cpu-samples-cpu/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('go1.19-cpu-samples-cpu.pb.gz');
  await expect(page.getByRole('main')).toContainText('CPU profile');

  await files.getByRole('button', { name: 'Close go1.19-cpu-samples-cpu.pb.gz' }).click();
  await expect(files.getByRole('listitem')).toHaveCount(2);
});

test('cancel ends loading', async ({ page }) => {
  let asked = false;
  // A server that never answers.
  await page.route('**/never.trace', () => {
    asked = true;
  });
  await page.goto('./#src=samples/never.trace');
  await expect(page.getByRole('region', { name: 'Opening never.trace' })).toBeVisible();
  await expect.poll(() => asked).toBe(true);
  const opening = page.workers();
  expect(opening.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
  // What read the file has ended; another worker may be getting ready for the next one.
  await expect.poll(() => page.workers().filter((worker) => opening.includes(worker))).toHaveLength(0);
});

test('settings are kept, and hold for the next file', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await choose(dialog.getByRole('button', { name: /Decode threads/ }), '3');
  await choose(dialog.getByRole('button', { name: /Memory for details/ }), '256 MiB');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.goto('./#src=start-latency');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('start-latency.trace');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(dialog.getByRole('button', { name: /Decode threads/ })).toContainText('3');
  await expect(dialog.getByRole('button', { name: /Memory for details/ })).toContainText('256 MiB');
});

test('Export gives the report', async ({ page }) => {
  await page.goto('./#src=heap');
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Report/ }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const report = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { tool: string; kind: string; file: { name: string } };
  expect(report).toMatchObject({ tool: 'gopherscope', kind: 'pprof', file: { name: 'heap.pprof' } });
});
