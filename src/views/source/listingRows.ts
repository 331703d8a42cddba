// The rows of one function's listing: its lines with their figures, and, where the text is there, the lines between and around.
import type { SourceFunction } from '../../../workers/api.ts';

export type ListingRow =
  | {
      readonly is: 'line';
      readonly line: number;
      /** undefined: no text is there, or the text has no such line. */
      readonly text: string | undefined;
      /** undefined: no sample is in it. */
      readonly figures: SourceFunction['lines'][number] | undefined;
    }
  /** Lines without figures that are left out. */
  | { readonly is: 'gap'; readonly from: number; readonly lines: number };

/** Lines shown beside one with figures. */
const AROUND = 4;
/** After the last line with figures a function is followed to its end, if that is near. */
const TO_THE_END = 30;
/** A line or two are shown rather than said to be left out. */
const LEAST_GAP = 3;
const MOST_ROWS = 5000;

/** @param text the file's lines; undefined: not there. `isWhole`: nothing between is left out. */
export function listingRows(fn: SourceFunction, text: readonly string[] | undefined, isWhole: boolean): readonly ListingRow[] {
  const figured = fn.lines.toSorted((a, b) => a.line - b.line);
  if (text === undefined) return figured.map((figures) => ({ is: 'line', line: figures.line, text: undefined, figures }));
  const byLine = new Map(figured.map((figures) => [figures.line, figures]));
  const first = figured.find(({ line }) => line > 0)?.line ?? 1;
  const last = figured.at(-1)?.line ?? first;
  const from = fn.startLine > 0 && fn.startLine <= first ? fn.startLine : Math.max(1, first - AROUND);
  const to = Math.max(last, Math.min(text.length, endOf(text, last)));
  const rows: ListingRow[] = [];
  const add = (line: number): void => {
    rows.push({ is: 'line', line, text: text[line - 1], figures: byLine.get(line) });
  };
  // Lines the profile does not tell come first.
  if (byLine.has(0)) add(0);
  const near = isWhole ? undefined : nearLines(figured, from);
  for (let line = from; line <= to && rows.length < MOST_ROWS; line++) {
    if (near === undefined || near.has(line)) {
      add(line);
      continue;
    }
    let next = line;
    while (next <= to && !near.has(next)) next++;
    if (next - line < LEAST_GAP) for (let at = line; at < next; at++) add(at);
    else rows.push({ is: 'gap', from: line, lines: next - line });
    line = next - 1;
  }
  return rows;
}

/** Lines near one with figures, and the first. */
function nearLines(figured: SourceFunction['lines'], from: number): ReadonlySet<number> {
  const near = new Set<number>([from]);
  for (const { line } of figured) for (let at = line - AROUND; at <= line + AROUND; at++) near.add(at);
  return near;
}

/** The line where the function that `line` is in ends, as gofmt writes it; a few lines on if that is not near. */
function endOf(text: readonly string[], line: number): number {
  for (let at = line; at <= line + TO_THE_END; at++) if (text[at - 1]?.startsWith('}') === true) return at;
  return line + AROUND;
}
