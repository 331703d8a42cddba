// A profile made from a trace, less the same profile of another open trace.
import { exactValue } from '../src/views/format.ts';
import { choose } from './choose.ts';
import { dropFiles, fileNamed } from './dropFiles.ts';
import { fitsAcross } from './fitsAcross.ts';
import { traces } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

const OTHER = /^go1\.27-gc-alloc-storm\.trace/;

const exactly = (ns: number): string => exactValue(ns, 'nanoseconds');
const offCpuNs = (file: string): number => Number(reportOf(file, 0, ['--pprof', 'off-cpu']).profile?.totals['time']);

test('time off the CPU less that of another trace: what rose and what fell, by the report’s figures', async ({ page }) => {
  const ownNs = offCpuNs(traces.manyStarts);
  const baseNs = offCpuNs(traces.gcStorm);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#v=2&view=flame&prof=off-cpu&sample_index=time');
  await dropFiles(page, [fileNamed(traces.manyStarts), fileNamed(traces.gcStorm)]);
  const total = page.locator('.flame-trail__figures');
  await expect(total).toHaveAttribute('title', exactly(ownNs));
  await choose(page.getByRole('button', { name: /Compare with/ }), OTHER);
  await expect(page.getByText('all rose')).toBeVisible();
  await expect(total).toHaveAttribute('title', exactly(ownNs - baseNs));
  await expect(page.getByText(/^Percentages of the base/)).toHaveAttribute('title', exactly(baseNs));
  await expect.poll(() => seriousViolations(page)).toEqual([]);

  // The other kinds are compared in the same way, and a narrow page has room for all of it.
  await page.getByRole('radio', { name: 'Sync', exact: true }).click();
  await expect(page.getByText('all rose')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await fitsAcross(page);

  await page.getByRole('button', { name: 'Remove diff_base' }).click();
  await expect(page.getByText('all rose')).toBeHidden();
});
