// Rows that are asked for page by page, as views ask for them.

import type { Page } from '../api.ts';
import { nextTask } from '../nextTask.ts';

const PAGE_ROWS = 500;

/** Writes each row once, in order; waits while the recording is still read for it. @param onProgress takes 0 to 1 */
export async function writeEveryPage<Row>(askPage: (from: number, count: number) => Promise<Omit<Page<Row>, 'from'>>, write: (row: Row) => void, onProgress: (done: number) => void): Promise<void> {
  for (let from = 0; ; ) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- page after page
    const page = await askPage(from, PAGE_ROWS);
    onProgress(page.known < 1 ? page.known : (from + page.rows.length) / Math.max(1, page.total));
    if (page.known < 1) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- what is read is joined in steps
      await nextTask();
      continue;
    }
    for (const row of page.rows) write(row);
    from += page.rows.length;
    if (page.rows.length === 0 || from >= page.total) return;
  }
}
