import type { Page } from '../../../workers/api.ts';
import type { CsvPart } from './CsvButton.tsx';
import type { CsvField } from './csv.ts';

/** Rows asked for at once. */
const PAGE_ROWS = 5000;
const AGAIN_MS = 200;

/** All rows of a table that is asked for page by page, as lines of a file; waits until the worker has read the recording. */
export async function* everyPage<Row>(
  askPage: (from: number, count: number) => Promise<Page<Row>>,
  line: (row: Row) => readonly CsvField[],
  pageRows = PAGE_ROWS,
): AsyncGenerator<CsvPart> {
  let from = 0;
  for (;;) {
    // Each page needs the one before: where it ends is where the next begins.
    // oxlint-disable-next-line eslint/no-await-in-loop
    const page = await askPage(from, pageRows);
    if (page.known < 1) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      continue;
    }
    from = page.from + page.rows.length;
    const isLast = page.rows.length === 0 || from >= page.total;
    yield { rows: page.rows.map(line), done: isLast ? 1 : from / page.total };
    if (isLast) return;
  }
}
