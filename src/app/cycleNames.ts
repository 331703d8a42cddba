// What a file calls its GC cycles, and which one is called so: asked of the worker of any file that tells of cycles.
import type { AskGc, GcCyclePage, TimeRange } from '../../workers/api.ts';
import type { CycleName, NumberedCycle } from '../share/cycleName.ts';

/** Names hold whole ns, while clocks of some traces count parts of them. */
const ROUNDED_NS = 1;
/** More do not overlap a moment. */
const MOST_AT_ONCE = 64;
/** How long the worker is left to read more of a trace before it is asked again. */
const AGAIN_MS = 150;

/** undefined: there is no such cycle. Rejects once the file is closed. */
export async function nameOfCycle(ask: AskGc, index: number): Promise<CycleName | undefined> {
  const page = await pageWith(ask, undefined, { from: index, count: 1 }, ({ rows }) => rows.length > 0);
  const row = page.rows.find((one) => one.index === index);
  return row && { thing: 'cycle', atNs: Math.round(row.startNs), number: row.number };
}

/** undefined: the file has none of this name. Rejects once the file is closed. */
export async function cycleNamed(ask: AskGc, { atNs, number }: CycleName): Promise<NumberedCycle | undefined> {
  const isMeant = (row: GcCyclePage['rows'][number]): boolean => Math.abs(row.startNs - atNs) <= ROUNDED_NS && (number === undefined || row.number === number);
  const range = { startNs: Math.max(0, atNs - ROUNDED_NS), endNs: atNs + ROUNDED_NS };
  const page = await pageWith(ask, range, { from: 0, count: MOST_AT_ONCE }, ({ rows }) => rows.some(isMeant));
  const row = page.rows.find(isMeant);
  return row && { thing: 'cycle', index: row.index };
}

/** Answers are of what has been read so far: asked again until it is there, or all has been read. */
async function pageWith(ask: AskGc, range: TimeRange | undefined, place: { readonly from: number; readonly count: number }, isThere: (page: GcCyclePage) => boolean): Promise<GcCyclePage> {
  for (;;) {
    // Each answer decides whether there is another question.
    // oxlint-disable-next-line eslint/no-await-in-loop
    const page = await ask({ ask: 'gcCycles', range, order: 'start', descending: false, ...place });
    if (isThere(page) || page.known >= 1) return page;
    // oxlint-disable-next-line eslint/no-await-in-loop
    await new Promise<void>((resolve) => void setTimeout(resolve, AGAIN_MS));
  }
}
